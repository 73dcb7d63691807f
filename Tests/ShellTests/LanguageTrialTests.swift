import Testing

@testable import Shell

@Suite struct LanguageTrialTests {
    @Test func `a long program's only mistake is found, and a million turns come to what they should`() throws {
        for timing in [LanguageTrial.reading(1, ProcessorClock.seconds), LanguageTrial.loop(1, ProcessorClock.seconds)] {
            #expect(timing.isRight, "\(timing.name)")
            // No aim: that is the benchmark's. A tenth of the speed would be a fault all the same.
            #expect(try #require(timing.seconds) < 10 * (try #require(timing.aimSeconds)), "\(timing.name)")
        }
        #expect(abs(LanguageProgram.loopAnswerMM - 100) < 1e-6)
        #expect(LanguageProgram.long.text.utf8.count >= 1_000_000)
    }

    @Test func `no time stands beside a wrong answer`() {
        let wrong = LanguageTrial.Timing(name: "a loop", seconds: 0.123, aimSeconds: 0.3, isRight: false)
        #expect(!LanguagePage.line(of: wrong).contains("123"))
        #expect(LanguagePage.line(of: LanguageTrial.Timing(name: "a loop", seconds: 0.123)).hasSuffix(" 123 ms"))
        #expect(LanguagePage.line(of: LanguageTrial.Timing(name: "a loop", seconds: nil)).hasSuffix("cannot be run here"))
    }
}
