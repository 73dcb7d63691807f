import Quantities
import Session

extension CommandRow {
    /// One line for people: when, what, what the forecast says, what was measured.
    public var summary: String {
        let forecast = wasCutShort ? [cutWords] : predictionWords + gasWords
        let parts = [verdictWords] + violations.map(\.words) + forecast + measuredWords
        let told = parts.compactMap { $0 }.joined(separator: "; ")
        return "\(Self.clock(startSeconds))  \(shortText)" + (told.isEmpty ? "" : ": \(told)")
    }

    /// In front of a row, where three digits of minutes stand below each other.
    static func clock(_ seconds: Double) -> String {
        let text = SessionClock.text(seconds)
        return String(repeating: " ", count: max(0, 6 - text.count)) + text
    }

    /// What was asked for, with the values that stood behind its names; an `until` as it is written.
    var shortText: String {
        let written = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !written.contains(" until ") else { return written.count > 60 ? written.prefix(59) + "…" : written }
        let line = command.words ?? written
        return line.count > 100 ? line.prefix(99) + "…" : line
    }

    private var cutWords: String { isCommitted ? "cut short at \(SessionClock.text(endSeconds))" : "not begun" }

    private var verdictWords: String? {
        switch verdict {
        case .refused: "refused"
        case .overridden: "overridden"
        case .ok: nil
        }
    }

    private var predictionWords: [String?] {
        guard let prediction, prediction.volumesCM3.first ?? 0 > 0 else { return [durationWords] }
        let size = (0..<3).map { Self.tenth(prediction.iceballMM[$0]) }.joined(separator: " x ")
        let volumes = "\(Self.tenth(prediction.volumesCM3[0])) cm3 (\(Self.tenth(prediction.volumesCM3[2])) below -40 C)"
        return [durationWords, "ice \(size) mm, \(volumes)", targetWords(prediction), organWords(prediction)]
    }

    private var durationWords: String? { endSeconds > startSeconds ? "until \(SessionClock.text(endSeconds))" : nil }

    private func targetWords(_ prediction: PredictedOutcome) -> String? {
        let words = prediction.targets.sorted { $0.key < $1.key }.compactMap { name, target in
            target.coverage.last.flatMap { $0 }.map { covered in
                let band = BandWords.percent(prediction.bands?.targets[name]?.coverage.last)
                return "\(Numeral.text(100 * covered, decimals: 0)) %\(band) of \(name) below -40 C"
            }
        }
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }

    /// The coldest so far when the command is over. Where a limit watches an organ, the forecast looks on with the gas off, and what is colder then is told as to come.
    private func organWords(_ prediction: PredictedOutcome) -> String? {
        let coldest = prediction.organs.compactMap { name, celsius in celsius.map { (name: name, celsius: $0) } }
        let words = coldest.sorted { ($0.celsius, $0.name) < ($1.celsius, $1.name) }.prefix(3).map { organWords($0.name, $0.celsius, prediction) }
        return words.isEmpty ? nil : "coldest " + words.joined(separator: ", ")
    }

    private func organWords(_ name: String, _ coldest: Double, _ prediction: PredictedOutcome) -> String {
        let end = Self.tenth((organsAtEnd[name] ?? nil) ?? coldest)
        let foreseen = Self.tenth(coldest)
        let range = BandWords.tenths(prediction.bands?.organs[name] ?? organRanges[name])
        guard isWatched(name), foreseen != end else { return "\(name) \(end)\(range) C" }
        return "\(name) \(end) C (\(foreseen)\(range) C to come)"
    }

    private var gasWords: [String?] {
        gasGrams.sorted { $0.key < $1.key }.map { "\($0.key) \(Numeral.text($0.value, decimals: 0)) g" }
    }

    private var measuredWords: [String?] {
        guard let measured else { return [] }
        let values = measured.tipCelsius.merging(measured.sensorCelsius) { $1 }.sorted { $0.key < $1.key }
        let tips = values.map { "\($0.key) \(Self.tenth($0.value)) C" }.joined(separator: ", ")
        return [tips.isEmpty ? nil : "measured \(tips)", scanWords(measured)]
    }

    private func scanWords(_ measured: MeasuredOutcome) -> String? {
        guard let scan = measured.scan else { return nil }
        let size = (0..<3).map { Self.tenth(scan.extentsMM[$0]) }.joined(separator: " x ")
        return "\(scan.modality) sees \(size) mm (±\(Self.tenth(scan.errorMM)) mm), \(Self.tenth(scan.volumeCM3)) cm3"
    }

    private static func tenth(_ value: Double) -> String { Numeral.text(value, decimals: 1) }
}
