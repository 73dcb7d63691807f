import Devices
import Evaluation

/// The patient lies there while the program thinks, or a person does: a machine whose clock runs on by itself has gone on meanwhile.
extension Procedure {
    /// A forecast that was asked about for longer is made anew, s of the machine's time.
    private static let forecastLastsSeconds = 15.0

    /// In the past the records tell whether it was looked at.
    func followClock() throws {
        guard driver.clockSpeed != nil || ledger.upcoming(.reading) != nil, machine.isOpen, !isPredicting, !options.isDryRun else { return }
        do {
            try passWithGasOff(machine.secondsSinceHeardOf())
        } catch {
            throw halt(error)
        }
    }

    /// A yes that came late was given to another patient than the one who lies there now. In the past the next record is then a look at the clock.
    func requireFresh(askedAt seconds: Double) throws {
        guard machine.isOpen, state.elapsedSeconds > 0, !options.isDryRun else { return }
        if ledger.isInPast, ledger.upcoming(.reading) == nil { return }
        let passed = (options.clock() - seconds) * (driver.clockSpeed ?? 0)
        guard ledger.isInPast || passed > Self.forecastLastsSeconds else { return }
        if !ledger.isInPast { audience.printed("\(Int(passed.rounded())) s have passed since the prediction, with the gas off: it is made anew") }
        throw ForecastGrownOld()
    }
}

/// A command is predicted once more, from the moment it is now.
struct ForecastGrownOld: Error {}
