import Diagnostics
import Session
import Verification

/// `frazil calibrate`: the library's probes fitted anew to what is published, and compared with what the library says.
enum CalibrateCommand {
    static func run(_ arguments: [String]) -> Int32 {
        do throws(CommandLineFault) {
            let options = try OptionReader(arguments, OptionReader.Grammar(values: ["--json"]))
            for probe in options.operands where !ProbeCalibration.probes.contains(probe) {
                let known = ProbeCalibration.probes
                throw .noCalibration(probe, known: known, nearest: nearestName(to: probe, among: known))
            }
            try Output.tryWriting(options.values["--json"])
            return try calibrate(options.operands.isEmpty ? ProbeCalibration.probes : options.operands, json: options.values["--json"])
        } catch {
            return Terminal.complain(error)
        }
    }

    private static func calibrate(_ probes: [String], json: String?) throws(CommandLineFault) -> Int32 {
        let shelf = try LibraryShelf(tissues: PublishedCases.fitted.map(\.tissue) + ["water"])
        let calibration = ProbeCalibration(of: probes, models: shelf.probes, tissues: shelf.tissues)
        if json != "-" { Terminal.write(CalibratePage.text(calibration), to: Terminal.output) }
        if let json { try Output.write(CalibratePage.json(calibration).page, to: json) }
        return calibration.agrees ? 0 : 1
    }
}
