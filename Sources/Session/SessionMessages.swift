import Bioheat
import Diagnostics
import Evaluation
import Quantities
import Uncertainty

/// The words of everything the session tells, one factory a message. R1 refuses, R2 warns, R3 is a mistake of the program that only running
/// could tell.
extension Diagnostic {
    // Refused

    static func limitBreaks(_ violation: Violation, of request: CommandRequest, isRefused: Bool) -> Diagnostic {
        let when = "at \(SessionClock.text(violation.atSeconds))"
        let seen = "\(violation.seen ?? "broken") \(when)"
        let limit = violation.span.map { [Diagnostic.Label(span: $0, text: "the limit")] } ?? []
        let call = request.calledAt.map { [Diagnostic.Label(span: $0, text: "called here")] } ?? []
        return Diagnostic(
            isRefused ? .error : .warning, isRefused ? "R101" : "R210", "the forecast breaks a limit: \(violation.text)", at: request.span,
            label: seen, secondary: call + limit, help: isRefused ? "a shorter or weaker freeze may hold; to do it all the same, write `override \"why\" { … }`" : nil)
    }

    static func gasRunsOut(_ violation: Violation, of request: CommandRequest) -> Diagnostic {
        Diagnostic(
            .error, "R104", "the gas does not last: \(violation.text)", at: request.span,
            label: "empty at \(SessionClock.text(violation.atSeconds))",
            help: "freeze for less time, with less power or with fewer probes")
    }

    static func heldByIce(_ probe: String, tipCelsius: Double, of request: CommandRequest) -> Diagnostic {
        Diagnostic(
            .error, "R102", "probe \(probe) is held by the ice and is not withdrawn (C4.1.5)", at: request.span,
            label: "its tip is at \(Numeral.text(tipCelsius, decimals: 1)) C",
            help: "thaw until tip(\(probe)) > 10 C at most 15m")
    }

    static func wayBlocked(_ probe: String, by obstacle: Placing.Obstacle, at request: CommandRequest) -> Diagnostic {
        Diagnostic(
            .error, "R103", "probe \(probe) \(obstacle.words)", at: request.span,
            label: "by \(Numeral.text(-obstacle.distanceMM, decimals: 1)) mm", help: "choose another entry or tip")
    }

    // Told, and gone on

    static func disagrees(_ disagreement: Disagreement, of request: CommandRequest) -> Diagnostic {
        let low = Numeral.text(disagreement.predictedCelsius.lowerBound, decimals: 1)
        let high = Numeral.text(disagreement.predictedCelsius.upperBound, decimals: 1)
        let measured = Numeral.text(disagreement.measuredCelsius, decimals: 1)
        return Diagnostic(
            .warning, "R201", "\(disagreement.name) measures \(measured) C where \(low) to \(high) C was predicted", at: request.span,
            label: "at \(SessionClock.text(disagreement.atSeconds))",
            help: "look at the probe, its gas and its thermocouple before going on")
    }

    static func ofMachine(_ notice: String, at request: CommandRequest) -> Diagnostic {
        Diagnostic(.warning, "D201", notice, at: request.span, help: "the run goes on; look at the machine and its wires")
    }

    static func contradicts(_ contradiction: Correction.Contradiction, isTaken: Bool, of request: CommandRequest) -> Diagnostic {
        Diagnostic(
            .warning, "R203", contradiction.words, at: request.span,
            label: isTaken ? "left out of what the forecasts are corrected by" : "the forecasts are not corrected by what was measured",
            help: contradiction.advice)
    }

    static func energyImbalance(_ relative: Double, of request: CommandRequest) -> Diagnostic {
        Diagnostic(
            .warning, "R202", "the solver's heat balance is off by \(Numeral.text(100 * relative)) %", at: request.span,
            help: "run with a finer `resolution`")
    }

    static func gasIsLow(_ gas: String, _ low: Forecast.LowGas, of request: CommandRequest) -> Diagnostic {
        Diagnostic(
            .warning, "R211", "\(gas) falls below its working pressure of \(Numeral.text(low.changePsi, decimals: 0)) psi and cools less (C4.3.6)",
            at: request.span, label: "at \(SessionClock.text(low.atSeconds)); the prediction reckons with it",
            help: "change the bottle before this command")
    }

    static func nearWalls(_ gradient: Double, of request: CommandRequest) -> Diagnostic {
        Diagnostic(
            .warning, "R212", "the walls of the `domain`, held warm, are so near that the ice stays smaller than it would without them", at: request.span,
            label: "\(Numeral.text(gradient, decimals: 1)) K/mm at a wall",
            help: "make the `domain` larger, or leave it out: then it is chosen so that its walls do not change the answer")
    }

    static func coldWalls(_ drop: Double, of request: CommandRequest) -> Diagnostic {
        Diagnostic(
            .warning, "R212", "the cold has come to the walls of what is solved, and no heat through them: the ice is predicted larger than it would be", at: request.span,
            label: "\(Numeral.text(drop, decimals: 0)) K colder at a wall", help: "write a `domain` that is larger: `domain box(center: (0, 0, 0) mm, size: (300, 300, 300) mm)`")
    }

