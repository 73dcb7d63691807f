/// Why a console did not do what it was told: a stable code for programs, one sentence for people.
public struct ConsoleFailure: Error, Hashable, Sendable {
    public var code: String
    public var message: String

    public init(code: String, message: String) {
        self.code = code
        self.message = message
    }
}
