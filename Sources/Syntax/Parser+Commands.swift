import Diagnostics

/// What to do.
extension Parser {
    mutating func test() throws(SyntaxFailure) -> Statement.Kind {
        let example = "test probe A using argon_17g"
        advance()
        try expect("probe", example: example)
        let probe = try probeName(example: example)
        let isBare = current.isWord && !Keywords.reserved.contains(current.text)
        try expect("using", example: isBare ? "\(text(statementStart, position)) using \(current.text)" : example)
        return .command(.test(probe, model: try probeModelName(example: example)))
    }

    /// `place probe NAME at TIP from ENTRY using MODEL`, `place sensor NAME at TIP from ENTRY`.
    mutating func place() throws(SyntaxFailure) -> Statement.Kind {
        let start = advance()
        let isSensor = at("sensor")
        let example = isSensor ? Parser.sensorExample : Parser.placeExample
        if !eat("sensor") { try expect("probe", example: example) }
        let name = try probeName(example: example)
        let clauses = try placeClauses(example: example)
        guard let tip = clauses.tip else { throw missing("at", start, example) }
        guard let entry = clauses.entry else { throw missing("from", start, example, hasTip: true) }
        if isSensor {
            if clauses.model != nil { tell(SyntaxMessages.sensorWithModel(at: span(from: start.start))) }
            return .command(.placeSensor(name, at: tip, from: entry))
        }
        guard let model = clauses.model else { throw missing("using", start, example) }
        return .command(.place(name, at: tip, from: entry, model: model))
    }

    private static let placeExample = "place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g"
    private static let sensorExample = "place sensor T1 at (0, 10, 0) mm from (0, 10, 60) mm"

    /// A model's name is one word: `using argon 17G` is told once, with the word that was meant.
    private mutating func probeModelName(example: String) throws(SyntaxFailure) -> Name {
        if current.isNumber {
            let place = span(current)
            diagnostics.removeAll { place.holds($0.span) }
            let gauge = file.slice(span(current)).lowercased().filter { $0.isLetter || $0.isNumber }
            throw fail(SyntaxMessages.expected("a probe model", found: found, at: place, example: "using argon_\(gauge)"))
        }
        let name = try expectName("a probe model", example: example)
        if at("-"), current.isAttached, peek(1).isAttached, peek(1).isNumber || peek(1).isWord { throw hyphenated(name) }
        guard current.isNumber else { return name }
        let place = span(current)
        diagnostics.removeAll { $0.span.start >= place.start && $0.span.end <= place.end }
        let second = file.slice(place).lowercased().filter { $0.isLetter || $0.isNumber }
        throw fail(SyntaxMessages.nameInTwoWords("\(name.text.lowercased())_\(second)", at: name.span.joined(with: place)))
    }

    /// `using argon-17g`.
    private mutating func hyphenated(_ name: Name) -> SyntaxFailure {
        let second = span(peek(1))
        diagnostics.removeAll { second.holds($0.span) }
        let whole = name.span.joined(with: second)
        return fail(SyntaxMessages.nameInTwoWords(file.slice(whole).lowercased().replacing("-", with: "_"), at: whole))
    }

    private struct PlaceClauses {
        var tip: Expression?
        var entry: Expression?
        var model: Name?
    }

    private mutating func placeClauses(example: String) throws(SyntaxFailure) -> PlaceClauses {
        var clauses = PlaceClauses()
        while at("at") || at("from") || at("using") {
            let word = advance()
            if word.text == "using" {
                let model = try probeModelName(example: example)
                clauses.model = once(clauses.model, model, word)
            } else {
                let begin = position
                let place = try expression()
                if at(","), ["at", "from", "using"].contains(where: { peek(1, $0) }) {
                    let typed = text(statementStart, statementEnd(from: position)).replacing(", \(peek(1).text)", with: " \(peek(1).text)").replacing(", using", with: " using")
                    throw fail(SyntaxMessages.expected("`\(peek(1).text)`", found: found, at: span(current), typed: typed))
                }
                if at(",") { throw fail(SyntaxMessages.pointWithoutBrackets(typed: pointInBrackets(from: begin), at: place.span.joined(with: span(current)))) }
                if word.text == "at", clauses.tip != nil, clauses.entry == nil, !isFollowedByFrom {
                    tell(SyntaxMessages.secondTip("from \(text(begin, position))", at: span(word)))
                    clauses.entry = place
                } else if word.text == "at" { clauses.tip = once(clauses.tip, place, word) } else { clauses.entry = once(clauses.entry, place, word) }
            }
        }
        return clauses
    }

