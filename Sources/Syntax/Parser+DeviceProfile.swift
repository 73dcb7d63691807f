import Diagnostics

/// Device profiles. Their words (`device`, `on`, `say`, `ask`, …) have a meaning inside a profile only and may be names elsewhere.
extension Parser {
    private static let example = "device profile bench { instrument relays { identity: \"ACME\" }; on stop { say relays \"ROUTe:OPEN:ALL\" } }"

    /// "device" "profile" NAME "{" {part (END | ",")} "}"
    mutating func deviceProfile() throws(SyntaxFailure) -> Statement.Kind {
        advance()
        try expect("profile", example: Self.example)
        var profile = DeviceProfileTree(name: try expectNewName("a name", example: Self.example))
        let opener = try expect("{", example: Self.example)
        layout.entryBraces.insert(opener.start)
        while true {
            while current.isNewline || at(";") || at(",") { advance() }
            if eat("}") { return .deviceProfile(profile) }
            if current.isEnd { throw fail(SyntaxMessages.unclosed("{", at: span(opener))) }
            let before = position
            try part(&profile)
            if position == before { advance() }
        }
    }

    private mutating func part(_ profile: inout DeviceProfileTree) throws(SyntaxFailure) {
        if at("instrument"), !peek(1, ":") {
            advance()
            profile.instruments.append(try declaration(example: "instrument relays { identity: \"ACME,MUX16\" }"))
        } else if at("on"), !peek(1, ":") {
            profile.operations.append(try operation())
        } else if let entry = recoveringEntry(example: "watchdog: 5 s") {
            profile.entries.append(entry)
        }
    }

    /// "on" NAME "{" {message END} "}"
    private mutating func operation() throws(SyntaxFailure) -> DeviceProfileTree.Operation {
        advance()
        var operation = DeviceProfileTree.Operation(name: try expectName("an operation", example: Self.example), messages: [])
        let opener = try expect("{", example: Self.example)
        while true {
            while current.isNewline || at(";") { advance() }
            if eat("}") { return operation }
            if current.isEnd { throw fail(SyntaxMessages.unclosed("{", at: span(opener))) }
            operation.messages.append(try message())
            if !isAtStatementEnd { throw fail(SyntaxMessages.afterEntry(found: found, at: failureSpan)) }
        }
    }

    /// ("say" | "ask") NAME STRING {"=" expression | "for" NAME | "in" NAME | ("scale" | "offset") expression}
    private mutating func message() throws(SyntaxFailure) -> DeviceProfileTree.Message {
        let example = "ask daq \"MEASure:TEMPerature? (@{channels})\" in K"
        let start = current.start
        let isQuestion = at("ask")
        guard isQuestion || at("say") else { throw fail(SyntaxMessages.expected("`say` or `ask`", found: found, at: failureSpan, example: example)) }
        advance()
        let instrument = try expectName("an instrument", example: example)
        guard current.isString else { throw fail(SyntaxMessages.expected("a text", found: found, at: failureSpan, example: example)) }
        var message = DeviceProfileTree.Message(
            isQuestion: isQuestion, instrument: instrument, text: try expression(), span: span(from: start))
        while !isAtStatementEnd { try clause(&message, example: example) }
        message.span = span(from: start)
        return message
    }

    private mutating func clause(_ message: inout DeviceProfileTree.Message, example: String) throws(SyntaxFailure) {
        if eat("=") {
            message.wanted = try expression()
        } else if eat("for") {
            message.gas = try expectName("a gas", example: example)
        } else if eat("in") {
            message.unit = try expectName("a unit", example: example)
        } else if eat("scale") {
            message.scale = try expression()
        } else if eat("offset") {
            message.offset = try expression()
        } else {
            throw fail(SyntaxMessages.expected("`=`, `for`, `in`, `scale` or `offset`", found: found, at: failureSpan, example: example))
        }
    }
}
