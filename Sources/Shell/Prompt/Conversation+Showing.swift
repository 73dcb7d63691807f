import Bioheat
import Quantities
import Session

/// `show …`: the plan as it stands, or as it is asked about, in pictures and tables.
extension Conversation {
    static let showWords = """
        show slice axial | coronal | sagittal [at 5 mm]    the ice on a plane at a right angle to z, y, x; through the middle where no place is said
        show slice through A B                             on the plane of probe A and the tip of B
        show timeline    tips, organs and margins against time, planned and measured
        show probes   show limits   show gas
        """

    func show(_ words: [String]) {
        switch words.first {
        case nil: audience.say("show what?\n" + Self.showWords)
        case "slice": showSlice(Array(words.dropFirst()))
        case "timeline": showTimeline()
        case "probes": audience.say(probeTable)
        case "limits": audience.say(limitTable)
        case "gas": audience.say(gasTable)
        default: audience.say("there is no such thing to show; there is\n" + Self.showWords)
        }
    }

    // MARK: Sections

    func showSlice(_ words: [String]) {
        guard let plane = plane(words) else { return audience.say(wrongPlane(words)) }
        let columns = min(Terminal.columns(of: Terminal.output) - 4, 100)
        let lines = Self.lines(beside: 5, most: 30)
        if let words = emptiness(of: plane) { return audience.say(words) }
        guard let picture = picture(plane, columns: columns, lines: lines) else { return audience.say("there is nothing to look at yet: no target, and no probe in the patient") }
        audience.say(pixelPicture(plane, columns: columns, lines: lines).map { Picture(shown: $0, plain: picture.plain) } ?? picture)
    }

    /// A picture and what stands beside it (its legend, the prompt) go on one screen, as far as a picture can be so small.
    private static func lines(beside others: Int, most: Int) -> Int {
        max(min(most, Terminal.rows(of: Terminal.output) - others), 6)
    }

    /// Where nothing of the patient would be seen: which plane it is, and where there is something.
    private func emptiness(of plane: SectionPlane) -> String? {
        guard plane.kind != .through, let section = try? procedure.section(plane, columns: 40, rows: 40), section.isEmpty else { return nil }
        guard let treated = procedure.treatedExtent(along: plane.kind.axis) else { return nil }
        func place(_ value: Double) -> String { Numeral.text(value, decimals: 1) }
        return "there is nothing on this plane: no ice, no region, no probe (\(words(for: plane)))\n"
            + "  \(treatedWords) lie at \(plane.kind.axisName) = \(place(treated.lowerBound)) to \(place(treated.upperBound)) mm"
    }

    private var treatedWords: String {
        let hasTarget = procedure.patient?.regions.contains { $0.role == .target } ?? false
        return [hasTarget ? "targets" : nil, procedure.probesStanding.isEmpty ? nil : "the active lengths of probes"].compactMap(\.self).joined(separator: " and ")
    }

    /// What is wrong with the place, where the plane is right.
    private func wrongPlane(_ words: [String]) -> String {
        guard let kind = words.first.flatMap(SectionPlane.Kind.init(rawValue:)), kind != .through, words.count > 1 else { return "which plane?\n" + Self.showWords }
        return "\(kind == .axial ? "an" : "a") \(kind.rawValue) plane stands on \(kind.axisName): `show slice \(kind.rawValue) at 5 mm`, or `\(kind.axisName) = 5 mm`; `\(words.dropFirst().joined(separator: " "))` is no such place"
    }

    /// Where the terminal says that it draws pixels.
    private func pixelPicture(_ plane: SectionPlane, columns: Int, lines: Int) -> String? {
        guard ColourDepth.ofOutput != .none, let graphics = graphics() else { return nil }
        let size = (columns: max(columns, 10), lines: lines)
        guard let section = try? procedure.section(plane, columns: size.columns * Self.pixelsAColumn, rows: size.lines * 2 * Self.pixelsAColumn) else { return nil }
        let picture = SectionPicture(section, ColourDepth.ofOutput)
        let scale = max(1, Terminal.pixelsAColumn(of: Terminal.output) / Self.pixelsAColumn)
        let room = (columns: max(1, section.columns / Self.pixelsAColumn), lines: max(1, section.rows / (2 * Self.pixelsAColumn)))
        return "\(picture.raster.text(graphics, size: room, scale: scale))\n  \(picture.legend)\n  \(words(for: plane)), \(picture.scale), \(machine.mark)"
    }

    /// Of a picture, before a terminal with finer ones repeats them.
    private static let pixelsAColumn = 4

    /// Beside a card: through the middle, upright along the first probe where there is one.
    func smallPicture(lines: Int) -> Picture? {
        guard !procedure.probesStanding.isEmpty, let plane = SectionPlane(.coronal, at: procedure.middle.y) else { return nil }
        let columns = Terminal.columns(of: Terminal.output)
        // The legend takes more lines where it is broken.
        for height in stride(from: min(Self.pictureLines.upperBound, lines), through: Self.pictureLines.lowerBound, by: -1) {
            guard let picture = picture(plane, columns: min(columns - 4, 56), lines: height) else { return nil }
            if FoldedText.folded(picture.shown, to: columns).count(where: { $0 == "\n" }) < lines { return picture }
        }
        return nil
    }

