import Foundation
import Session
import Simulation

/// The drivers by their names on the command line.
public enum Drivers {
    /// `sim`: the embedded console with its hidden patient. `scpi://…`: a device on a wire, connected at once.
    public static func named(
        _ name: String, profile: String? = nil, profileText: String? = nil, seed: UInt64, speed: Double?, resolutionMM: Double?, isDryRun: Bool = false, stop: StopSignal,
        sleep: @escaping (Double) -> Void = Pace.sleepOnWallClock
    ) -> Result<Driver, CommandLineFault> {
        if name.contains("scpi:") {
            return device(
                DeviceOptions(addresses: name, profile: profile, profileText: profileText, seed: seed, resolutionMM: resolutionMM, isDryRun: isDryRun, stop: stop))
        }
        guard name == "sim" else { return .failure(.unknownDriver(name)) }
        guard profile == nil else { return .failure(.profileWithoutDevice()) }
        return .success(simulated(seed: seed, speed: speed, resolutionMM: resolutionMM, stop: stop, sleep: sleep))
    }

    /// A profile as a journal keeps it: a file by its whole path, for whoever takes the run up may stand elsewhere.
    static func lasting(_ profile: String?) -> String? {
        profile.map { $0.contains("/") || $0.hasSuffix(".frz") ? URL(fileURLWithPath: $0).standardizedFileURL.path : $0 }
    }

    private static func simulated(
        seed: UInt64, speed: Double?, resolutionMM: Double?, stop: StopSignal, sleep: @escaping (Double) -> Void
    ) -> Driver {
        let throttle = Throttle(speed)
        var driver = Driver(
            name: "sim", stepSeconds: min(5, speed ?? 5),
            open: { patient, models in
                throttle.takes(SimulatedConsole(
                    patient: patient, probeModels: models, resolutionMM: resolutionMM ?? patient.resolutionMM, seed: seed,
                    pace: Pace(speed: throttle.speed, isInterrupted: { stop.isRaised }, sleep: sleep)))
            },
            describe: { console, patient, models in
                (console as? SimulatedConsole)?.updatePatient(patient, probeModels: models)
            })
        driver.changeSpeed = throttle.change
        driver.remember = { ($0 as? SimulatedConsole)?.remembered() ?? {} }
        return driver
    }
}
