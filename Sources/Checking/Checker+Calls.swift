import Diagnostics
import Quantities
import Syntax

/// Which expressions fill which parameter of a call, by the parameter's position.
private struct Matching {
    var filled: [Int: [Expression]] = [:]
    var unknownLabels: [Name] = []
    var twice: [Name] = []
    var extra: [Expression] = []

    /// A label fills its own parameter; what has none fills the first that is free, in the order of the text.
    init(_ arguments: [Argument], _ parameters: [Signature.Parameter]) {
        for argument in arguments {
            guard let label = argument.label else { continue }
            guard let position = parameters.firstIndex(where: { $0.labels.contains(label.text) }) else {
                unknownLabels.append(label)
                continue
            }
            if filled[position] != nil { twice.append(label) }
            filled[position] = [argument.value]
        }
        for argument in arguments where argument.label == nil {
            if let free = parameters.indices.first(where: { filled[$0] == nil || parameters[$0].repeats }) {
                filled[free, default: []].append(argument.value)
            } else {
                extra.append(argument.value)
            }
        }
    }

    func missing(_ parameters: [Signature.Parameter]) -> [Signature.Parameter] {
        parameters.indices.filter { !parameters[$0].isOptional && filled[$0] == nil }.map { parameters[$0] }
    }
}

extension Checker {
    mutating func type(ofCall name: Name, _ arguments: [Argument], _ span: SourceSpan) -> FrazilType {
        if environment.routines[name.text] != nil { return type(ofRoutine: name, arguments, span) }
        guard let signatures = Signature.builtins[name.text] else { return unknownFunction(name, arguments) }
        let signature = signatures.first { fits($0, arguments) } ?? Self.nearest(of: signatures, to: arguments)
        if signature.isQuestion { checkQuestion(span) }
        if let mistake = labelWithoutColon(arguments, of: signature) { return refuse(mistake) }
        if let mistake = pointWithoutBrackets(arguments, of: signature) { return refuse(mistake) }
        if ["union", "intersection"].contains(name.text), arguments.count == 1 {
            tell(CheckMessages.loneShape(name.text, typed: text(arguments[0].value.span), at: span))
        }
        return type(of: signature, name, arguments, span)
    }

    /// The one that has most of the labels written, or such as are like them.
    private static func nearest(of signatures: [Signature], to arguments: [Argument]) -> Signature {
        func likeness(_ signature: Signature) -> Int {
            let known = signature.parameters.flatMap(\.labels)
            return arguments.compactMap(\.label?.text).count { known.contains($0) || nearestName(to: $0, among: known) != nil }
        }
        return signatures.dropFirst().reduce(signatures[0]) { likeness($1) > likeness($0) ? $1 : $0 }
    }

    private mutating func unknownFunction(_ name: Name, _ arguments: [Argument]) -> FrazilType {
        for argument in arguments { _ = type(of: argument.value) }
        let known = Array(environment.routines.keys) + Signature.builtins.keys
        if let region = onlyRegion(in: arguments), let question = Self.extreme(name.text) {
            return refuse(CheckMessages.foreignFunction(name.text, written: "\(question)(\(region))", at: name.span))
        }
        let nearest = nearName(to: name.text, among: known)
        if nearest == nil, Self.shownElsewhere.contains(name.text.lowercased()), arguments.count == 1 {
            return refuse(CheckMessages.foreignFunction(name.text, written: "print \(text(arguments[0].value.span))", at: name.span))
        }
        if nearest == nil, let written = Self.foreignFunctions[name.text.lowercased()] {
            return refuse(CheckMessages.foreignFunction(name.text, written: written, at: name.span))
        }
        return refuse(CheckMessages.unknownFunction(name.text, nearest: nearest, module: moduleDeclaring(name.text), at: name.span))
    }

    /// What people call elsewhere, with what is typed here.
    private static let foreignFunctions = [
        "range": "1..4", "len": "count(list)", "length": "count(list)", "size_of": "size(region)", "sleep": "hold 3m", "wait": "hold 3m",
        "pause": "hold 3m", "println": "print …", "printf": "print \"… {value}\"", "str": "\"{value}\"", "string": "\"{value}\"", "ceil": "-floor(-x)",
        "pow": "x ^ 2", "sqr": "x ^ 2", "avg": "(a + b) / 2", "mean": "(a + b) / 2", "diameter": "size(region)", "radius": "size(region) / 2",
        "coldest_point": "coldest(region)", "temp": "temperature(at: point)", "time": "elapsed()", "at": "temperature(at: point)", "get": "item(list, 1)",
        "nth": "item(list, 1)", "cube": "box(center: (0, 0, 0) mm, size: (10, 10, 10) mm)", "ball": "sphere(center: (0, 0, 0) mm, radius: 10 mm)",
    ]

    /// What shows a value elsewhere.
    private static let shownElsewhere: Set<String> = ["disp", "display", "show", "echo", "log", "puts", "println", "write", "writeln", "output", "alert", "cat"]

