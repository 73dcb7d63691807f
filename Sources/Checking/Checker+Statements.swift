import Diagnostics
import Quantities
import Syntax

extension Checker {
    /// The statements of a file. Its functions and protocols are known from its first line on.
    mutating func checkTopLevel(_ statements: [Statement]) {
        for statement in statements { announce(statement) }
        for statement in statements { check(statement) }
    }

    private mutating func announce(_ statement: Statement) {
        switch statement.kind {
        case .function(let routine): announce(routine, isProtocol: false)
        case .protocolDeclaration(let routine): announce(routine, isProtocol: true)
        case .unread(let unread): if let routine = unread.routine { announce(routine, isProtocol: unread.word == "protocol", hasHead: false) }
        default: break
        }
    }

    mutating func check(_ statement: Statement) {
        guard enter(statement.span) else { return }
        defer { leave() }
        guard isAllowed(statement) else { return }
        switch statement.kind {
        case .title, .background, .region, .skin, .domain, .resolution, .insulate, .tissue, .probeModel: checkDescription(statement)
        case .limit(let condition, let confidence): checkRequirement(condition, confidence, isLimit: true, statement.span)
        case .goal(let condition, let confidence): checkRequirement(condition, confidence, isLimit: false, statement.span)
        case .command(let command): check(command, statement.span)
        case .binding(let binding): bind(binding)
        case .assignment(let name, let value): assign(name, value)
        case .branch(let branch): check(branch)
        case .repeatTimes(let count, let body): checkRepeat(count, body)
        case .forEach(let name, let list, let body): checkFor(name, list, body)
        case .whileLoop(let condition, let bound, let body): checkWhile(condition, bound, body)
        case .function(let routine), .protocolDeclaration(let routine): checkDeclaration(of: routine)
        case .returnValue(let value): checkReturn(value, statement.span)
        case .use(let tree): use(tree)
        case .print(let value): checkShown(value)
        case .assert(let condition, let message): checkAssert(condition, message)
        case .publish(let name, let value): checkPublish(name, value)
        case .override(let reason, let body): checkOverride(reason, body, statement.span)
        case .together(let body): checkTogether(body, statement.span)
        case .deviceProfile(let tree): for diagnostic in DeviceProfileReader.read(tree).diagnostics { tell(diagnostic) }
        case .expression(let expression): checkLone(expression)
        case .unread(let unread): check(unread)
        }
    }

    /// Of a statement whose head could not be read, what stands in its blocks.
    private mutating func check(_ unread: Unread) {
        if let routine = unread.routine { return checkDeclaration(of: routine) }
        for block in unread.blocks { checkOptional(block) }
    }

    /// A module only declares; a function does not touch patient or machine; the patient is described outside all braces.
    private mutating func isAllowed(_ statement: Statement) -> Bool {
        if context.isModule, context.isTopLevel, !statement.isDeclaration {
            tell(CheckMessages.notInModule(at: statement.span))
            return false
        }
        if let name = context.functionName, statement.actsOnPatientOrMachine {
            tell(CheckMessages.commandInFunction(name, at: statement.span))
            return false
        }
        if let what = statement.topLevelOnly, !context.isTopLevel {
            tell(CheckMessages.onlyAtTopLevel(what, at: statement.span))
            return false
        }
        return true
    }

    // MARK: - Blocks

    /// A block with names of its own.
    mutating func check(_ block: Block, with symbols: [(Name, Symbol)] = []) {
        environment.scopes.append(Scope())
        context.depth += 1
        for (name, symbol) in symbols { declare(name, symbol) }
        for statement in block.statements { check(statement) }
        context.depth -= 1
        let scope = environment.scopes.removeLast()
        tellUnused(in: scope, of: block.span.file)
    }

    /// A block that may not run, or run many times: what it places is possible, not certain.
    mutating func checkOptional(_ block: Block, with symbols: [(Name, Symbol)] = []) {
        let before = environment.placement
        check(block, with: symbols)
        environment.placement = environment.placement.merged(with: before)
    }

    mutating func tellUnused(in scope: Scope, of file: FileID) {
        for (name, span) in scope.unused where span.file == file { tell(CheckMessages.unusedName(name, at: span)) }
    }

    // MARK: - Values

    private mutating func bind(_ binding: Binding) {
        let written = binding.type.map { type(written: $0) }
        let found = written.map { expect(binding.value, $0) } ?? type(of: binding.value)
        var kept = written ?? found
        if kept == .void { kept = refuse(nothingGiven(by: binding.value, "keep")) }
        if binding.type?.name.text == "Int" { checkIsInt(binding.value) }
        let value = binding.isVariable ? nil : constant(binding.value)
        declare(
            binding.name,
            Symbol(
                type: kept, span: binding.name.span, origin: binding.isVariable ? .variable : .binding, constant: value,
                isUsed: kept.isUnknown && kept != .list(.unknown)))
    }

