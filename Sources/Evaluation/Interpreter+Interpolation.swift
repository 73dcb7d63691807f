import Syntax

extension Interpreter {
    /// A probe's name; `"P{i}"` comes to the name that `P1` is.
    func name(of probe: ProbeName) throws -> String {
        switch probe.kind {
        case .word(let word): word
        case .text(let expression): try evaluate(expression).text
        }
    }
}