    /// Of a small picture, without its legend.
    private static let pictureLines = 6...12

    private func picture(_ plane: SectionPlane, columns: Int, lines: Int) -> Picture? {
        Picture(ColourDepth.ofOutput) { picture(plane, columns: columns, lines: lines, $0) }
    }

    private func picture(_ plane: SectionPlane, columns: Int, lines: Int, _ depth: ColourDepth) -> String? {
        let size = SectionPicture.pixels(columns: max(columns, 10), lines: lines, depth)
        guard let section = try? procedure.section(plane, columns: size.columns, rows: size.rows) else { return nil }
        let picture = SectionPicture(section, depth)
        return "\(picture.text)\n  \(picture.legend)\n  \(words(for: plane)), \(picture.scale), \(machine.mark)"
    }

    private func words(for plane: SectionPlane) -> String {
        func place(_ value: Double) -> String { "\(Numeral.text(value, decimals: 1)) mm" }
        switch plane.kind {
        case .axial: return "axial, z = \(place(plane.origin.z)): x to the right, y up"
        case .coronal: return "coronal, y = \(place(plane.origin.y)): x to the right, z up"
        case .sagittal: return "sagittal, x = \(place(plane.origin.x)): y to the right, z up"
        case .through: return "through two probes, the first one's axis up"
        }
    }

    /// `axial at 5 mm`, `through A B`.
    private func plane(_ words: [String]) -> SectionPlane? {
        guard let kind = words.first.flatMap(SectionPlane.Kind.init(rawValue:)) else { return nil }
        let rest = Array(words.dropFirst())
        if kind == .through { return through(rest) }
        let middle = procedure.middle
        let usual = switch kind {
        case .axial: middle.z
        case .coronal: middle.y
        case .sagittal, .through: middle.x
        }
        if rest.isEmpty { return SectionPlane(kind, at: usual) }
        return Self.place(in: rest, on: kind.axisName).flatMap(length).flatMap { SectionPlane(kind, at: $0) }
    }

    /// Behind `at`, or behind the axis and `=`.
    private static func place(in words: [String], on axis: String) -> String? {
        let text = (words[0] == "at" ? words.dropFirst() : words[...]).joined(separator: " ")
        guard let sign = text.firstIndex(of: "=") else { return words[0] == "at" ? text : nil }
        return text[..<sign].filter({ !$0.isWhitespace }) == axis ? String(text[text.index(after: sign)...]) : nil
    }

    private func through(_ names: [String]) -> SectionPlane? {
        let probes = names.compactMap { name in procedure.probesStanding.first { $0.name == name } }
        guard probes.count == 2, names.count == 2 else { return nil }
        return SectionPlane(through: probes[0], probes[1])
    }

    /// mm
    private func length(_ text: String) -> Double? {
        guard let quantity = checker.quantity(in: text), quantity.dimension == .length else { return nil }
        return quantity.value * 1000
    }

    // MARK: Tables

    private var probeTable: String {
        let probes = procedure.probesStanding
        guard !probes.isEmpty else { return "no probe is in the patient" }
        let rows = probes.map { probe in
            let tip = (0..<3).map { Numeral.text(probe.tip[$0], decimals: 1) }.joined(separator: ", ")
            let planned = procedure.tipPlanned(probe.name).map { "\(Numeral.text($0, decimals: 1)) C" } ?? "-"
            let measured = procedure.tipMeasured(probe.name).map { "\(Numeral.text($0, decimals: 1)) C" } ?? "-"
            return [probe.name, probe.model.name, "(\(tip)) mm", "\(Numeral.text(100 * procedure.power(of: probe.name), decimals: 0))%", planned, measured]
        }
        return TextTable(head: ["probe", "model", "tip", "power", "planned", "measured"], rows: rows).text
    }

    private var limitTable: String {
        let standing = procedure.requirementsStanding
        guard !standing.isEmpty else { return "there is no limit and no goal" }
        let row = procedure.rows.last { $0.command.seconds > 0 && $0.verdict != .refused && !$0.wasCutShort }
        let later = row.map { $0.limits.filter { $0.atSeconds > procedure.elapsedSeconds + 0.5 } } ?? []
        let lines = standing.map { one in LimitWords.now(one.limit, isLimit: one.isLimit, later: later.first { $0.text == one.limit.text && one.isLimit }) }
        let clock = SessionClock.text(procedure.elapsedSeconds)
        return ([LimitWords.standing(at: clock, behind: later.isEmpty ? nil : row?.shortText)] + lines).joined(separator: "\n")
    }

    private var gasTable: String {
        let rows = ["argon", "helium", "nitrogen"].compactMap { gas in
            procedure.gasPlan.grams(of: gas).map { grams in
                [gas, "\(Numeral.text(grams, decimals: 0)) g", "\(Numeral.text(procedure.gasPlan.pressurePsi(of: gas) ?? 0, decimals: 0)) psi"]
            }
        }
        return TextTable(head: ["gas", "left by the plan", "at the probes"], rows: rows).text
    }
}

extension SectionPlane.Kind {
    /// That the plane stands on at a right angle.
    fileprivate var axis: Int {
        switch self {
        case .axial: 2
        case .coronal: 1
        case .sagittal, .through: 0
        }
    }

    fileprivate var axisName: String { ["x", "y", "z"][axis] }
}
