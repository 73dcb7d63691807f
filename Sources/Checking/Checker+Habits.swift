import Diagnostics
import Quantities
import Syntax

/// Values that are read and are not what is wanted: the line that was meant, from what was typed.
extension Checker {
    // MARK: - Freezes and thaws

    /// `thaw until 0 C` and `thaw until 3m`: what is to be reached stands there without what is to reach it.
    func conditionMeant(by condition: Expression, _ found: FrazilType, bound: Expression?, _ span: SourceSpan) -> Diagnostic? {
        guard condition.bareNumber != nil else { return nil }
        let before = text(SourceSpan(file: span.file, start: span.start, end: condition.span.start))
        let words = before.split(separator: " ")
        let isThaw = words.first == "thaw"
        if found == .duration {
            return CheckMessages.wrongType(wanted: .bool, found: found, help: "write `\(words.dropLast().joined(separator: " ")) \(text(condition.span))`", at: condition.span)
        }
        guard found == .temperature || (found == .ratio && condition.literalUnit == nil) else { return nil }
        let value = text(condition.span) + (found == .ratio ? " C" : "")
        let typed = "\(before) tip(\(probeMeant(by: words))) \(isThaw ? ">" : "<") \(value) at most \(bound.map { text($0.span) } ?? "15m")"
        return CheckMessages.wrongType(wanted: .bool, found: found, help: "write `\(typed)`", at: condition.span)
    }

    /// `freeze until … or 15m`.
    func boundJoinedByOr(_ condition: Expression, _ span: SourceSpan) -> Diagnostic? {
        guard case .binary(.or, let left, let right, _) = condition.kind, let unit = right.literalUnit, UnitTable.unit(named: unit.text)?.dimension == .duration else { return nil }
        let before = text(SourceSpan(file: span.file, start: span.start, end: left.span.end))
        return CheckMessages.wrongType(wanted: .bool, found: .duration, help: "write `\(before) at most \(text(right.span))`", at: right.span)
    }

    /// The one that the command names, or the only one that is placed.
    private func probeMeant(by words: [Substring]) -> String {
        let named = words.dropFirst().filter { !["until", "passive", "all"].contains($0) }
        if named.count == 1, let name = named.first { return String(name) }
        let placed = environment.placement.names
        return placed.count == 1 && named.isEmpty && !words.contains("all") ? placed[0] : "all"
    }

    /// `freeze 10-12m`.
    func rangeOfTimes(_ time: Expression, _ what: String) -> Diagnostic? {
        guard let (first, second) = time.twoEnds, let lower = first.bareNumber, let upper = second.bareNumber else { return nil }
        guard let unit = second.literalUnit, UnitTable.unit(named: unit.text)?.dimension == .duration, ["a freeze", "a thaw", "a hold"].contains(what) else { return nil }
        guard lower < upper, first.literalUnit == nil || first.literalUnit?.text == unit.text else { return nil }
        let ends = [lower, upper].map { "\(Numeral.text($0, significantDigits: 9))\(unit.text == "m" ? "" : " ")\(unit.text)" }
        return CheckMessages.rangeOfTimes(String(what.dropFirst(2)), ends, at: time.span)
    }

    /// `freeze 600`: nothing is frozen for so many minutes. In brackets straight behind its command, with the command.
    func durationMeant(by expression: Expression) -> String? {
        guard let number = expression.bareNumber, number > 0 else { return nil }
        let figure = Numeral.text(number, significantDigits: 9)
        let value = number > 60 ? "\(figure) s` (\(Numeral.text(number / 60, significantDigits: 4)) min)" : "\(figure) min`"
        guard text(expression.span).hasPrefix("(") else { return value }
        let before = text(SourceSpan(file: expression.span.file, start: max(0, expression.span.start - 6), end: expression.span.start))
        let command = ["freeze", "thaw", "hold"].first { before.hasSuffix($0) }
        return command.map { "\($0) \(value)" } ?? value
    }

    // MARK: - Points

