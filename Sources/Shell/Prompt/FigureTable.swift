import Quantities
import Session

/// Moments of a plan side by side.
struct FigureTable {
    private let columns: [(name: String, figures: StandFigures)]
    /// Of a region's name; one that is longer is cut.
    private var nameWidth = Int.max

    init(_ columns: [(String, StandFigures)]) { self.columns = columns.map { (name: $0.0, figures: $0.1) } }

    // MARK: On a narrow screen

    private static let narrowNameWidth = 9

    /// Where it is too wide all the same, regions' names are cut too.
    private func fitted(_ width: Int, _ text: (FigureTable) -> String) -> String {
        let whole = text(self)
        guard whole.split(separator: "\n").contains(where: { DisplayWidth.of($0) > width }) else { return whole }
        var narrow = self
        narrow.nameWidth = Self.narrowNameWidth
        return text(narrow)
    }

    private func shown(_ name: String) -> String { TextTable.cut(name, to: nameWidth) }

    // MARK: One a line

    /// Clock, ice, the worst margin and the coldest organ.
    func list(width: Int) -> String { fitted(width) { $0.list(within: width) } }

    private func list(within width: Int) -> String {
        let rows = columns.map { name, figures in
            [name, SessionClock.text(figures.seconds), "\(Self.tenth(figures.iceCM3)) cm3", worst(figures.margins, "mm"), worst(figures.organs, "C")]
        }
        return TextTable(head: ["fork", "clock", "ice", "margin at -20 C", "coldest organ"], rows: rows, namesInFirstColumn: true).text(width: width)
    }

    /// The least of them, with its name.
    private func worst(_ values: [String: Double], _ unit: String) -> String {
        guard let least = values.min(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return "-" }
        return "\(Self.tenth(least.value)) \(unit) (\(shown(least.key)))"
    }

    // MARK: One a column

    /// One line a figure; of two moments the difference too.
    func comparison(width: Int) -> String { fitted(width) { $0.comparison(within: width) } }

    private func comparison(within width: Int) -> String {
        let lines = [clock] + iceExtents + volumes + targets + organs + gas
        let isPair = columns.count == 2
        let head = [""] + columns.map(\.name) + (isPair ? ["difference"] : [])
        return TextTable(head: head, rows: lines.map { $0.cells(withDifference: isPair) }, namesInHead: 1..<columns.count + 1).text(width: width)
    }

    private struct Line {
        let name: String
        let values: [Double?]
        var unit = ""
        /// No digit behind the point, else one.
        var isWhole = false
        var isClock = false

        func cells(withDifference: Bool) -> [String] {
            [name] + values.map { $0.map { words($0) + suffix } ?? "-" } + (withDifference ? [difference] : [])
        }

        private var suffix: String { unit.isEmpty ? "" : " \(unit)" }

        /// Of what stands in the table: whoever subtracts the two figures comes to the same.
        private var difference: String {
            guard values.count == 2, let first = values[0], let second = values[1] else { return "" }
            let step = rounded(second) - rounded(first)
            let text = isClock ? "\(Quantity(abs(step), .duration))" : words(abs(step)) + suffix
            return step == 0 ? "the same" : (step < 0 ? "-" : "+") + text
        }

        private func words(_ value: Double) -> String { isClock ? SessionClock.text(value) : Numeral.text(value, decimals: isWhole ? 0 : 1) }

        private func rounded(_ value: Double) -> Double {
            let scale = isWhole || isClock ? 1.0 : 10
            return (value * scale).rounded() / scale
        }
    }

    private func line(_ name: String, _ unit: String, isWhole: Bool = false, _ value: (StandFigures) -> Double?) -> Line {
        Line(name: name, values: columns.map { value($0.figures) }, unit: unit, isWhole: isWhole)
    }

    private var clock: Line { Line(name: "clock", values: columns.map(\.figures.seconds), isClock: true) }

    private var iceExtents: [Line] {
        [
            line("ice across the probes", "mm") { $0.iceCM3 > 0 ? $0.outcome.widthMM : nil },
            line("ice along the probes", "mm") { $0.iceCM3 > 0 ? $0.outcome.lengthMM : nil },
        ]
    }

    private var volumes: [Line] {
        PredictedOutcome.isotherms.indices.map { level in
            line("ice below \(Numeral.text(PredictedOutcome.isotherms[level])) C", "cm3") { $0.outcome.volumesCM3[level] }
        }
    }

    private var targets: [Line] {
        names { $0.outcome.targets.keys }.flatMap { name in
            (1..<PredictedOutcome.isotherms.count).flatMap { level in
                let celsius = Numeral.text(PredictedOutcome.isotherms[level])
                return [
                    line("\(shown(name)) below \(celsius) C", "%") { $0.outcome.targets[name].flatMap { $0.coverage[level] }.map { 100 * $0 } },
                    line("\(shown(name)) margin at \(celsius) C", "mm") { $0.outcome.targets[name].flatMap { $0.marginMM[level] } },
                ]
            }
        }
    }

    private var organs: [Line] {
        names { $0.outcome.organs.keys }.map { name in line("\(shown(name)) coldest so far", "C") { $0.outcome.organs[name] ?? nil } }
    }

    private var gas: [Line] { names { $0.gasGrams.keys }.map { name in line("\(name) used", "g", isWhole: true) { $0.gasGrams[name] ?? 0 } } }

    /// Of all columns, each once.
    private func names<Names: Sequence<String>>(_ names: (StandFigures) -> Names) -> [String] { Set(columns.flatMap { names($0.figures) }).sorted() }

    private static func tenth(_ value: Double) -> String { Numeral.text(value, decimals: 1) }
}

extension StandFigures {
    fileprivate var iceCM3: Double { outcome.volumesCM3.first ?? 0 }

    /// Of each target, at -20 C, mm.
    fileprivate var margins: [String: Double] { outcome.targets.compactMapValues { $0.marginMM[1] } }

    /// Coldest so far, °C.
    fileprivate var organs: [String: Double] { outcome.organs.compactMapValues { $0 } }
}
