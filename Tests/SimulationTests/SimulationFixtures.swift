import Bioheat
@_spi(Forecast) import Devices
import Geometry

@testable import Simulation

/// A muscle, a 17 G probe, and a console on them that never sleeps.
enum Fixture {
    static let muscle = Tissue(
        name: "muscle", densityKgPerM3: 1060, conductivityWPerMK: 0.5, frozenConductivityWPerMK: 1.8, heatCapacityJPerKgK: 3600,
        frozenHeatCapacityJPerKgK: 1900, latentHeatJPerKg: 250_000, solidusCelsius: -8, liquidusCelsius: -1, perfusionPerSecond: 0.0005)

    static let probe = ProbeModel(
        name: "argon_17g", diameterMM: 1.5, activeLengthMM: 22,
        cooling: .cryogen(celsius: -140, coefficientWPerM2K: 4500, startSeconds: 10))

    static let blind: ProbeModel = {
        var model = probe
        model.name = "blind"
        model.hasThermocouple = false
        return model
    }()

    static var patient: Patient { Patient(background: muscle) }

    static func console(
        seed: UInt64 = 1, resolutionMM: Double = 4, pace: Pace = Pace(speed: nil), faults: [SimulatedFault] = []
    ) -> SimulatedConsole {
        let console = SimulatedConsole(
            patient: patient, probeModels: ["argon_17g": probe, "blind": blind], resolutionMM: resolutionMM, seed: seed, pace: pace,
            faults: faults)
        console.expect(revision: 1)
        return console
    }

    static func place(_ probe: String, x: Double = 0, model: String = "argon_17g") -> Command {
        .place(Placement(probe: probe, model: model, tip: Point(x, 0, 0), entry: Point(x, 0, 60)))
    }
}

extension SimulatedConsole {
    /// A command with a fresh clearance.
    func begin(_ command: Command) throws { try begin(Clearance(command: command, revision: 1, overrideReason: nil)) }

    /// The code with which it is refused; nothing where it is taken.
    func refusal(of command: Command, revision: Int = 1) -> String? {
        refusal { try begin(Clearance(command: command, revision: revision, overrideReason: nil)) }
    }

    func refusal(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch {
            return (error as? ConsoleFailure)?.code ?? "not a ConsoleFailure"
        }
    }
}
