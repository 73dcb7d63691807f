import Diagnostics
import Syntax

extension Interpreter {
    /// A string with the values of its `{…}` in place.
    func interpolated(_ parts: [StringPart]) throws -> String {
        try parts.map(text).joined()
    }

    private func text(of part: StringPart) throws -> String {
        switch part {
        case .text(let text): text
        case .expression(let expression): try evaluate(expression).text
        }
    }

    /// A probe's name; `"P{i}"` comes to the name that `P1` is.
    func name(of probe: ProbeName) throws -> String {
        switch probe.kind {
        case .word(let word): word
        case .text(let expression): try evaluate(expression).text
        }
    }
}
