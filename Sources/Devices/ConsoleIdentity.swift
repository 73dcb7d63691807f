/// Which console answers.
public struct ConsoleIdentity: Hashable, Sendable {
    public var name: String
    /// No patient, no gas: a rehearsal.
    public var isSimulated: Bool

    public init(name: String, isSimulated: Bool) {
        self.name = name
        self.isSimulated = isSimulated
    }
}
