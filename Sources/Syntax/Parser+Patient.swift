import Diagnostics

/// The patient and what must hold.
extension Parser {
    mutating func title() throws(SyntaxFailure) -> Statement.Kind {
        advance()
        return .title(try expression())
    }

    mutating func background() throws(SyntaxFailure) -> Statement.Kind {
        advance()
        if at(":"), peek(1).isWord { throw fail(SyntaxMessages.expected("a tissue", found: found, at: span(current), typed: "background \(peek(1).text)")) }
        let tissue = try expectName("a tissue", example: "background muscle")
        return .background(tissue: tissue, temperature: eat("at") ? try expression() : nil)
    }

    /// `target NAME = SHAPE of TISSUE`, `vessel NAME = SHAPE at T`.
    mutating func region(_ role: Region.Role) throws(SyntaxFailure) -> Statement.Kind {
        let example = Parser.example(of: role)
        advance()
        let name = try expectNewName("a name", example: example)
        try expect("=", example: withEquals ?? example)
        var region = Region(role: role, name: name, shape: try expression(), tissue: nil, temperature: nil)
        while at("of") || at("at") {
            let word = advance()
            if word.text == "of" {
                let tissue = try expectName("a tissue", example: example)
                region.tissue = once(region.tissue, tissue, word)
            } else {
                let temperature = try expression()
                region.temperature = once(region.temperature, temperature, word)
            }
        }
        return .region(region)
    }

    private static func example(of role: Region.Role) -> String {
        switch role {
        case .target: "target lesion = sphere(center: (0, 0, 0) mm, radius: 12 mm) of tumour"
        case .organ: "organ cord = sphere(center: (0, 20, 0) mm, radius: 6 mm) of nerve"
        case .vessel: "vessel artery = tube(from: (-40, 0, 0) mm, to: (40, 0, 0) mm, radius: 3 mm) at 37 C"
        }
    }

    mutating func skin() throws(SyntaxFailure) -> Statement.Kind {
        advance()
        if at("at") || current.isNumber || (current.isWord && peek(1, "=")) {
            let example = skinMeant ?? "skin plane(point: (0, 0, 60) mm, normal: (0, 0, 1))"
            throw fail(SyntaxMessages.expected("a plane", found: found, at: failureSpan, example: example))
        }
        return .skin(try expression())
    }

    mutating func domain() throws(SyntaxFailure) -> Statement.Kind {
        advance()
        let shape = try expression()
        return .domain(shape, insulated: eat("insulated"))
    }

    mutating func resolution() throws(SyntaxFailure) -> Statement.Kind {
        advance()
        return .resolution(eat("auto") ? nil : try expression())
    }

    mutating func insulate() throws(SyntaxFailure) -> Statement.Kind {
        let example = "insulate box(center: (0, 14, 0) mm, size: (80, 3, 30) mm) with air"
        advance()
        let shape = try expression()
        try expect("with", example: example)
        return .insulate(shape, material: try expectName("a material (`air`, `co2` or `saline`)", example: example))
    }

    mutating func limit() throws(SyntaxFailure) -> Statement.Kind {
        advance()
        let condition = try expression()
        return .limit(condition, confidence: try confidence(example: "limit coldest(nerve) > 5 C with 95% confidence"))
    }

    mutating func goal() throws(SyntaxFailure) -> Statement.Kind {
        advance()
        let condition = try expression()
        return .goal(condition, confidence: try confidence(example: "goal margin(lesion, below: -20 C) >= 5 mm with 95% confidence"))
    }

    private mutating func confidence(example: String) throws(SyntaxFailure) -> Expression? {
        guard eat("with") else { return nil }
        let share = try expression()
        try expect("confidence", example: example)
        return share
    }

    // MARK: - Declarations

    mutating func tissue() throws(SyntaxFailure) -> Statement.Kind {
        advance()
        return .tissue(try declaration(example: "tissue tumour { density: 1050 kg/m3 }"))
    }

    mutating func probeModel() throws(SyntaxFailure) -> Statement.Kind {
        let example = "probe model wire { diameter: 3 mm; active_length: 100 mm; surface: -150 C }"
        let first = advance()
        if !at("model"), let failure = failTable(startingWith: first) { throw failure }
        try expect("model", example: example)
        return .probeModel(try declaration(example: example))
    }

    /// NAME entries
    mutating func declaration(example: String) throws(SyntaxFailure) -> Declaration {
        var declaration = Declaration(name: try expectNewName("a name", example: example), entries: [])
        let end = missingBraces.ends[position]
        let opener = try expect("{", example: example)
        layout.entryBraces.insert(opener.start)
        while true {
            while current.isNewline || at(";") || at(",") { advance() }
            if isPast(end, of: opener) { throw SyntaxFailure() }
            if eat("}") { return declaration }
            if current.isEnd { throw fail(SyntaxMessages.unclosed("{", at: span(opener))) }
            let before = position
            if let entry = recoveringEntry(example: example) { declaration.entries.append(entry) }
            if position == before { advance() }
        }
    }

    /// One entry with its end; an error is told and the rest of the entry skipped.
    mutating func recoveringEntry(example: String) -> Declaration.Entry? {
        let level = current.braceDepth
        do throws(SyntaxFailure) {
            let entry = try entry(example: example)
            if !isAtStatementEnd && !at(",") { throw fail(SyntaxMessages.afterEntry(found: found, at: failureSpan)) }
            return entry
        } catch {
            while !current.isEnd, !(current.braceDepth <= level && (isAtStatementEnd || at(","))) { advance() }
            return nil
        }
    }

    private mutating func entry(example: String) throws(SyntaxFailure) -> Declaration.Entry {
        let key = try expectName("the name of an entry", example: example)
        try expect(":", example: example)
        let value = try expression()
        return Declaration.Entry(key: key, value: value, upper: eat("to") ? try expression() : nil)
    }

    // MARK: - Clauses

    /// A clause may stand in any order, but only once.
    mutating func once<Clause>(_ earlier: Clause?, _ clause: Clause, _ word: Token) -> Clause {
        if earlier != nil { tell(SyntaxMessages.clauseTwice(word.text, at: span(word))) }
        return clause
    }
}