    /// The entry is still to come on this line.
    private var isFollowedByFrom: Bool { (position..<statementEnd(from: position)).contains { peek($0 - position, "from") } }

    private mutating func missing(_ word: String, _ start: Token, _ example: String, hasTip: Bool = false) -> SyntaxFailure {
        if !isAtStatementEnd {
            let typed = modelInWrongPlace(startingWith: start) ?? clausesInOtherWords(startingWith: start, hasTip: hasTip)
            return fail(SyntaxMessages.expected("`\(word)`", found: found, at: failureSpan, example: typed ?? example))
        }
        return fail(SyntaxMessages.missingClause(word, at: span(from: start.start), example: example))
    }

    mutating func setPower() throws(SyntaxFailure) -> Statement.Kind {
        let example = "set power A to 80%"
        let first = advance()
        if let mistake = misspelt(among: ["power"]) { throw fail(mistake) }
        if let mistake = powerInWrongOrder(startingWith: first) { throw fail(mistake) }
        try expect("power", example: example)
        let probes = try probeTargets(example: example)
        if at("=") { throw fail(SyntaxMessages.expected("`to`", found: found, at: span(current), example: setPower(startingWith: first) ?? example)) }
        if at("too") || at("ot"), peek(1).isNumber, let typed = setPower(startingWith: first) { throw fail(SyntaxMessages.expected("`to`", found: found, at: span(current), typed: typed)) }
        _ = eat("to")
        return .command(.setPower(probes, try expression()))
    }

    /// `freeze [probes] extent [scan every INTERVAL]`
    mutating func freeze() throws(SyntaxFailure) -> Statement.Kind {
        let example = "freeze 12m"
        advance()
        let probes = try leadingTargets(example: example)
        let extent = try extent(example: example)
        guard at("scan") else { return .command(.freeze(probes, extent, scanEvery: nil)) }
        advance()
        try expect("every", example: "freeze 15m scan every 5m")
        return .command(.freeze(probes, extent, scanEvery: try expression()))
    }

    /// `thaw [passive] [probes] extent`
    mutating func thaw() throws(SyntaxFailure) -> Statement.Kind {
        let example = "thaw 3m"
        advance()
        if at("active"), !peek(1).isNewline { throw fail(SyntaxMessages.spareActive(at: span(current))) }
        let isPassive = eat("passive")
        let probes = try leadingTargets(example: example)
        return .command(.thaw(probes, passive: isPassive, try extent(example: example)))
    }

    mutating func hold() throws(SyntaxFailure) -> Statement.Kind {
        advance()
        try refuseFor("hold 1m")
        guard !isAtStatementEnd else { throw fail(SyntaxMessages.missingDuration("hold", at: failureSpan, example: "hold 1m")) }
        return .command(.hold(try expression()))
    }

    mutating func scanCommand() throws(SyntaxFailure) -> Statement.Kind {
        .command(.scan(try scan()))
    }

    /// scan
    mutating func scan() throws(SyntaxFailure) -> ScanTree {
        let example = "scan ct slice z = 0 mm"
        let start = advance()
        if at("every") { throw fail(SyntaxMessages.loneScanEvery(at: span(start).joined(with: span(current)))) }
        var scan = ScanTree(modality: nil, sliceAxis: nil, sliceAt: nil)
        if current.isWord, !at("slice"), !Keywords.continuation.contains(current.text) { scan.modality = name(advance()) }
        if eat("slice") {
            scan.sliceAxis = try expectName("an axis (`x`, `y` or `z`)", example: example)
            try expect("=", example: example)
            scan.sliceAt = try expression()
        }
        return scan
    }

    mutating func withdraw() throws(SyntaxFailure) -> Statement.Kind {
        advance()
        if isAtStatementEnd { return .command(.withdraw(.unsaid)) }
        return .command(.withdraw(try probeTargets(example: "withdraw all")))
    }

