import Session
import Simulation

/// The drivers by their names on the command line.
public enum Drivers {
    /// `sim`: the embedded console with its hidden patient.
    public static func named(
        _ name: String, seed: UInt64, speed: Double?, resolutionMM: Double?, stop: StopSignal, sleep: @escaping (Double) -> Void = Pace.sleepOnWallClock
    ) -> Result<Driver, CommandLineFault> {
        guard name == "sim" else { return .failure(.unknownDriver(name)) }
        return .success(simulated(seed: seed, speed: speed, resolutionMM: resolutionMM, stop: stop, sleep: sleep))
    }

    private static func simulated(
        seed: UInt64, speed: Double?, resolutionMM: Double?, stop: StopSignal, sleep: @escaping (Double) -> Void
    ) -> Driver {
        Driver(
            name: "sim", stepSeconds: min(5, speed ?? 5),
            open: { patient, models in
                SimulatedConsole(
                    patient: patient, probeModels: models, resolutionMM: resolutionMM ?? patient.resolutionMM, seed: seed,
                    pace: Pace(speed: speed, isInterrupted: { stop.isRaised }, sleep: sleep))
            },
            describe: { console, patient, models in
                (console as? SimulatedConsole)?.updatePatient(patient, probeModels: models)
            })
    }
}
