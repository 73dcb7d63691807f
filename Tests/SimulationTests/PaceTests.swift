import Devices
import Testing

@testable import Simulation

struct PaceTests {
    /// A clock that only this test winds.
    final class Clock {
        var slept: [Double] = []
        var interruptAfter = Int.max
    }

    private func pace(_ clock: Clock, speed: Double?) -> Pace {
        Pace(speed: speed, isInterrupted: { clock.slept.count >= clock.interruptAfter }, sleep: { clock.slept.append($0) })
    }

    @Test func `at ten times the clock a minute takes six seconds, in short slices`() {
        let clock = Clock()
        #expect(pace(clock, speed: 10).wait(simulatedSeconds: 60))
        #expect(abs(clock.slept.reduce(0, +) - 6) < 1e-6)
        #expect(clock.slept.allSatisfy { $0 <= Pace.sliceSeconds })
    }

    @Test func `what the solver took is not slept again`() {
        let clock = Clock()
        #expect(pace(clock, speed: 1).wait(simulatedSeconds: 5, spentSeconds: 4))
        #expect(abs(clock.slept.reduce(0, +) - 1) < 1e-6)
    }

    @Test(arguments: [nil, 0, -1, Double.nan, Double.infinity])
    func `without a sensible speed nothing is waited for`(speed: Double?) {
        let clock = Clock()
        #expect(pace(clock, speed: speed).wait(simulatedSeconds: 1e6))
        #expect(clock.slept.isEmpty)
    }

    @Test func `an interruption ends the waiting within a slice and the console's wait early`() throws {
        let clock = Clock()
        clock.interruptAfter = 3
        let console = Fixture.console(pace: pace(clock, speed: 1))
        let readings = try console.wait(seconds: 600)
        #expect(clock.slept.count == 3)
        #expect(readings.atSeconds <= 5)
    }
}