    /// The module of the library that would bring a routine of this name.
    private func moduleDeclaring(_ name: String) -> String? {
        library.moduleNames.first { module in
            guard let text = library.module(named: module)?.text else { return false }
            return text.split(separator: "\n").contains { $0.hasPrefix("protocol \(name)(") || $0.hasPrefix("fn \(name)(") }
        }
    }

    private func fits(_ signature: Signature, _ arguments: [Argument]) -> Bool {
        let matching = Matching(arguments, signature.parameters)
        return matching.unknownLabels.isEmpty && matching.extra.isEmpty && matching.missing(signature.parameters).isEmpty
    }

    private mutating func checkQuestion(_ span: SourceSpan) {
        if context.isModule, context.isTopLevel { tell(CheckMessages.notInModule(at: span)) } else { requireBackground(span) }
    }

    // MARK: - Built-ins

    private mutating func type(of signature: Signature, _ name: Name, _ arguments: [Argument], _ span: SourceSpan) -> FrazilType {
        let matching = Matching(arguments, signature.parameters)
        let isComplete = tellMismatches(matching, signature.parameters, name, layout: signature.layout, span)
        var found: [Found] = []
        for (position, parameter) in signature.parameters.enumerated() {
            for expression in matching.filled[position] ?? [] {
                // Where an argument is missing, one without a label may stand for another than it seems to.
                let isKnown = isComplete || arguments.contains { $0.label != nil && $0.value.span == expression.span }
                found.append((expression, isKnown ? check(expression, parameter, of: name) : type(of: expression)))
            }
        }
        for expression in matching.extra { _ = type(of: expression) }
        for argument in arguments where matching.unknownLabels.contains(where: { $0 == argument.label }) { _ = type(of: argument.value) }
        return result(of: signature, found, isComplete: isComplete, span)
    }

    private mutating func tellMismatches(
        _ matching: Matching, _ parameters: [Signature.Parameter], _ name: Name, layout: String, _ span: SourceSpan
    ) -> Bool {
        let known = parameters.flatMap(\.labels)
        for label in matching.unknownLabels {
            let nearest = nearName(to: label.text, among: known)
            tell(CheckMessages.unknownLabel(label.text, of: name.text, nearest: nearest, known: known, at: label.span))
        }
        for label in matching.twice { tell(CheckMessages.argumentTwice(label.text, at: label.span)) }
        if let extra = matching.extra.first { tell(CheckMessages.extraArgument(name.text, takes: parameters.count, at: extra.span)) }
        let missing = matching.missing(parameters)
        if !missing.isEmpty, matching.unknownLabels.isEmpty {
            tell(CheckMessages.missingArgument(missing.map { $0.labels.first ?? "an argument" }, of: name.text, layout: layout, at: span))
        }
        return missing.isEmpty
    }

    private mutating func check(_ expression: Expression, _ parameter: Signature.Parameter, of function: Name) -> FrazilType {
        switch parameter.wanted {
        case .type(.point) where ["radii", "size"].contains(parameter.labels[0]): return checkExtent(expression)
        case .type(.point) where function.text == "temperature": return checkPlace(expression)
        case .type(let type): return expect(expression, type)
        case .region: return checkRegion(expression)
        case .probe: return checkTip(expression)
        case .gas:
            checkGas(expression)
            return .string
        case .quantity: return checkQuantity(expression)
        case .list: return checkList(expression)
        case .itemNumber: return checkItemNumber(expression)
        case .comparable: return type(of: expression)
        }
    }

    private mutating func checkRegion(_ expression: Expression) -> FrazilType {
        guard case .name(let name) = expression.kind else { return expect(expression, .region) }
        if symbol(name) != nil { return expect(expression, .region) }
        if environment.regions[name] != nil || (name == "skin" && environment.skin != nil) { return .region }
        let known = Array(environment.regions.keys) + (environment.skin == nil ? [] : ["skin"])
        return refuse(CheckMessages.unknownRegion(name, nearest: nearName(to: name, among: known), at: expression.span))
    }

    /// `radii: 9 mm`.
    private mutating func checkExtent(_ expression: Expression) -> FrazilType {
        guard let meant = extentMeant(by: expression) else { return expect(expression, .point) }
        let found = type(of: expression)
        return refuse(CheckMessages.wrongType(wanted: .point, found: found, help: "write `\(meant)`", at: expression.span))
    }

    /// `temperature(sciatic)`: of a region the coldest point is asked for.
    private mutating func checkPlace(_ expression: Expression) -> FrazilType {
        guard case .name(let name) = expression.kind, symbol(name) == nil, environment.regions[name] != nil else { return expect(expression, .point) }
        let help = "write `coldest(\(name))`, or `temperature(at: center(\(name)))`"
        return refuse(CheckMessages.wrongType(wanted: .point, found: .region, help: help, at: expression.span))
    }

    private mutating func checkQuantity(_ expression: Expression) -> FrazilType {
        let found = type(of: expression)
        switch found {
        case .quantity, .unknown: return found
        default: return refuse(CheckMessages.operand("reckon with", found, at: expression.span))
        }
    }

