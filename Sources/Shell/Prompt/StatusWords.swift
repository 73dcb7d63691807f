import Quantities
import Session

/// The lines of a status: what is done and for how long yet, what there is, and the limit that comes nearest.
struct StatusWords {
    let mark: String
    let progress: Progress
    let figures: ProgressFigures?
    /// Of the wall clock, since this forecast or this command began.
    let secondsInPhase: Double

    private static let barWidth = 20

    /// Always three, so that nothing moves.
    var lines: [String] { [head, state, limit] }

    private var head: String {
        let clock = figures.map { SessionClock.text($0.clockSeconds) + "  " } ?? ""
        let text = progress.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return "\(mark) \(clock)\(doing)  \(text)"
    }

    private var doing: String {
        switch progress.phase {
        case .predicting: "predicting \(bar)\(wallLeft)"
        case .searching: "searching for what would hold \(bar)\(wallLeft)"
        case .lookingBack: "going through the plan once more \(bar)\(wallLeft)"
        case .lookingAhead: "looking ahead, \(Self.length(progress.doneSeconds)) on with the gas off"
        case .following: "comparing with what was measured, look \(Int(progress.doneSeconds))"
        case .running: "running \(bar), \(Self.length(max(0, progress.totalSeconds - progress.doneSeconds))) left"
        }
    }

    private var share: Double { progress.totalSeconds > 0 ? min(1, max(0, progress.doneSeconds / progress.totalSeconds)) : 1 }

    private var bar: String {
        let full = Int(share * Double(Self.barWidth))
        return "[" + String(repeating: "#", count: full) + String(repeating: ".", count: Self.barWidth - full) + "] \(Int(100 * share)) %"
    }

    /// Of a forecast, by how fast it has been so far.
    private var wallLeft: String {
        guard share > 0.05, secondsInPhase > 0.3 else { return "" }
        return ", \(Self.length((secondsInPhase * (1 - share) / share).rounded(.up))) to wait"
    }

    /// Of time, in whole seconds.
    private static func length(_ seconds: Double) -> Quantity { Quantity(seconds.rounded(), .duration) }

    private var state: String {
        guard let figures else { return "" }
        let words = [ice(figures), tips(figures), pressures(figures)].compactMap(\.self).joined(separator: "   ")
        return words.isEmpty ? "" : "  " + words
    }

    private func ice(_ figures: ProgressFigures) -> String? {
        guard let ice = figures.iceMM, ice.max() > 0 else { return nil }
        let size = (0..<3).map { Numeral.text(ice[$0], decimals: 1) }.joined(separator: " x ")
        return (figures.areMeasured ? "forecast " : "") + "\(figures.isIceLeft ? "ice left" : "ice ball") \(size) mm"
    }

    private func tips(_ figures: ProgressFigures) -> String? {
        guard !figures.tipCelsius.isEmpty else { return nil }
        let tips = figures.tipCelsius.sorted { $0.key < $1.key }.map { "\($0.key) \(Numeral.text($0.value, decimals: 1)) C" }
        return (figures.areMeasured ? "measured " : "tips ") + tips.joined(separator: ", ")
    }

    private func pressures(_ figures: ProgressFigures) -> String? {
        guard !figures.pressurePsi.isEmpty else { return nil }
        return figures.pressurePsi.sorted { $0.key < $1.key }.map { "\($0.key) \(Numeral.text($0.value, decimals: 0)) psi" }.joined(separator: ", ")
    }

    private var limit: String { figures?.nearestLimit.map { "  nearest limit: \(LimitWords.nearest($0))" } ?? "" }
}