    /// `place probe A at … from skin`: where the needle enters is a point.
    func entryMeant(by entry: Expression, tip: Expression) -> Diagnostic? {
        guard case .name(let name) = entry.kind, name == "skin", environment.scopes.allSatisfy({ $0[name] == nil }) else { return nil }
        var point = "(0, 0, 60) mm"
        if case .tuple(let coordinates, let unit) = tip.kind, coordinates.count == 3, unit?.text == "mm", let depth = coordinates[2].bareNumber {
            point = "(\(text(coordinates[0].span)), \(text(coordinates[1].span)), \(depth < 60 ? "60" : Numeral.text(depth + 60, significantDigits: 9))) mm"
        }
        return CheckMessages.wrongType(wanted: .point, found: .region, help: "write where the needle enters: `from \(point)`", at: entry.span)
    }

    /// A point as it was meant by a list, by one length or by a region; nothing where it cannot be told.
    func pointMeant(by expression: Expression, _ found: FrazilType) -> String? {
        switch expression.kind {
        case .list(let items) where items.count == 3:
            let units = Set(items.compactMap { $0.literalUnit?.text })
            guard units.count <= 1, items.allSatisfy({ $0.bareNumber != nil }) else { return "(\(items.map { text($0.span) }.joined(separator: ", ")))" }
            return "(\(items.map { figure($0) }.joined(separator: ", "))) \(units.first ?? "mm")"
        default: return found == .region ? "center(\(text(expression.span)))" : nil
        }
    }

    /// `radii: 9 mm`: the same in all three directions.
    func extentMeant(by expression: Expression) -> String? {
        guard expression.bareNumber != nil else { return nil }
        let unit = expression.literalUnit.map { $0.text == "m" ? "mm" : $0.text } ?? "mm"
        guard UnitTable.unit(named: unit)?.dimension == .length else { return nil }
        return "(" + Array(repeating: figure(expression), count: 3).joined(separator: ", ") + ") \(unit)"
    }

    private func figure(_ expression: Expression) -> String { Numeral.text(expression.bareNumber ?? 0, significantDigits: 9) }

    // MARK: - Calls

    /// `coverage(lesion, below -20 C)`: a label of this function, without its colon, from which something seems to be subtracted.
    mutating func labelWithoutColon(_ arguments: [Argument], of signature: Signature) -> Diagnostic? {
        for argument in arguments where argument.label == nil {
            guard case .binary(.subtract, let left, let right, _) = argument.value.kind, case .name(let label) = left.kind, right.bareNumber != nil else { continue }
            guard signature.parameters.contains(where: { $0.labels.contains(label) }), symbol(label) == nil, environment.regions[label] == nil else { continue }
            return CheckMessages.labelWithoutColon(label, typed: "\(label): -\(text(right.span))", at: argument.value.span)
        }
        return nil
    }

    /// `sphere(center: 0, 40, 0, radius: 9 mm)`: three numbers where one point is wanted.
    func pointWithoutBrackets(_ arguments: [Argument], of signature: Signature) -> Diagnostic? {
        guard arguments.count > signature.parameters.count, signature.parameters.contains(where: { if case .type(.point) = $0.wanted { true } else { false } }) else { return nil }
        for start in arguments.indices.dropLast(2) {
            let three = arguments[start...(start + 2)]
            guard three.dropFirst().allSatisfy({ $0.label == nil }), three.allSatisfy({ $0.value.bareNumber != nil }) else { continue }
            let unit = three.compactMap { $0.value.literalUnit?.text }.first ?? "mm"
            let point = "(\(three.map { figure($0.value) }.joined(separator: ", "))) \(unit)"
            let span = arguments[start].value.span.joined(with: arguments[start + 2].value.span)
            return CheckMessages.pointWithoutBrackets(typed: arguments[start].label.map { "\($0.text): \(point)" } ?? point, at: span)
        }
        return nil
    }

    /// The region that a call asks about, and nothing else.
    func onlyRegion(in arguments: [Argument]) -> String? {
        guard arguments.count == 1, case .name(let name) = arguments[0].value.kind, environment.regions[name] != nil else { return nil }
        return name
    }

