import Bioheat
import Diagnostics
import Quantities

/// The words of what is wrong with a command before it is forecast (R3).
extension Unanswerable {
    static func noProbe() -> Unanswerable { Unanswerable(code: "R301", message: "no probe is placed", help: "place a probe first") }

    static func noSuchProbe(_ name: String, among placed: [String]) -> Unanswerable {
        let near = nearestName(to: name, among: placed).map { "did you mean \($0)?" }
        return Unanswerable(code: "R302", message: "there is no placed probe \(name)", help: near)
    }

    static func placedAlready(_ name: String) -> Unanswerable {
        Unanswerable(code: "R303", message: "\(name) is placed already", help: "withdraw it first, or give the new one another name")
    }

    static func noSuchModel(_ name: String, among known: [String]) -> Unanswerable {
        let near = nearestName(to: name, among: known).map { "did you mean \($0)?" }
        return Unanswerable(code: "R304", message: "there is no probe model \(name)", help: near)
    }

    static func badDuration(_ seconds: Double) -> Unanswerable {
        Unanswerable(code: "R305", message: "a command lasts more than 0 s and at most 24 h, not \(Numeral.text(seconds)) s")
    }

    static func badPower(_ fraction: Double) -> Unanswerable {
        Unanswerable(code: "R306", message: "a power is 0 % to 100 %, not \(Numeral.text(100 * fraction)) %")
    }

    static func noPatient() -> Unanswerable {
        Unanswerable(
            code: "R307", message: "nothing is known of the patient yet", help: "write `background muscle` (or another tissue) first")
    }

    static func badInterval(_ seconds: Double) -> Unanswerable {
        Unanswerable(code: "R308", message: "a scan every \(Numeral.text(seconds)) s is too often", help: "leave at least 1 s between scans")
    }

    static func noWay(_ name: String) -> Unanswerable {
        Unanswerable(code: "R309", message: "the tip and the entry of \(name) are one point, or have no place")
    }

    static func usedTwice(_ name: String) -> Unanswerable {
        Unanswerable(code: "R310", message: "probe \(name) has two things to do at once", help: "name each probe once inside `together`")
    }

    static func badSkinTemperature(_ celsius: Double) -> Unanswerable {
        Unanswerable(code: "R311", message: "the skin is warmed to 20 C to 45 C, not \(Numeral.text(celsius)) C")
    }

    static func noGas(_ gas: String, probe: String, known: [String]) -> Unanswerable {
        let near = nearestName(to: gas, among: known).map { "did you mean \($0)?" }
        return Unanswerable(code: "R313", message: "the machine has no \(gas), which probe \(probe) is cooled with", help: near)
    }

    static func testedInside(_ probe: String) -> Unanswerable {
        Unanswerable(code: "R314", message: "\(probe) is placed already and is tested outside the body", help: "test it before it is placed")
    }

    static func farAway(_ name: String) -> Unanswerable {
        Unanswerable(code: "R315", message: "\(name) lies more than 10 m from the origin", help: "look at the units of its tip and its entry")
    }

    static func gridTooLarge(_ size: GridSize, resolutionMM: Double) -> Unanswerable {
        let most = GridSize.greatestCellCount / 1_000_000
        return Unanswerable(
            code: "R316",
            message: "cells of \(Numeral.text(resolutionMM)) mm would make a grid of \(size.cellCount / 1_000_000) million; at most \(most) million are solved",
            help: "choose a coarser `resolution`, or a smaller `domain`")
    }

    static func outsideDomain(_ probe: String) -> Unanswerable {
        Unanswerable(
            code: "R318", message: "the active length of probe `\(probe)` lies outside the `domain`, where nothing is solved",
            help: "make the `domain` larger, or leave it out: then it is chosen so that its walls do not change the answer")
    }
}
