import Diagnostics

/// Lines whose words are all there and stand otherwise: the line as it is typed here, from what was typed.
extension Parser {
    // MARK: - Places

    /// `place probe A model argon_17g at … from …`: the clauses with the model at the end.
    func modelInWrongPlace(startingWith start: Token) -> String? {
        let begin = index(of: start)
        let end = statementEnd(from: position)
        guard current.isWord, !peek(1 - position + begin, "sensor") else { return nil }
        let isJoined = ["model", "with", "type", "of", "as", "needle"].contains(current.text)
        let place = isJoined ? position + (peek(1, "model") ? 2 : 1) : position
        guard place < end, tokens[place].isWord, !Keywords.reserved.contains(tokens[place].text) else { return nil }
        let words = tokens[begin..<end].filter(\.isWord).map(\.text)
        guard words.contains("at"), words.contains("from"), !words.contains("using") else { return nil }
        return [text(begin, position), text(place + 1, end), "using \(tokens[place].text)"].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// `organ gut = … in fat`, `… made of fat`, `… fat`, and `vessel … at 37 degrees`.
    func mistake(in region: Region, startingWith first: Token) -> Diagnostic {
        if let mistake = mistakeBehindNumber { return mistake }
        if case .name(let shape) = region.shape.kind { return SyntaxMessages.expected("`(`", found: found, at: span(current), typed: shapeMeant(by: shape, in: region)) }
        let words = tokens[position..<statementEnd(from: position)]
        let before = text(index(of: first), position)
        let spare: Set<String> = ["in", "is", "made", "as", "with", "from", "inside", "consisting", "like", "type", "tissue", "of", "a", "an", "the", "filled"]
        let tissue = words.first { $0.isWord && !spare.contains($0.text) }
        let typed: String
        if region.role == .vessel, region.temperature == nil {
            typed = before + " at 37 C"
        } else if region.tissue != nil || region.temperature != nil {
            typed = before
        } else {
            typed = before + " of " + (tissue?.text ?? "muscle")
        }
        return SyntaxMessages.expected("`of`", found: found, at: span(current), typed: typed)
    }

    /// `organ gut = sphere radius 9 mm of fat`.
    private func shapeMeant(by shape: String, in region: Region) -> String {
        let words = tokens[position..<statementEnd(from: position)]
        if let typed = labelsInBrackets(of: shape, in: region) { return typed }
        let length = words.first { $0.isNumber }.map { file.slice(span($0)) } ?? "10 mm"
        let tissue = zip(words, words.dropFirst()).first { $0.text == "of" && $1.isWord }?.1.text
        let tail = region.role == .vessel ? "at 37 C" : "of \(tissue ?? (region.role == .target ? "tumour" : "muscle"))"
        let solid =
            switch shape {
            case "tube", "cylinder", "cone": "\(shape)(from: (0, 0, 0) mm, to: (0, 0, 60) mm, radius: \(length))"
            case "box": "box(center: (0, 0, 0) mm, size: (10, 10, 10) mm)"
            case "ellipsoid": "ellipsoid(center: (0, 0, 0) mm, radii: (10, 10, 10) mm)"
            default: "sphere(center: (0, 0, 0) mm, radius: \(length))"
            }
        return "\(region.role.rawValue) \(region.name.text) = \(solid) \(tail)"
    }

    /// `organ gut = sphere center: (0, 40, 0) mm, radius: 9 mm of fat`.
    private func labelsInBrackets(of shape: String, in region: Region) -> String? {
        guard peek(1, ":") else { return nil }
        let end = statementEnd(from: position)
        let behind = (position..<end).first { peek($0 - position, "of") || (peek($0 - position, "at") && !peek($0 - position + 1, ":")) } ?? end
        let tail = text(behind, end)
        return "\(region.role.rawValue) \(region.name.text) = \(shape)(\(text(position, behind)))\(tail.isEmpty ? "" : " ")\(tail)"
    }

    // MARK: - Power

    /// `set A power to 80%`, `set power 80`, `set power of A to 80%`, `set A to 80%`, at the word behind `set`.
    func powerInWrongOrder(startingWith first: Token) -> Diagnostic? {
        let words = tokens[position..<statementEnd(from: position)]
        let isSound = at("power") && (peek(1, "all") || peek(1).isString || (peek(1).isWord && !Keywords.joining.contains(peek(1).text) && !peek(1, "probe")))
        let isListed = words.indices.contains { tokens[$0].text == "," && tokens[$0].isSpelled && tokens[$0 + 1].isNumber }
        let figures = words.filter(\.isNumber)
        guard !isSound || isListed, figures.count == 1, let figure = figures.first, words.allSatisfy({ $0.isWord || $0.isNumber || "=,%".contains($0.text) }) else { return nil }
        let names = words.filter { $0.isWord && !Self.wordsOfPower.contains($0.text) }.map(\.text)
        let typed = names.isEmpty ? ["all", "A"] : [names.joined(separator: ", ")]
        let lines = typed.map { "set power \($0) to \(percent(figure))" }.joined(separator: "` or `")
        guard at("power") else { return SyntaxMessages.expected("`power`", found: found, at: span(current), typed: lines) }
        let wrong = span(isSound ? figure : peek(1))
        return SyntaxMessages.expected("a probe's name", found: .token(file.slice(wrong)), at: wrong, typed: lines)
    }

    private static let wordsOfPower: Set<String> = ["power", "of", "to", "for", "probe", "probes", "at", "the", "in", "on", "percent", "and", "with", "is", "set"]

    /// `set power A = 80`.
    func setPower(startingWith first: Token) -> String? {
        peek(1).isNumber ? "\(text(index(of: first), position)) to \(percent(peek(1)))" : nil
    }

    private func percent(_ figure: Token) -> String {
        guard case .number(let parts) = figure.kind, parts.last?.unit == nil else { return file.slice(span(figure)) }
        return file.slice(span(figure)) + "%"
    }

    // MARK: - Values

    /// `background = muscle`: the word takes no `=`.
    var equalsBehindWord: Diagnostic? {
        guard let word = StatementWord(rawValue: current.text), !peek(2).isNewline, !peek(2).isEnd else { return nil }
        let rest = text(position + 2, statementEnd(from: position))
        let typed: String
        switch word {
        case .background, .title, .resolution, .skin, .domain, .freeze, .thaw, .hold, .print, .use: typed = "\(word.rawValue) \(rest)"
        case .limit where rest.contains("("), .goal where rest.contains("("): typed = "\(word.rawValue) \(rest)"
        case .target: typed = "target lesion = \(rest)"
        case .organ: typed = "organ nerve_1 = \(rest)"
        case .vessel: typed = "vessel artery = \(rest)"
        default: return nil
        }
        return SyntaxMessages.equalsBehindWord(word.rawValue, typed: typed, at: span(current))
    }

    /// `fn f(Length x)` and `fn f(x Length)`.
    func parameterWithoutColon(_ name: Name) -> Diagnostic? {
        guard peek(1, ",") || peek(1, ")") || peek(1, "=") else { return nil }
        let isReversed = isType(name.text) && !isType(current.text)
        let (parameter, type) = isReversed ? (current.text, name.text) : (name.text, current.text)
        return SyntaxMessages.expected("`:` behind `\(parameter)`", found: found, at: span(current), typed: "\(parameter): \(ForeignWords.typesHere[type.lowercased()] ?? type)")
    }

    private func isType(_ word: String) -> Bool { word.first?.isUppercase == true || ForeignWords.types.contains(word.lowercased()) }

    /// `A.freeze(10m)`.
    func commandBehindProbe(_ statement: Statement) -> Diagnostic? {
        guard case .expression(let expression) = statement.kind, case .member(let base, let member) = expression.kind, case .name(let probe) = base.kind else { return nil }
        guard let standard = ["freeze": "12m", "thaw": "3m", "withdraw": ""][member.text], at("(") || current.isNumber else { return nil }
        let given = textInBrackets ?? text(position, statementEnd(from: position))
        let value = member.text == "withdraw" || given.isEmpty ? standard : given
        let typed = [member.text, probe, value].filter { !$0.isEmpty }.joined(separator: " ")
        return SyntaxMessages.commandBehindProbe(member.text, typed: typed, at: expression.span)
    }

    // MARK: - Limits and goals

    /// `limit sciatic must not go below 5 C`, `goal 95% of lesion below -40 C`.
    func sentence(begunBy first: Token) -> Diagnostic? {
        guard mistakeBehindNumber == nil, !(at("=") && peek(-1, ")")) else { return nil }
        let begin = index(of: first)
        let words = tokens[(begin + 1)..<statementEnd(from: position)]
        guard let line = RequirementSentence(words, in: file, isLimit: first.text == "limit", target: firstTarget ?? "lesion")?.line else { return nil }
        let before = peek(-1)
        if at("of"), before.isWord, peek(1).isWord {
            return SyntaxMessages.questionWithOf(peek(1).text, typed: line, at: span(before).joined(with: span(peek(1))))
        }
        if current.isWord, ["coverage", "margin", "temperature", "coldest"].contains(before.text) {
            return SyntaxMessages.expected("`(`", found: found, at: span(current), typed: line)
        }
        return SyntaxMessages.unexpected(file.slice(span(current)), typed: line, at: span(current))
    }

    private var firstTarget: String? {
        tokens.indices.first { tokens[$0].isWord && tokens[$0].text == "target" && $0 + 2 < tokens.count && tokens[$0 + 1].isWord && tokens[$0 + 2].text == "=" }
            .map { tokens[$0 + 1].text }
    }

    // MARK: - Lines

    /// The next line begins with an operator, which belongs to the end of this one.
    mutating func goesOnBelow(startingWith first: Token) -> SyntaxFailure? {
        let sign = peek(1)
        guard sign.isSpelled, !sign.isWord, sign.text != "-", !(isBullet(sign) && isStatement(peek(2))) else { return nil }
        let whole = text(index(of: first), position) + " " + text(position + 1, statementEnd(from: position + 1))
        advance()
        return fail(SyntaxMessages.operatorOnNextLine(sign.text, typed: whole.utf8.count <= 120 ? whole : nil, at: span(current)))
    }

    /// `- freeze 10m` and `* freeze 10m`.
    var lineBehindBullet: Diagnostic? {
        let isBehind = current.isWord
        let sign = isBehind ? peek(-1) : current
        let place = isBehind ? position : position + 1
        guard place > 0, isBullet(sign), isFirstOnLine(place - 1), place < tokens.count, isStatement(tokens[place]) else { return nil }
        let code = Keywords.commands.contains(tokens[place].text) && isBehind ? "S032" : "S021"
        return SyntaxMessages.bulletBefore(text(place, statementEnd(from: place)), code, at: span(sign))
    }

    private func isBullet(_ token: Token) -> Bool { token.isSpelled && ["-", "*", "+", ">"].contains(token.text) }
    private func isStatement(_ token: Token) -> Bool { token.isWord && StatementWord(rawValue: token.text) != nil }

    /// A row of a table with tabs between its cells: told once a table.
    mutating func failTable(startingWith first: Token) -> SyntaxFailure? {
        guard let table = table(startingWith: first) else { return nil }
        let line = file.line(at: first.start)
        defer { lastTableLine = line }
        return line == lastTableLine + 1 ? SyntaxFailure() : fail(table)
    }

    private func table(startingWith first: Token) -> Diagnostic? {
        let bytes = file.bytes
        let farthest = min(bytes.count, first.start + TableRow.farthest)
        let end = bytes[first.start..<farthest].firstIndex(of: UInt8(ascii: "\n")) ?? farthest
        guard bytes[first.start..<end].count(where: { $0 == UInt8(ascii: "\t") }) > 1 else { return nil }
        let rest = SourceSpan(file: id, start: first.start, end: min(bytes.count, first.start + TableRow.farthest))
        return SyntaxMessages.table(row: TableRow.placing(file.slice(rest)), at: span(first), code: "S029")
    }
}
