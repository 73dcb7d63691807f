/// A cryoablation console as the session sees it: real, on a wire, or simulated.
///
/// Every call may throw a ``ConsoleFailure``. A refusal leaves the console as it was: a command for several probes happens on all of them or on
/// none.
public protocol Console: AnyObject {
    func identify() throws -> ConsoleIdentity
    /// Announces the revision of the state that the next clearance must be bound to.
    func expect(revision: Int)
    /// Begins a command. The clearance is spent whether or not it succeeds; where its revision is not the one announced the command is
    /// refused (`stale`). The ways out, `thaw` and `stop`, are never refused.
    func begin(_ clearance: consuming Clearance) throws
    /// Lets the console's time pass (a simulated one steps its patient, a real one waits) and reads every sensor. The gas goes off by itself
    /// when a command's time is over.
    func wait(seconds: Double) throws -> Readings
    func readings() throws -> Readings
    /// What a `scan` clearance began.
    func scan(_ request: ScanRequest) throws -> ScanImage
    /// Closes all gas; no command opens it again. Never needs a clearance, never refuses, may be called again.
    func allStop() throws
    /// What the machine is doing and has done, for a session that takes a case up again behind a cut. Reads only: nothing moves, no time passes.
    ///
    /// ``ConsoleStatus/commandCount`` settles a command that was written down and whose answer was lost: the machine has begun it where it
    /// counts one more than the journal has answers. A driver for a device that cannot count leaves it out; then the channels' states decide,
    /// and where they cannot either, a person is asked.
    func status() throws -> ConsoleStatus
    /// A person releases a stop: no gas flows, and commands are taken again. Refused (`needs-person`) where only a key at the machine can.
    func rearm() throws
}

extension Console {
    public func status() throws -> ConsoleStatus { throw ConsoleFailure.noStatus }
    public func rearm() throws { throw ConsoleFailure.needsPerson }
}
