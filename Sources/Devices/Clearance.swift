/// Leave to carry out one command, given once the forecast has seen what it does.
///
/// Noncopyable, so that it is spent when the console takes it: there is no second use and no copy kept back. The initialiser is hidden behind
/// the SPI `Forecast`: only a file that writes `@_spi(Forecast) import Devices` can make one, and outside the tests that is the
/// forecast's own file in the session. A command without a forecast therefore does not compile; one with an outdated forecast is
/// refused by the console (`stale`), which compares ``revision`` with the one announced by ``Console/expect(revision:)``.
public struct Clearance: ~Copyable, Sendable {
    /// The revision of the plan's state that the forecast was computed from.
    public let revision: Int
    public let command: Command
    /// Why the command was let through against a broken limit; nothing where every limit held.
    public let overrideReason: String?

    @_spi(Forecast) public init(command: Command, revision: Int, overrideReason: String?) {
        self.command = command
        self.revision = revision
        self.overrideReason = overrideReason
    }
}
