import Diagnostics
import Quantities

/// What would break: a limit in a forecast, a probe held by the ice, a probe's way through what must not be hit.
public struct Violation: Hashable, Sendable {
    /// The line of the limit, or of the command where no limit was written.
    public var line: Int
    public var text: String
    /// In the units of the JSON: °C, mm, s, cm³, or a ratio.
    public var value: Double?
    /// Program time of the first break, s.
    public var atSeconds: Double
    /// Where the limit is written.
    var span: SourceSpan?
    /// A bottle that runs empty, rather than a limit.
    var isOfGas = false

    init(line: Int, text: String, value: Double?, atSeconds: Double, span: SourceSpan? = nil) {
        self.line = line
        self.text = text
        self.value = value
        self.atSeconds = atSeconds
        self.span = span
    }

    /// For `p.violations`: `coldest(nerve) > 5 C: 4.8 at 132 s`.
    public var words: String {
        let seen = value.map { "\(Numeral.text($0)) at " } ?? ""
        return "\(text): \(seen)\(Numeral.text(atSeconds, decimals: 0)) s"
    }

    static func gasRunsOut(_ gas: String, _ state: PlanState, line: Int) -> Violation {
        var violation = Violation(
            line: line, text: "pressure(\(gas)) > \(Numeral.text(state.gas.leastPsi(of: gas), decimals: 0)) psi",
            value: state.gas.pressurePsi(of: gas) ?? 0, atSeconds: state.elapsedSeconds)
        violation.isOfGas = true
        return violation
    }
}
