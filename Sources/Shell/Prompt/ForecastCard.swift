import Quantities
import Session

/// What the forecast says of one command, in a few lines: what there is then and was before, each limit with the room left, gas needed and left.
struct ForecastCard {
    private let row: CommandRow
    /// All that runs side by side; the figures are those of all.
    private let members: [CommandRow]
    init(_ row: CommandRow) { self.init(together: [row]) }

    /// One card for what runs side by side. There is at least one row.
    init(together rows: [CommandRow]) {
        row = rows[0]
        members = rows
    }

    /// What the plan had come to.
    private var before: PredictedOutcome? { row.before }

    var text: String { lines.map(\.text).joined(separator: "\n") }

    var lines: [CardLine] {
        let limits = row.limits.map { CardLine(LimitWords.line($0), $0.holds ? .limit : .kept) }
        let all = [CardLine(title, .kept)] + outcome + limits + breaks.map { CardLine($0, .kept) } + gas.map { CardLine($0, .gas) }
        return all + [uncertainty.map { CardLine($0, .uncertainty) }].compactMap(\.self)
    }

    /// What was measured when it was done, in one line.
    static func done(_ row: CommandRow, isNamed: Bool = false) -> String {
        let measured = row.measured.map { $0.tipCelsius.merging($0.sensorCelsius) { $1 } } ?? [:]
        let tips = measured.sorted { $0.key < $1.key }.map { "\($0.key) \(tenth($0.value)) C" }.joined(separator: ", ")
        let scan = row.measured?.scan.map { "\($0.modality) sees \(extents($0.extentsMM.x, $0.extentsMM.y, $0.extentsMM.z)), \(tenth($0.volumeCM3)) cm3" }
        let seen = [tips.isEmpty ? nil : "measured \(tips)", scan].compactMap { $0 }.joined(separator: "; ")
        let name = isNamed ? ", `\(row.shortText)`" : ""
        return "\(row.wasCutShort ? "cut short" : "done"), \(SessionClock.text(row.endSeconds))\(name)" + (seen.isEmpty ? "" : ": \(seen)")
    }

    private var freezes: Bool { members.contains { $0.kind == "freeze" } }

    private var title: String {
        let words = members.map { "`\($0.shortText)`" }.joined(separator: " beside ")
        let end = members.map(\.endSeconds).max() ?? row.endSeconds
        let start = SessionClock.text(row.startSeconds)
        return "predicted for \(words), " + (end > row.startSeconds ? "\(start) to \(SessionClock.text(end))" : "at \(start)")
    }

    // MARK: Ice, targets, organs, tips

    private var outcome: [CardLine] {
        guard let prediction = row.prediction else { return [] }
        let ice = [iceball(prediction).map { CardLine($0, .ice) }].compactMap(\.self)
        let tips = [probes(prediction).map { CardLine($0, .tips) }].compactMap(\.self)
        return ice + targets(prediction).map { CardLine($0, .target) } + organs(prediction).map { CardLine($0, .organ) } + tips
    }

    private func iceball(_ prediction: PredictedOutcome) -> String? {
        guard prediction.volumesCM3.count == PredictedOutcome.isotherms.count, prediction.volumesCM3[0] > 0 else { return nil }
        let size = Self.extents(prediction.iceballMM[0], prediction.iceballMM[1], prediction.iceballMM[2])
        let volume = Self.changed(before?.volumesCM3.first.map(Self.tenth), Self.tenth(prediction.volumesCM3[0]))
        let width = Self.tenth(prediction.widthMM)
        let isOneOfThem = (0..<3).contains { Self.tenth(prediction.iceballMM[$0]) == width }
        return line("ice ball", "\(size), \(isOneOfThem ? "" : "\(width) mm wide, ")\(volume) cm3 (\(Self.tenth(prediction.volumesCM3[2])) below -40 C)")
    }

    private func targets(_ prediction: PredictedOutcome) -> [String] {
        prediction.targets.sorted { $0.key < $1.key }.map { name, target in
            let bands = prediction.bands?.targets[name]
            let earlier = before?.targets[name]
            let parts = PredictedOutcome.isotherms.indices.map { level in
                let margin = Self.changed(earlier.map { Self.margin($0.marginMM[level]) }, Self.margin(target.marginMM[level]))
                let covered = Self.changed(earlier.map { Self.percent($0.coverage[level]) }, Self.percent(target.coverage[level]))
                let coverBand = BandWords.percent(bands?.coverage[level])
                let marginBand = BandWords.tenths(bands?.marginMM[level])
                return "\(Numeral.text(PredictedOutcome.isotherms[level])) C: \(covered) %\(coverBand), margin \(margin)\(marginBand)"
            }
            return line(name, parts.joined(separator: "; "))
        }
    }

