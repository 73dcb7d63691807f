import Quantities

/// Curves against time as text: fine dots in colours where there are colours, else a letter each.
struct TimelineChart {
    struct Value {
        var seconds: Double
        var value: Double
    }

    /// What was planned and what was measured of one thing.
    struct Series {
        var name: String
        var planned: [Value]
        var measured: [Value] = []
    }

    let title: String
    let series: [Series]
    /// Of all charts that stand below each other, > 0.
    let endSeconds: Double
    /// Characters of the plot itself.
    let columns: Int
    let lines: Int
    let depth: ColourDepth

    /// In front of the plot.
    static let marginColumns = 8

    var text: String {
        guard let range else { return "" }
        let rows = depth == .none ? letters(range) : dots(range)
        let drawn = rows.enumerated().map { row, line in "\(label(row, range))|\(line)" }
        return ([title, "  " + legend] + drawn).joined(separator: "\n")
    }

    // MARK: The scale

    /// Of all values; at least one unit high.
    private var range: ClosedRange<Double>? {
        let values = series.flatMap { $0.planned + $0.measured }.map(\.value).filter(\.isFinite)
        guard let low = values.min(), let high = values.max() else { return nil }
        return high - low < 1 ? (low - 0.5)...(high + 0.5) : low...high
    }

    /// The value of the first, the middle and the last line.
    private func label(_ row: Int, _ range: ClosedRange<Double>) -> String {
        guard [0, lines / 2, lines - 1].contains(row) else { return String(repeating: " ", count: Self.marginColumns - 1) }
        let share = Double(row) / Double(max(lines - 1, 1))
        let number = Numeral.text(range.upperBound - share * (range.upperBound - range.lowerBound), decimals: 1)
        return String(repeating: " ", count: max(0, Self.marginColumns - 2 - number.count)) + number + " "
    }

    private func row(of value: Double, _ range: ClosedRange<Double>, of count: Int) -> Int {
        let share = (range.upperBound - value) / (range.upperBound - range.lowerBound)
        return min(max(Int((share * Double(count - 1)).rounded()), 0), count - 1)
    }

    private func column(of seconds: Double, of count: Int) -> Int {
        min(max(Int((seconds / endSeconds * Double(count - 1)).rounded()), 0), count - 1)
    }

    private func seconds(of column: Int, of count: Int) -> Double { Double(column) / Double(max(count - 1, 1)) * endSeconds }

    // MARK: Letters

    /// Small for what was planned, capital for what was measured.
    private func letters(_ range: ClosedRange<Double>) -> [String] {
        var rows = Array(repeating: Array(repeating: Character(" "), count: columns), count: lines)
        for (number, one) in series.enumerated() {
            for column in 0..<columns {
                guard let value = one.planned(at: seconds(of: column, of: columns)) else { continue }
                rows[row(of: value, range, of: lines)][column] = Self.letter(number)
            }
            for moment in one.measured {
                rows[row(of: moment.value, range, of: lines)][column(of: moment.seconds, of: columns)] = Character(Self.letter(number).uppercased())
            }
        }
        return rows.map { String($0).trimmedAtEnd }
    }

    private static func letter(_ number: Int) -> Character { Array("abcdefghijklmnopqrstuvwxyz")[number % 26] }

    // MARK: Dots

    /// Two by four dots a character; the colour of a character is that of the last curve through it.
    private func dots(_ range: ClosedRange<Double>) -> [String] {
        var canvas = DotCanvas(columns: columns, lines: lines)
        for (number, one) in series.enumerated() {
            var before: Int?
            for column in 0..<2 * columns {
                let here = one.planned(at: seconds(of: column, of: 2 * columns)).map { row(of: $0, range, of: 4 * lines) }
                if let here { canvas.draw(column: column, rows: min(here, before ?? here)...max(here, before ?? here), number) }
                before = here
            }
            for moment in one.measured {
                canvas.mark(column: column(of: moment.seconds, of: columns), line: row(of: moment.value, range, of: lines), number)
            }
        }
        return canvas.rows { Self.colour($0).code(depth, isBackground: false) }
    }

    private static let colours: [Palette] = [.probe, .organ, .cold, .target, .vessel, .lethal]
    private static func colour(_ number: Int) -> Palette { colours[number % colours.count] }

    // MARK: The legend

    private var legend: String {
        series.enumerated().map { number, one in
            guard depth == .none else {
                let code = Self.colour(number).code(depth, isBackground: false)
                return "\(code)━━\(one.measured.isEmpty ? "" : " \(DotCanvas.mark)")\(DotCanvas.reset) \(one.name)"
            }
            let letter = Self.letter(number)
            return (one.measured.isEmpty ? "\(letter)" : "\(letter)\(letter.uppercased())") + " \(one.name)"
        }.joined(separator: "   ")
    }
}

extension TimelineChart.Series {
    /// Between two moments on the straight line through them; nothing before the first, behind the last, and in a gap.
    fileprivate func planned(at seconds: Double) -> Double? {
        guard let next = planned.firstIndex(where: { $0.seconds >= seconds - 1e-6 }) else { return nil }
        let (after, before) = (planned[next], planned[max(next - 1, 0)])
        if abs(after.seconds - seconds) <= 1e-6 || next == 0 { return next == 0 && after.seconds > seconds + 1e-6 ? nil : after.value }
        guard after.seconds - before.seconds <= Self.gapSeconds else { return nil }
        let share = (seconds - before.seconds) / (after.seconds - before.seconds)
        return before.value + share * (after.value - before.value)
    }

    /// Nothing was planned of it meanwhile.
    private static let gapSeconds = 600.0
}