    mutating func warm() throws(SyntaxFailure) -> Statement.Kind {
        let example = "warm skin to 40 C"
        advance()
        try expect("skin", example: example)
        try expect("to", example: example)
        return .command(.warmSkin(try expression()))
    }

    mutating func stop() -> Statement.Kind {
        advance()
        return .command(.stop)
    }

    // MARK: - Probes and extents

    /// probes
    private mutating func probeTargets(example: String) throws(SyntaxFailure) -> ProbeTargets {
        if at("all") {
            let all = span(advance())
            if at("probes") { throw fail(SyntaxMessages.spareProbe("probes", example: example, at: span(current))) }
            return .all(all)
        }
        var names = [try probeName(example: example)]
        while eat(",") { names.append(try probeName(example: example)) }
        return .named(names)
    }

    /// The probes before an extent, told from a duration by what follows: a name with a value or a comma behind it names a probe.
    private mutating func leadingTargets(example: String) throws(SyntaxFailure) -> ProbeTargets {
        try refuseFor(example)
        if at("all") || current.isString { return try probeTargets(example: example) }
        guard current.isWord, !at("until") else { return .unsaid }
        let next = peek(1)
        if at("to") { throw fail(SyntaxMessages.untilWithTo("\(example.prefix { $0 != " " })", at: span(current))) }
        if peek(1, "and"), peek(2).isWord, peek(3).isNumber { throw fail(SyntaxMessages.probesWithAnd(typed: withCommas, at: span(next))) }
        let isName =
            switch next.kind {
            case .number, .string: true
            case .word: !Parser.afterDuration.contains(next.text)
            case .symbol: next.text == "," || (next.text == "(" && !next.isAttached)
            default: false
            }
        return isName && !["if", "not", "true", "false"].contains(current.text) ? try probeTargets(example: example) : .unsaid
    }

    private static let afterDuration: Set<String> = ["scan", "at", "and", "or", "else", "from", "using", "with", "of", "to"]

    private mutating func probeName(example: String) throws(SyntaxFailure) -> ProbeName {
        if current.isString {
            let text = try expressionOfString()
            return ProbeName(.text(text), text.span)
        }
        if case .number(let parts) = current.kind, parts.count == 1, parts[0].unit == nil {
            throw fail(SyntaxMessages.numberAsName(file.slice(span(current)), at: span(current)))
        }
        if at("probe"), peek(1).isWord || peek(1).isString { throw fail(SyntaxMessages.spareProbe("probe", example: example, at: span(current))) }
        let name = try expectName("a probe's name", example: example)
        if Keywords.reserved.contains(name.text) { throw reserved(name, example: example) }
        if at("{"), current.isAttached { throw fail(SyntaxMessages.nameWithValue(name.text, at: name.span.joined(with: span(current)))) }
        return ProbeName(.word(name.text), name.span)
    }

    /// A joining word in a name's place means that the name was left out.
    private mutating func reserved(_ name: Name, example: String) -> SyntaxFailure {
        position -= 1
        if Keywords.joining.contains(name.text) {
            return fail(SyntaxMessages.expected("a probe's name", found: found, at: name.span, example: example))
        }
        return fail(SyntaxMessages.reservedName(name.text, at: name.span))
    }

    /// `freeze for 12m` is how one says it.
    private mutating func refuseFor(_ example: String) throws(SyntaxFailure) {
        if at("for") { throw fail(SyntaxMessages.spareFor(at: span(current), typed: withoutFor)) }
    }

    /// extent
    private mutating func extent(example: String) throws(SyntaxFailure) -> Extent {
        try refuseFor(example)
        if eat("until") {
            let condition = try expression()
            return .until(condition, atMost: try bound())
        }
        if isAtStatementEnd { throw fail(SyntaxMessages.missingDuration("\(example.prefix { $0 != " " })", at: failureSpan, example: example)) }
        return .lasting(try expression())
    }

    /// `at most DURATION`, where it is said.
    mutating func bound() throws(SyntaxFailure) -> Expression? {
        guard eat("at") else { return nil }
        try expect("most", example: "until tip(A) > 10 C at most 15m")
        return try expression()
    }
}