    /// What people call the coldest and the warmest point of a region.
    static func extreme(_ function: String) -> String? {
        let name = function.lowercased()
        if ["max", "maximum", "hottest", "max_temperature", "maxtemp", "max_temp"].contains(name) { return "warmest" }
        return ["min", "minimum", "lowest"].contains(name) || name.contains("temp") || name.contains("coldest") ? "coldest" : nil
    }

    // MARK: - Probes

    /// Words in a probe's place, and what is typed there.
    private static let probeWords = [
        "everything": "all", "probes": "all", "needles": "all", "both": "all", "every": "all", "each": "all", "passively": "passive", "actively": "", "slowly": "passive",
        "gently": "passive",
    ]
    /// Words in a power's place, and what is typed there.
    private static let powersInWords = [
        "full": "100%", "max": "100%", "maximum": "100%", "maximal": "100%", "high": "100%", "on": "100%", "half": "50%", "medium": "50%", "low": "20%", "min": "20%",
        "minimum": "20%", "off": "0%", "zero": "0%",
    ]

    /// `set power A to full`.
    func powerInWords(_ power: Expression, _ statement: SourceSpan) -> Diagnostic? {
        guard case .name(let word) = power.kind, let share = Self.powersInWords[word.lowercased()], environment.scopes.allSatisfy({ $0[word] == nil }) else { return nil }
        let before = text(SourceSpan(file: statement.file, start: statement.start, end: power.span.start))
        return CheckMessages.powerInWords(word, typed: "\(before) \(share)", at: power.span)
    }

    /// `goal margin >= 10 mm`: the question with what it is asked about.
    func uncalledQuestion(in condition: Expression, isLimit: Bool) -> Diagnostic? {
        guard case .binary(let operation, let question, let value, _) = condition.kind, case .name(let name) = question.kind else { return nil }
        guard let layout = Self.judgedQuestions[name], environment.scopes.allSatisfy({ $0[name] == nil }), environment.regions[name] == nil else { return nil }
        let call = layout.replacing("…", with: regionMeant(isLimit: isLimit))
        return CheckMessages.uncalled(name, layout: "\(isLimit ? "limit" : "goal") \(call) \(operation.rawValue) \(text(value.span))", at: question.span)
    }

    private static let judgedQuestions = [
        "margin": "margin(…, below: -20 C)", "coverage": "coverage(…, below: -40 C)", "coldest": "coldest(…)", "warmest": "warmest(…)",
    ]

    /// The first target for a goal, the first other region for a limit.
    private func regionMeant(isLimit: Bool) -> String {
        let names = environment.regions.sorted { $0.value.span.start < $1.value.span.start }.map(\.key)
        return names.first { environment.targets.contains($0) != isLimit } ?? names.first ?? "lesion"
    }

    /// `thaw passiv 3m`.
    private func passiveMeant(by name: String, in statement: SourceSpan) -> String? {
        guard text(statement).hasPrefix("thaw "), nearName(to: name, among: ["passive"]) != nil else { return nil }
        return "passive"
    }

    /// `withdraw everything`: the statement with the word that was meant.
    func statementMeant(by name: String, at place: SourceSpan, in statement: SourceSpan) -> String? {
        guard let word = Self.probeWords[name.lowercased()] ?? passiveMeant(by: name, in: statement), statement.holds(place) else { return nil }
        let before = SourceSpan(file: place.file, start: statement.start, end: place.start)
        let behind = SourceSpan(file: place.file, start: place.end, end: statement.end)
        return [text(before), word, text(behind)].filter { !$0.isEmpty }.joined(separator: " ").replacing("( ", with: "(").replacing(" )", with: ")")
    }
}

extension Expression {
    /// `10-12m` and `10..12 m`.
    fileprivate var twoEnds: (Expression, Expression)? {
        switch kind {
        case .binary(.subtract, let first, let second, _), .range(let first, let second): (first, second)
        default: nil
        }
    }
}
