import Quantities
import Uncertainty

extension Correction {
    /// One line: what was learnt, each figure with its 5 to 95 % range either way.
    public var words: String {
        let learnt = estimates.filter(\.isLearnt).map(\.words)
        let others = learnt.isEmpty ? ["each within what was believed before"] : learnt
        return "measured, and taken over into the forecasts: " + others.joined(separator: "; ")
    }
}

extension Correction.Estimate {
    /// `probe A 4 % ± 2 % weaker than the book`
    var words: String {
        let percent = abs(factor - 1) * 100
        let width = ((band.high ?? factor) - (band.low ?? factor)) / 2 * 100
        return "\(subject.words) \(Self.text(percent)) % ± \(Self.text(width)) % \(factor < 1 ? subject.less : subject.more) than the book"
    }

    private static func text(_ percent: Double) -> String { Numeral.text(percent, decimals: percent < 9.95 ? 1 : 0) }
}

extension Correction.Subject {
    var words: String {
        switch self {
        case .strength(let probes): probes.count == 1 ? "probe \(probes[0])" : "probes \(probes.joined(separator: ", "))"
        case .perfusion: "perfusion"
        }
    }

    var less: String { if case .strength = self { "weaker" } else { "lower" } }
    var more: String { if case .strength = self { "stronger" } else { "higher" } }
}

extension Correction.Contradiction {
    /// Whom it is about, for it is told once.
    enum Source: Hashable {
        case gauge(Gauge)
        case subject(Correction.Subject)
    }

    var source: Source {
        switch self {
        case .residual(let gauge, _), .misplaced(let gauge, _), .offset(let gauge, _): .gauge(gauge)
        case .implausible(let subject, _): .subject(subject)
        }
    }

    var words: String {
        switch self {
        case .residual(let gauge, let left):
            return "\(gauge.words) measures what no patient within the prior would show: \(Numeral.text(left, decimals: 1)) \(gauge.unit) are left over"
        case .misplaced(let gauge, let millimetres):
            return "\(gauge.words) fits only if it lies \(Numeral.text(millimetres, decimals: 1)) mm from where it was placed"
        case .offset(let gauge, let kelvin):
            return "\(gauge.words) fits only if it shows \(Numeral.text(abs(kelvin), decimals: 1)) K too \(kelvin < 0 ? "low" : "high")"
        case .implausible(let subject, let factor):
            let percent = Numeral.text(abs(factor - 1) * 100, decimals: 0)
            return "what was measured fits only with \(subject.words) \(percent) % \(factor < 1 ? subject.less : subject.more) than the book, which is not believed"
        }
    }

    var advice: String {
        switch self {
        case .implausible(.strength, _): "look at the probe, its gas and its model before going on"
        case .implausible: "look at the tissues that the program describes before going on"
        case .misplaced: "look where it lies"
        case .residual(let gauge, _), .offset(let gauge, _):
            if case .extent = gauge { "look at the scan, and at the tissues that the program describes" } else { "look at the thermocouple before going on" }
        }
    }
}

extension Gauge {
    var words: String {
        switch self {
        case .tip(let probe): "the tip of probe \(probe)"
        case .sensor(let name, _): "sensor \(name)"
        case .extent: "the scan"
        }
    }

    var unit: String { if case .extent = self { "mm" } else { "K" } }
}
