import Diagnostics
import Quantities
import Uncertainty

/// What would break: a limit in a forecast, a probe held by the ice, a probe's way through what must not be hit.
public struct Violation: Hashable, Sendable {
    /// The line of the limit, or of the command where no limit was written.
    public var line: Int
    public var text: String
    /// In the units of the JSON: °C, mm, s, cm³, or a ratio.
    public var value: Double?
    /// Of the value, for a reader: `%` for a share (of 1), empty for a plain number.
    var unit = ""
    /// Of a limit with confidence: where the value lies by the ensemble, in the same units.
    public var confident: ConfidentBand?
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

    /// For `p.violations`: `coldest(nerve) > 5 C: 4.8 C at 2:12`.
    public var words: String {
        let seen = seen.map { "\($0) at " } ?? ""
        return "\(text): \(seen)\(SessionClock.text(atSeconds))"
    }

    static func gasRunsOut(_ gas: String, _ state: PlanState, line: Int) -> Violation {
        var violation = Violation(
            line: line, text: "pressure(\(gas)) > \(Numeral.text(state.gas.leastPsi(of: gas), decimals: 0)) psi",
            value: state.gas.pressurePsi(of: gas) ?? 0, atSeconds: state.elapsedSeconds)
        violation.isOfGas = true
        return violation
    }

    /// `4.8 C`, or with confidence `7.2 C (5 to 95 %: 3.1 to 11.4)`.
    var seen: String? {
        let seen = value.map { unit.isEmpty ? Numeral.text($0) : unit == "%" ? "\(Numeral.text(100 * $0)) %" : "\(Numeral.text($0)) \(unit)" }
        guard let confident else { return seen }
        return "\(seen ?? "none") (\(confident.words))"
    }
}

/// The band of a requirement with confidence.
public struct ConfidentBand: Hashable, Sendable {
    /// One-sided, 0.5…0.95.
    public var confidence: Double
    public var band: Band

    /// `5 to 95 %: 3.1 to 11.4`
    var words: String {
        "\(percentWords) \(Self.text(band.low)) to \(Self.text(band.high))"
    }

    /// `5 to 95 %:`
    public var percentWords: String {
        let percent = [1 - confidence, confidence].map { Numeral.text(100 * $0, significantDigits: 3) }
        return "\(percent[0]) to \(percent[1]) %:"
    }

    private static func text(_ value: Double?) -> String { value.map { Numeral.text($0, significantDigits: 3) } ?? "none" }
}