    private func organs(_ prediction: PredictedOutcome) -> [String] {
        prediction.organs.sorted { $0.key < $1.key }.compactMap { name, celsius in
            (row.isWatched(name) ? celsius : row.organsAtEnd[name] ?? celsius).map { celsius in
                let earlier = before?.organs[name].flatMap { $0 }
                let coldest = Self.changed(earlier.map(Self.tenth), Self.tenth(celsius))
                let band = BandWords.tenths(prediction.bands?.organs[name] ?? row.organRanges[name])
                let isAsBefore = earlier.map { $0 <= celsius } ?? false
                return line(name, "coldest \(coldest)\(band) C\(isAsBefore ? " so far, and no colder by this" : reach(of: name))")
            }
        }
    }

    /// How far an organ's coldest looks: what takes time is looked ahead of only as long as a limit asks for.
    private func reach(of organ: String) -> String {
        if row.isWatched(organ) { return ", \(freezes ? "after the gas is off" : "after the \(row.kind)") too" }
        return freezes ? " at the end; no limit watches it, and it may go on cooling" : " so far"
    }

    private func probes(_ prediction: PredictedOutcome) -> String? {
        guard !prediction.probes.isEmpty else { return nil }
        let tips = prediction.probes.sorted { $0.key < $1.key }.map { "\($0.key) \(Self.tenth($0.value.tipCelsius)) C\(power(of: $0.key, $0.value.power))" }
        return line("tips", tips.joined(separator: ", "))
    }

    /// Only a probe that freezes has a power, and of those that run side by side one may be done before the rest.
    private func power(of probe: String, _ share: Double) -> String {
        guard let end = members.filter({ $0.kind == "freeze" && $0.command.probes.contains(probe) }).map(\.endSeconds).max() else { return "" }
        let isOver = members.contains { $0.endSeconds > end + 1e-6 }
        return isOver ? " (off since \(SessionClock.text(end)))" : " at \(Self.percent(share)) %"
    }

    // MARK: Limits

    /// What would break beside the limits: a probe in the way, gas that runs out.
    private var breaks: [String] {
        row.violations.filter { violation in !row.limits.contains { $0.line == violation.line && $0.text == violation.text } }.map { line("breaks", $0.words) }
    }

    // MARK: Gas, uncertainty

    private var gas: [String] {
        row.gasGrams.sorted { $0.key < $1.key }.map { gas, grams in
            let left = row.gasLeft[gas].map { ", \(Self.whole($0.grams)) g left at \(Self.whole($0.psi)) psi" } ?? ""
            return line(gas, "\(Self.whole(grams)) g\(left)")
        }
    }

    private var uncertainty: String? {
        guard freezes, let prediction = row.prediction else { return nil }
        let words = prediction.bands == nil ? "the textbook's patient; `frazil --bands` shows how patients differ" : "[5 to 95 % of an ensemble of patients]"
        return line("uncertain", words)
    }

    // MARK: Words

    /// `12 → 34` where it was something else before.
    private static func changed(_ before: String?, _ after: String) -> String {
        guard let before, before != after else { return after }
        return "\(before) → \(after)"
    }

    private func line(_ name: String, _ words: String) -> String { "  " + name + String(repeating: " ", count: max(1, nameColumns - name.count)) + words }

    private static let (usualNameColumns, mostNameColumns) = (10, 18)

    /// What follows a name stands in one column. A name that is very long stands out of it, for its words would have no room.
    private var nameColumns: Int {
        let names = (row.prediction?.targets.keys.map(\.self) ?? []) + (row.prediction?.organs.keys.map(\.self) ?? [])
        return names.map { $0.count + 2 }.filter { $0 <= Self.mostNameColumns }.max().map { max($0, Self.usualNameColumns) } ?? Self.usualNameColumns
    }

    private static func margin(_ millimetres: Double?) -> String { millimetres.map { "\(tenth($0)) mm" } ?? "none" }
    private static func extents(_ x: Double, _ y: Double, _ z: Double) -> String { "\(tenth(x)) x \(tenth(y)) x \(tenth(z)) mm" }
    private static func percent(_ share: Double?) -> String { share.map { Numeral.text(100 * $0, decimals: 0) } ?? "unknown" }
    private static func tenth(_ value: Double) -> String { Numeral.text(value, decimals: 1) }
    private static func whole(_ value: Double) -> String { Numeral.text(value, decimals: 0) }
}
