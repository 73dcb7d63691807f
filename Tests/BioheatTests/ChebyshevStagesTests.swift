import Foundation
import Testing

@testable import Bioheat

@Suite struct TimeSteps {
    static let decays = [0.1, 0.9, 1.5, 5, 14.75, 59, 64.9, 120, 400]

    /// By how much a wave of this decay rate times the step is multiplied.
    private func multiplied(_ decay: Double, _ stages: ChebyshevStages) -> Double {
        var (before, now) = (0.0, 1.0)
        for number in 1...stages.count {
            let (mu, nu, share) = stages.factors(number)
            (before, now) = (now, mu * now + nu * before - share * decay * now)
        }
        return now
    }

    @Test(arguments: decays) func noWaveGrowsOrComesOutMuchTheWrongWay(fastest: Double) {
        let stages = ChebyshevStages(for: fastest)
        #expect(stages.reach >= fastest)
        for part in stride(from: 0.0, through: 1, by: 1 / 512) {
            let factor = multiplied(part * fastest, stages)
            #expect(factor <= 1 + 1e-12 && factor > -0.14, "\(part * fastest)")
        }
    }

    @Test(arguments: decays) func whatReachIsLeftIsSpentOnDamping(fastest: Double) {
        let stages = ChebyshevStages(for: fastest)
        guard stages.count > 1 else { return }
        // Two stages and a decay of 1.5: no damping uses that up.
        #expect(stages.reach < fastest * 1.001 || stages.count == 2)
        // e^(−z) to first order: without damping z²/6 at most stands where z²/2 should.
        for z in [0.01, 0.05] {
            let second = (multiplied(z, stages) - 1 + z) / (z * z)
            #expect(second > 0.22 && second < 0.5, "\(second)")
        }
    }

    @Test func aStepOfFiveSecondsInFrozenSoftTissueTakesNineStages() {
        // 2 W/m/K, 1000 kg/m3 and 2034 J/kg/K on cells of 1 mm: 12 times the diffusivity over h².
        #expect(ChebyshevStages(for: 5 * 11.8).count == 9)
    }
}