    /// Makes a name known in the innermost scope, and tells what it hides.
    mutating func declare(_ name: Name, _ symbol: Symbol) {
        var symbol = symbol
        let innermost = environment.scopes.count - 1
        if let first = environment.scopes[innermost][name.text] {
            if context.isEntry && context.isTopLevel {
                symbol.isUsed = true
            } else if first.span.file == name.span.file {
                tell(CheckMessages.alreadyDeclared(name.text, what: "name", first: first.span, at: name.span))
            }
        } else if let hidden = hiddenBy(name.text) {
            tell(CheckMessages.shadowing(name.text, what: hidden.what, first: hidden.span, at: name.span))
        } else if Signature.constants[name.text] != nil || name.text == "skin" {
            tell(CheckMessages.builtInName(name.text, at: name.span))
            symbol.isUsed = true
        }
        environment.scopes[innermost][name.text] = symbol
    }

    private func hiddenBy(_ name: String) -> (what: String, span: SourceSpan)? {
        for scope in environment.scopes.dropLast().reversed() {
            if let symbol = scope[name] { return ("value", symbol.span) }
        }
        return environment.regions[name].map { ("region", $0.span) }
    }

    private mutating func assign(_ name: Name, _ value: Expression) {
        guard let index = environment.scopes.lastIndex(where: { $0[name.text] != nil }), let symbol = environment.scopes[index][name.text] else {
            return assignUnknown(name, type(of: value))
        }
        if symbol.origin != .variable {
            tell(CheckMessages.changedConstant(name.text, first: symbol.span, isLoop: symbol.origin != .binding, at: name.span))
        }
        expect(value, symbol.type)
    }

    /// A value for a name that was never declared: told once, and known from here on where no other name was meant.
    private mutating func assignUnknown(_ name: Name, _ kind: FrazilType) {
        let nearest = nearName(to: name.text, among: valueNames)
        tell(CheckMessages.undeclared(name.text, nearest: nearest, at: name.span))
        guard nearest == nil else { return }
        environment.scopes[environment.scopes.count - 1][name.text] = Symbol(type: kind, span: name.span, origin: .variable, isUsed: true)
    }

    // MARK: - Choice and repetition

    private mutating func check(_ branch: Branch) {
        expect(branch.condition, .bool)
        let before = environment.placement
        check(branch.then)
        let afterThen = environment.placement
        environment.placement = before
        switch branch.otherwise {
        case .none: break
        case .block(let block): check(block)
        case .branch(let statement): check(statement)
        }
        environment.placement = environment.placement.merged(with: afterThen)
    }

    private mutating func checkRepeat(_ count: Expression, _ body: Block) {
        expect(count, .ratio)
        note(.count, of: count)
        checkIsWhole(count)
        checkTurns(body, atLeast: constant(count) ?? 0)
    }

    mutating func checkIsWhole(_ count: Expression) {
        guard let turns = constant(count), turns < 0 || turns != turns.rounded() else { return }
        tell(CheckMessages.countNotWhole(at: count.span))
    }

    mutating func checkIsInt(_ value: Expression) {
        guard let number = constant(value), number != number.rounded(), value.literalUnit.map({ $0.text == "%" }) ?? true else { return }
        tell(CheckMessages.notWhole(text(value.span), rounded: Numeral.text(number.rounded()), at: value.span))
    }

    private mutating func checkFor(_ name: Name, _ list: Expression, _ body: Block) {
        let found = type(of: list)
        var element = FrazilType.unknown
        if case .list(let item) = found { element = item } else if !found.isUnknown { mismatch(list, wanted: .list(.unknown), found: found) }
        let symbol = Symbol(type: element, span: name.span, origin: .loop)
        checkTurns(body, atLeast: turns(of: list), with: [(name, symbol)])
    }

    /// How many items the list has for certain.
    private func turns(of list: Expression) -> Double {
        switch list.kind {
        case .list(let items): return Double(items.count)
        case .range(let lower, let upper):
            guard let low = constant(lower), let high = constant(upper) else { return 0 }
            return high - low + 1
        default: return 0
        }
    }

    /// The body of a loop that turns so often for certain. What is placed in one turn and stays in is in the way in the next.
    private mutating func checkTurns(_ body: Block, atLeast turns: Double, with symbols: [(Name, Symbol)] = []) {
        guard turns >= 1 else { return checkOptional(body, with: symbols) }
        let before = environment.placement
        check(body, with: symbols)
        guard turns >= 2 else { return }
        for pattern in environment.placement.certain.subtracting(before.certain) where pattern.isExact {
            guard let place = environment.placement.places[pattern] else { continue }
            tell(CheckMessages.probeAlreadyPlaced(pattern.prefix, first: nil, at: place))
        }
    }