    private mutating func checkList(_ expression: Expression) -> FrazilType {
        let found = type(of: expression)
        if case .list = found { return found }
        if found != .unknown { mismatch(expression, wanted: .list(.unknown), found: found) }
        return .unknown
    }

    /// Items count from 1.
    private mutating func checkItemNumber(_ expression: Expression) -> FrazilType {
        let found = expect(expression, .ratio)
        if let number = constant(expression), number < 1 || number != number.rounded() { tell(CheckMessages.itemNumber(at: expression.span)) }
        return found
    }

    /// An argument with its type.
    private typealias Found = (expression: Expression, type: FrazilType)

    private mutating func result(of signature: Signature, _ arguments: [Found], isComplete: Bool, _ span: SourceSpan) -> FrazilType {
        switch signature.result {
        case .type(let type): return type
        case .tip: return arguments.first?.type ?? .unknown
        case .same: return isComplete ? common(arguments, of: signature.name) : .unknown
        case .element:
            guard case .list(let element)? = arguments.first?.type else { return .unknown }
            return element
        case .squareRoot:
            guard case .quantity(let dimension)? = arguments.first?.type else { return .unknown }
            return bounded(dimension.power(Exponent(1, 2)), span)
        }
    }

    /// The one type of all arguments, or of the items of a single list.
    private mutating func common(_ arguments: [Found], of function: String) -> FrazilType {
        guard let first = arguments.first else { return .unknown }
        var kind = first.type
        if case .list(let element) = kind, arguments.count == 1 { kind = element }
        switch kind {
        case .quantity, .temperature: break
        case .unknown: return .unknown
        default:
            let question = kind == .region ? Self.extreme(function).map { "\($0)(\(text(first.expression.span)))" } : nil
            return refuse(CheckMessages.operand("reckon with", kind, typed: question, at: first.expression.span))
        }
        guard let other = arguments.dropFirst().first(where: { !$0.type.fits(kind) }) else { return kind }
        return incompatible("compare", first.expression, kind, other.expression, other.type)
    }

    // MARK: - Functions and protocols of the program

    private mutating func type(ofRoutine name: Name, _ arguments: [Argument], _ span: SourceSpan) -> FrazilType {
        guard let record = checkedRoutine(name.text, calledAt: name.span) else {
            for argument in arguments { _ = type(of: argument.value) }
            return .unknown
        }
        guard record.hasHead else { return followUnread(record, name, arguments, span) }
        let parameters = record.parameters.map { Signature.Parameter(labels: [$0.name], wanted: .type($0.type), isOptional: $0.isOptional) }
        let signature = Signature(name: name.text, parameters: parameters, result: .type(record.result))
        let result = type(of: signature, name, arguments, span)
        judge(arguments, of: record, parameters)
        if record.isProtocol { follow(record, name, span) }
        return record.isProtocol ? .void : result
    }

    /// What it takes and gives is not known.
    private mutating func followUnread(_ record: RoutineRecord, _ name: Name, _ arguments: [Argument], _ span: SourceSpan) -> FrazilType {
        for argument in arguments { _ = type(of: argument.value) }
        if record.isProtocol { follow(record, name, span) }
        return .unknown
    }

    /// The rules that a body's commands put on its parameters, applied to what is given for them here.
    private mutating func judge(_ arguments: [Argument], of record: RoutineRecord, _ parameters: [Signature.Parameter]) {
        let matching = Matching(arguments, parameters)
        for (position, parameter) in record.parameters.enumerated() {
            guard let uses = record.uses[parameter.name], let expression = matching.filled[position]?.first else { continue }
            for use in uses { judge(expression, as: use) }
        }
    }

    private mutating func judge(_ argument: Expression, as use: ParameterUse) {
        note(use, of: argument)
        switch use {
        case .freezeTime: checkSaturation(argument)
        case .duration(let what): checkIsPositive(argument, what)
        case .power: checkPowerRange(argument)
        case .count: checkIsWhole(argument)
        case .whole: checkIsInt(argument)
        }
    }

    /// Remembers what the body at hand does with one of its parameters.
    mutating func note(_ use: ParameterUse, of expression: Expression) {
        guard case .name(let name) = expression.kind, let routine = callChain.last else { return }
        guard let scope = environment.scopes.last(where: { $0[name] != nil }), scope[name]?.origin == .parameter else { return }
        environment.routines[routine]?.uses[name, default: []].insert(use)
    }

    /// What a protocol does to the probes, where it is called.
    private mutating func follow(_ record: RoutineRecord, _ name: Name, _ span: SourceSpan) {
        if let function = context.functionName { return tell(CheckMessages.commandInFunction(function, at: span)) }
        if context.isModule, context.isTopLevel { return tell(CheckMessages.notInModule(at: span)) }
        requireBackground(span)
        if record.needsProbe { requireAnyProbe("run `\(name.text)` with", span) }
        environment.placement.follow(record.placement)
    }
}
