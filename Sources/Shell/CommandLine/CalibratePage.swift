import Foundation
import Session
import Verification

/// What `frazil calibrate` prints.
enum CalibratePage {
    static func text(_ calibration: ProbeCalibration) -> String {
        (calibration.fits.map(fit) + [coolDown(calibration), findings(calibration)]).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func fit(_ fit: GasFlowFit) -> String {
        let range =
            fit.bearable.map { String(format: "%.2f to %.2f g/s", $0.lowerBound, $0.upperBound) + (fit.isOpen ? " or more" : "") }
            .map { $0 + " keeps every size within its spread" } ?? "no flow keeps every size within its spread"
        return "\(fit.experiment.probe): gas flow fitted to one probe\n  \(fit.experiment.source)\n"
            + fit.rows.map { "  " + PublishedPage.line(fit.experiment.name, $0) }.joined()
            + String(format: "  gas flow %.3f g/s; ", fit.flowGPerSecond) + range + "\n"
    }

    private static func coolDown(_ calibration: ProbeCalibration) -> String {
        guard let best = calibration.coolDown else { return "" }
        let tried = calibration.coolDowns.map { String(format: "%g s %.3f", $0.startSeconds, $0.rootMeanSquare) }.joined(separator: ", ")
        let moments = best.moments.map { moment in
            String(format: "    %3.0f s   measured %.3f   computed %.3f   %+.3f\n", moment.seconds, moment.measured, moment.computed, moment.computed - moment.measured)
        }
        return "argon: start-up time constant from the shape of an IceSphere's cool-down (share of the fall in 210 s; Sarshoghi, A549_Clinic_N2)\n"
            + moments.joined() + "  root mean square of the differences by time constant: \(tried)\n"
            + String(format: "  start %g s\n", best.startSeconds)
    }

    private static func findings(_ calibration: ProbeCalibration) -> String {
        let scaling = calibration.fits.count < PublishedCases.fitted.count ? ""
            : String(format: "flow in proportion to the diameter: %.3f g/s a millimetre (", calibration.flowPerDiameter)
                + calibration.fits.map { $0.experiment.probe }.joined(separator: ", ") + ")\n"
        let lines = calibration.findings.map { finding in
            VerifyPage.padded(finding.probe, 16) + VerifyPage.padded(finding.quantity.rawValue, 10)
                + VerifyPage.padded(String(format: "%.3f \(finding.unit)", finding.found), 12)
                + VerifyPage.padded(String(format: "library %g \(finding.unit)", finding.library), 18)
                + (finding.agrees ? "ok" : "DIFFERS") + "\n"
        }
        return scaling + lines.joined()
    }

    static func json(_ calibration: ProbeCalibration) -> JSONValue {
        .members([
            ("fits", .list(calibration.fits.map(json))),
            (
                "cool_down",
                .list(
                    calibration.coolDowns.map {
                        .members([("start_s", .number($0.startSeconds)), ("root_mean_square", .number($0.rootMeanSquare))])
                    })
            ),
            (
                "findings",
                .list(
                    calibration.findings.map {
                        .members([
                            ("probe", .text($0.probe)), ("quantity", .text($0.quantity.rawValue)), ("unit", .text($0.unit)), ("found", .number($0.found)),
                            ("library", .number($0.library)), ("ok", .boolean($0.agrees)),
                        ])
                    })
            ),
        ])
    }

    private static func json(_ fit: GasFlowFit) -> JSONValue {
        .members([
            ("probe", .text(fit.experiment.probe)), ("gas_flow_g_per_s", .number(fit.flowGPerSecond)),
            ("lowest_g_per_s", .number(fit.bearable?.lowerBound)), ("highest_g_per_s", .number(fit.bearable?.upperBound)),
            ("figures", .list(fit.rows.map { PublishedPage.json(fit.experiment, $0) })),
        ])
    }
}