    private mutating func checkWhile(_ condition: Expression, _ bound: Expression?, _ body: Block) {
        expect(condition, .bool)
        if let bound {
            checkDuration(bound, "a bound")
        } else {
            tell(CheckMessages.noBound("this loop", at: condition.span))
        }
        checkOptional(body)
    }

    // MARK: - Output and effects

    private mutating func checkShown(_ value: Expression) {
        if type(of: value) == .void { tell(nothingGiven(by: value, "print")) }
    }

    private mutating func checkAssert(_ condition: Expression, _ message: Expression?) {
        expect(condition, .bool)
        if let message { expect(message, .string) }
    }

    private mutating func checkPublish(_ name: Expression, _ value: Expression) {
        expect(name, .string)
        let found = type(of: value)
        switch found {
        case .quantity, .temperature, .unknown: break
        default: tell(CheckMessages.operand("publish", found, at: value.span))
        }
    }

    private mutating func checkOverride(_ reason: Expression, _ body: Block, _ span: SourceSpan) {
        checkIsFilled(body, "override", "override \"the board's decision\" { freeze 12m }", span)
        expect(reason, .string)
        if case .string(let parts) = reason.kind, parts.isBlank { tell(CheckMessages.reasonMissing(at: reason.span)) }
        check(body)
    }

    /// Braces that stand around commands, and around none.
    mutating func checkIsFilled(_ body: Block, _ what: String, _ example: String, _ span: SourceSpan) {
        if body.statements.isEmpty { tell(CheckMessages.emptyBlock(what, example, at: span)) }
    }

    private mutating func checkLone(_ expression: Expression) {
        if let module = loneModule(expression) {
            context.lacksModule = true
            return tell(CheckMessages.loneModule(module, at: expression.span))
        }
        if let (name, word) = misspeltStatement(expression) { return tell(CheckMessages.unknownName(name, nearest: word, at: expression.span)) }
        let found = type(of: expression)
        if found == .void || found.isUnknown { return }
        if context.isEntry && context.isTopLevel { return }
        if case .scan = expression.kind { return }
        tell(CheckMessages.unusedResult(found, at: expression.span))
    }

    /// `layouts` alone on its line, where nothing is called so.
    private mutating func loneModule(_ expression: Expression) -> String? {
        guard case .name(let name) = expression.kind, library.moduleNames.contains(name), !isKnown(name) else { return nil }
        return name
    }

    /// `freez` alone on its line, where nothing is called so.
    private mutating func misspeltStatement(_ expression: Expression) -> (name: String, word: String)? {
        guard case .name(let name) = expression.kind, !isKnown(name), nearName(to: name, among: valueNames) == nil else { return nil }
        return nearestStatementWord(to: name).map { (name, $0) }
    }

    private mutating func isKnown(_ name: String) -> Bool {
        symbol(name) != nil || environment.regions[name] != nil || Signature.constants[name] != nil || Signature.builtins[name] != nil
            || environment.routines[name] != nil || environment.tissues[name] != nil
    }
}

extension Statement {
    /// May stand in a module outside its protocols.
    var isDeclaration: Bool {
        switch kind {
        case .binding, .function, .protocolDeclaration, .tissue, .probeModel, .deviceProfile, .use, .unread: true
        default: false
        }
    }

    var isUse: Bool {
        if case .use = kind { true } else { false }
    }

    var isBinding: Bool {
        if case .binding = kind { true } else { false }
    }

    /// What a function must not do.
    fileprivate var actsOnPatientOrMachine: Bool {
        switch kind {
        case .command, .insulate, .together, .override, .limit, .goal, .background, .region, .skin, .domain, .resolution, .title: true
        default: false
        }
    }

    /// The words for a statement that stands outside all braces only.
    fileprivate var topLevelOnly: String? {
        switch kind {
        case .title: "the case's title"
        case .background: "the background"
        case .region: "a region"
        case .skin: "the skin"
        case .domain: "the domain"
        case .resolution: "the resolution"
        case .tissue: "a tissue"
        case .probeModel: "a probe model"
        case .deviceProfile: "a device profile"
        case .function: "a function"
        case .protocolDeclaration: "a protocol"
        case .limit: "a limit"
        case .goal: "a goal"
        default: nil
        }
    }
}

extension Unread {
    /// A `fn` or a `protocol` without its parameters, so that its name is known and its body is read as one.
    var routine: Routine? {
        guard let name, let body = blocks.last else { return nil }
        return Routine(name: name, parameters: [], result: nil, body: body)
    }
}

extension [StringPart] {
    /// Nothing is written in it.
    fileprivate var isBlank: Bool {
        allSatisfy { if case .text(let text) = $0 { text.allSatisfy(\.isWhitespace) } else { false } }
    }
}
