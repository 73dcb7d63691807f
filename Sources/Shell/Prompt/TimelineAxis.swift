import Session

/// Below the charts: what was done when, and the clock.
struct TimelineAxis {
    let rows: [CommandRow]
    /// > 0
    let endSeconds: Double
    let columns: Int

    var text: String {
        let margin = String(repeating: " ", count: TimelineChart.marginColumns)
        return "\(margin)\(work)\n\(margin)\(clock)\n\(margin)F freezing  T thawing  - waiting"
    }

    /// A letter a column: freezing goes before thawing, thawing before waiting.
    private var work: String {
        var letters = Array(repeating: Character(" "), count: columns)
        for (kind, letter) in [("hold", "-"), ("thaw", "T"), ("freeze", "F")] as [(String, Character)] {
            for row in rows where row.kind == kind && row.verdict != .refused {
                for column in letters.indices where row.startSeconds <= seconds(column) && seconds(column) <= row.endSeconds { letters[column] = letter }
            }
        }
        return String(letters)
    }

    private func seconds(_ column: Int) -> Double { (Double(column) + 0.5) / Double(columns) * endSeconds }

    /// At the start, in the middle and at the end.
    private var clock: String {
        let (start, middle, end) = (SessionClock.text(0), SessionClock.text(endSeconds / 2), SessionClock.text(endSeconds))
        let first = max(1, columns / 2 - start.count - middle.count / 2)
        let second = max(1, columns - start.count - first - middle.count - end.count)
        return start + String(repeating: " ", count: first) + middle + String(repeating: " ", count: second) + end
    }
}
