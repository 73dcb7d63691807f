import Testing

@testable import Shell

/// What a test sets of the screen is not seen by those that run beside it.
struct ScreenOfItsOwn: SuiteTrait, TestTrait, TestScoping {
    var isRecursive: Bool { true }

    func provideScope(for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void) async throws {
        try await Screen.$wishes.withValue(Screen.Wishes()) { try await function() }
    }
}

extension Trait where Self == ScreenOfItsOwn {
    static var screenOfItsOwn: Self { ScreenOfItsOwn() }
}