    static func wideCells(cellMM: Double, enoughMM: Double, at request: CommandRequest) -> Diagnostic {
        Diagnostic(
            .warning, "R214", "cells of \(Numeral.text(cellMM, decimals: 2)) mm are too wide here: the ice may be off by some per cent and more", at: request.span,
            label: "blood warms what they do not hold, or they are wider than any that were checked",
            help: "answer no, and write `resolution \(Numeral.text((enoughMM * 100).rounded(.down) / 100, decimals: 2)) mm`: it counts from the start")
    }

    static func powerWithoutEffect(_ probes: [String], at request: CommandRequest) -> Diagnostic {
        Diagnostic(
            .warning, "R213", "the surface of \(probes.joined(separator: ", ")) is held at its temperature, whatever the power", at: request.span, label: "changes nothing",
            help: "a model with `cryogen` in place of `surface` follows the power")
    }

    static func entryInside(_ probe: String, depthMM: Double, at request: CommandRequest) -> Diagnostic {
        Diagnostic(
            .warning, "R204", "the entry of probe \(probe) lies inside the body", at: request.span,
            label: "\(Numeral.text(depthMM, decimals: 1)) mm under the skin")
    }

    static func tipOutside(_ probe: String, heightMM: Double, at request: CommandRequest) -> Diagnostic {
        Diagnostic(
            .warning, "R205", "the tip of probe \(probe) lies outside the body", at: request.span,
            label: "\(Numeral.text(heightMM, decimals: 1)) mm above the skin")
    }

    static func activeLengthOutside(_ probe: String, byMM: Double, at request: CommandRequest) -> Diagnostic {
        Diagnostic(
            .warning, "R208", "the active length of probe \(probe) reaches out of its entry", at: request.span,
            label: "by \(Numeral.text(byMM, decimals: 1)) mm", help: "choose a deeper tip or a shorter probe")
    }

    static func gasNotClosed(_ reason: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "R105", "the console did not confirm that the gas is closed: \(reason)", at: span, help: "close the gas at the console")
    }

    static func neverHeld(_ seconds: Double, of request: CommandRequest) -> Diagnostic {
        Diagnostic(
            .warning, "R206", "the condition does not hold within \(Quantity(seconds, .duration).description)", at: request.span,
            label: "ends at the bound")
    }

    static func holdsAlready(_ request: CommandRequest) -> Diagnostic {
        Diagnostic(.warning, "R207", "the condition holds already: nothing is sent", at: request.span)
    }

    // Mistakes

    static func noPrediction(_ number: Int, _ request: SourceSpan) -> Halt {
        .mistake(Diagnostic(.error, "R312", "there is no prediction \(number)", at: request))
    }
}

extension Unanswerable {
    /// Nothing is forecast with a solver that broke, and so nothing is sent.
    init(_ fault: SolverFault) {
        let help = "look at the tissues' figures in the program, and for probes less than 1 mm apart; another `resolution` may help"
        switch fault {
        case .temperature(let range):
            let (low, high) = (Numeral.text(Double(range.lowerBound), decimals: 0), Numeral.text(Double(range.upperBound), decimals: 0))
            self.init(code: "R319", message: "the solver broke: it came to a temperature outside \(low) to \(high) C, which nothing here can make", help: help)
        case .heatBalance(let share):
            self.init(code: "R319", message: "the solver broke: its heat balance is off by \(Numeral.text(100 * share, decimals: 0)) %", help: help)
        }
    }

    static func ensembleTooLarge(resolutionMM: Double) -> Unanswerable {
        Unanswerable(
            code: "R317", message: "the \(Ensemble.memberCount) members that a band is drawn from do not fit into memory at \(Numeral.text(resolutionMM)) mm",
            help: "choose a coarser `resolution`, or leave out `with … confidence` and `--bands`")
    }
}

extension ResolutionChoice {
    /// One line: the cell, the estimate, and what set the cell.
    var summary: String {
        let cell = "cells of \(Numeral.text(cellMM)) mm"
        let wanted = "\(Numeral.text(wantedMM)) mm wanted"
        let estimate = "the 0 C front is estimated to be within \(Numeral.text(estimateMM, decimals: 2)) mm (\(wanted))"
        switch reason {
        case .estimate: return "\(cell): \(estimate)"
        case .thinPart(let thickness): return "\(cell), since a part of the patient is \(Numeral.text(thickness)) mm thick: \(estimate)"
        case .finest: return "\(cell), the finest that are chosen: \(estimate)"
        case .gridSize: return "\(cell), since finer ones would be too many: \(estimate)"
        case .noIce: return "\(cell): no probe freezes yet, so that the error cannot be estimated (\(wanted))"
        }
    }
}
