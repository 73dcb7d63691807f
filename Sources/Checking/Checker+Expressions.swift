import Diagnostics
import Quantities
import Syntax

extension Checker {
    /// What an expression is; everything wrong inside it is told on the way.
    mutating func type(of expression: Expression) -> FrazilType {
        guard enter(expression.span) else { return .unknown }
        defer { leave() }
        switch expression.kind {
        case .number(let parts): return type(ofNumber: parts, expression.span)
        case .string(let parts): return type(ofString: parts)
        case .boolean: return .bool
        case .name(let name): return type(ofName: name, expression.span)
        case .list(let items): return type(ofList: items)
        case .record(let entries): return type(ofRecord: entries)
        case .tuple(let coordinates, let unit): return type(ofTuple: coordinates, unit, expression.span)
        case .unary(let operation, let operand): return type(of: operation, operand, expression.span)
        case .binary(let operation, let left, let right, _): return type(of: operation, left, right, expression.span)
        case .call(let name, let arguments): return type(ofCall: name, arguments, expression.span)
        case .member(let base, let name): return type(ofMember: name, of: base)
        case .range(let lower, let upper): return type(ofRange: lower, upper)
        case .conditional(let condition, let then, let otherwise): return type(ofChoice: condition, then, otherwise)
        case .predict(let block): return type(ofPrediction: block, expression.span)
        case .scan(let tree): return type(ofScan: tree, expression.span)
        }
    }

    /// Checks an expression that has to be of one type, and tells where it is not.
    @discardableResult
    mutating func expect(_ expression: Expression, _ wanted: FrazilType) -> FrazilType {
        let found = type(of: expression)
        if found.fits(wanted) { return found }
        if wanted == .point, isZeroDirection(expression) { return .point }
        if wanted == .direction, found == .point {
            if case .tuple(let coordinates, let unit?) = expression.kind, coordinates.allSatisfy({ $0.bareNumber != nil }) {
                tell(CheckMessages.directionWithUnit(bareCoordinates(coordinates), at: unit.span))
            }
            return .direction
        }
        mismatch(expression, wanted: wanted, found: found)
        return .unknown
    }

    // MARK: - Literals

    private mutating func type(ofNumber parts: [NumberPart], _ span: SourceSpan) -> FrazilType {
        let kinds = parts.map { kind(of: $0, isAlone: parts.count == 1) }
        guard let first = kinds.first, let first else { return .unknown }
        for other in kinds.dropFirst() {
            guard let other else { return .unknown }
            if other != first { return refuse(CheckMessages.wrongType(wanted: first, found: other, help: nil, at: span)) }
        }
        if first == .temperature, let unit = parts[0].unit { checkAbsoluteZero(parts[0].value, unit, span) }
        return first
    }

    /// Nothing where the unit is not known, which is told.
    private mutating func kind(of part: NumberPart, isAlone: Bool) -> FrazilType? {
        guard let unit = part.unit else { return .ratio }
        if unit.text.isEmpty { return nil }
        if UnitTable.isTemperature(unit.text) != nil { return .temperature }
        if let known = UnitTable.unit(named: unit.text) { return .quantity(known.dimension) }
        tell(CheckMessages.unknownUnit(unit.text, nearest: nearName(to: unit.text, among: UnitTable.all), at: unit.span))
        return nil
    }

    private mutating func checkAbsoluteZero(_ value: Double, _ unit: UnitName, _ span: SourceSpan) {
        guard let point = UnitTable.isTemperature(unit.text)?.temperature(value), point < .absoluteZero else { return }
        tell(CheckMessages.belowAbsoluteZero(point.celsius, at: span))
    }

    private mutating func type(ofString parts: [StringPart]) -> FrazilType {
        for part in parts {
            if case .expression(let expression) = part, type(of: expression) == .void {
                tell(nothingGiven(by: expression, "print"))
            }
        }
        return .string
    }

    private mutating func type(ofList items: [Expression]) -> FrazilType {
        let types = items.map { type(of: $0) }
        guard let element = types.first else { return .list(.unknown) }
        guard let odd = types.firstIndex(where: { !$0.fits(element) }) else { return .list(element) }
        if Set(types).subtracting([.unknown]) == [.point, .direction] { return refuse(pointWithoutUnit(items, types)) }
        return refuse(CheckMessages.mixedList(element, types[odd], at: items[odd].span))
    }

    /// The first of them that is only a direction, with the unit of those that have one.
    private func pointWithoutUnit(_ items: [Expression], _ types: [FrazilType]) -> Diagnostic {
        let odd = types.firstIndex(of: .direction) ?? 0
        let units = items.compactMap { item in if case .tuple(_, let unit?) = item.kind { unit.text } else { nil } }
        return CheckMessages.pointWithoutUnit("\(text(items[odd].span)) \(units.first ?? "mm")", at: items[odd].span)
    }

    /// A call that gives no value, where one is wanted.
    func nothingGiven(by expression: Expression, _ verb: String) -> Diagnostic {
        guard case .call(let name, _) = expression.kind, environment.routines[name.text]?.isProtocol == true else {
            return CheckMessages.operand(verb, .void, at: expression.span)
        }
        return CheckMessages.nothingGiven(verb, call: text(expression.span), at: expression.span)
    }

    private mutating func type(ofRecord entries: [RecordEntry]) -> FrazilType {
        var fields: [FrazilType.Field] = []
        var places: [String: SourceSpan] = [:]
        for entry in entries {
            let name = entry.name.text
            if let first = places[name] { tell(CheckMessages.keyTwice(name, first: first, at: entry.name.span)) }
            places[name] = entry.name.span
            var kind = type(of: entry.value)
            if kind == .void { kind = refuse(nothingGiven(by: entry.value, "keep")) }
            fields.append(FrazilType.Field(name: name, type: kind))
        }
        return .record(fields)
    }

    private mutating func type(ofRange lower: Expression, _ upper: Expression) -> FrazilType {
        for end in [lower, upper] {
            expect(end, .ratio)
            if let value = constant(end), value != value.rounded() { tell(CheckMessages.countNotWhole(at: end.span)) }
        }
        return .list(.ratio)
    }

    // MARK: - Coordinates

    private mutating func type(ofTuple coordinates: [Expression], _ unit: UnitName?, _ span: SourceSpan) -> FrazilType {
        let types = coordinates.map { type(of: $0) }
        guard coordinates.count == 3 else { return refuse(CheckMessages.coordinateCount(types, isPoint: unit != nil, at: span)) }
        if let unit { return type(ofTuple: types, behind: unit, coordinates, span) }
        if types.contains(where: \.isUnknown) { return .unknown }
        if types.allSatisfy({ $0 == .ratio }) { return .direction }
        let bare = zip(coordinates, types).allSatisfy { $1 == .length || ($1 == .ratio && constant($0) == 0) }
        if bare { return .point }
        for (coordinate, found) in zip(coordinates, types) where found == .duration {
            if isWrittenInMinutes(coordinate) { return refuse(minuteForLength(coordinate)) }
        }
        return refuse(CheckMessages.coordinates(types, text: bareCoordinates(coordinates), at: span))
    }

    private mutating func type(
        ofTuple types: [FrazilType], behind unit: UnitName, _ coordinates: [Expression], _ span: SourceSpan
    ) -> FrazilType {
        for (found, coordinate) in zip(types, coordinates) where !found.isUnknown && found != .ratio {
            return refuse(CheckMessages.unitHasNoPlace(unit.text, at: coordinate.span.joined(with: unit.span)))
        }
        if unit.text == "m" {
            let text = bareCoordinates(coordinates)
            return refuse(CheckMessages.minuteForLength("\(text) m", suggestion: "\(text) mm", at: span))
        }
        guard let known = UnitTable.unit(named: unit.text), known.dimension == .length else {
            let found: FrazilType = UnitTable.unit(named: unit.text).map { .quantity($0.dimension) } ?? .temperature
            return refuse(
                CheckMessages.wrongType(
                    wanted: .length, found: found, help: "put a length behind the bracket: `\(bareCoordinates(coordinates)) mm`", at: span))
        }
        return .point
    }

    /// `(0, 7, 10)` with the units of its numbers left out.
    private func bareCoordinates(_ coordinates: [Expression]) -> String {
        "(" + coordinates.map { $0.bareNumber.map { Numeral.text($0, significantDigits: 9) } ?? text($0.span) }.joined(separator: ", ") + ")"
    }

    private func isZeroDirection(_ expression: Expression) -> Bool {
        guard case .tuple(let coordinates, nil) = expression.kind else { return false }
        return coordinates.allSatisfy { constant($0) == 0 }
    }

    // MARK: - Names and members

    /// Everything that a name may stand for as a value.
    var valueNames: [String] {
        environment.scopes.flatMap { $0.symbols.keys } + environment.regions.keys + Signature.constants.keys + ["true", "false"]
            + (environment.skin == nil ? [] : ["skin"])
    }

    private mutating func type(ofName name: String, _ span: SourceSpan) -> FrazilType {
        if let symbol = symbol(name) { return symbol.type }
        if environment.regions[name] != nil || (name == "skin" && environment.skin != nil) { return .region }
        if Signature.constants[name] != nil { return .ratio }
        if let signature = Signature.builtins[name]?.first { return refuse(CheckMessages.uncalled(name, layout: signature.layout, at: span)) }
        if environment.routines[name] != nil { return refuse(CheckMessages.uncalled(name, layout: "\(name)()", at: span)) }
        if environment.tissues[name] != nil { return refuse(CheckMessages.tissueAsValue(name, at: span)) }
        if environment.probeModels[name] != nil { return refuse(CheckMessages.probeModelAsValue(name, at: span)) }
        if environment.placement.names.contains(name) { return refuse(CheckMessages.probeAsValue(name, at: span)) }
        return refuse(CheckMessages.unknownName(name, nearest: nearName(to: name, among: valueNames), at: span))
    }

    /// A value by its name, which counts as used from now on.
    mutating func symbol(_ name: String) -> Symbol? {
        for index in environment.scopes.indices.reversed() {
            guard let found = environment.scopes[index][name] else { continue }
            if !found.isUsed { environment.scopes[index].markUsed(name) }
            return found
        }
        return nil
    }

    private mutating func type(ofMember name: Name, of base: Expression) -> FrazilType {
        let found = type(of: base)
        if found == .unknown { return .unknown }
        let members = found.members
        if let member = members[name.text] { return member }
        let known = members.keys.sorted()
        let question = Signature.builtins[name.text] == nil && environment.routines[name.text] == nil ? nil : "\(name.text)(\(text(base.span)))"
        return refuse(
            CheckMessages.unknownMember(
                name.text, of: found, known: known, nearest: nearName(to: name.text, among: known), question: question, at: name.span))
    }

    // MARK: - Choice, prediction, scan

    private mutating func type(ofChoice condition: Expression, _ then: Expression, _ otherwise: Expression) -> FrazilType {
        expect(condition, .bool)
        let found = type(of: then)
        guard found.isUnknown else { return expect(otherwise, found).isUnknown ? .unknown : found }
        let other = type(of: otherwise)
        return found.fits(other) ? other : .unknown
    }

    private mutating func type(ofPrediction block: Block, _ span: SourceSpan) -> FrazilType {
        if let name = context.functionName { return refuse(CheckMessages.predictionInFunction(name, at: span)) }
        if context.isModule, context.isTopLevel { return refuse(CheckMessages.notInModule(at: span)) }
        checkIsFilled(block, "predict", "predict { freeze 12m; thaw 3m }", span)
        let before = (environment.placement, context.isPrediction)
        context.isPrediction = true
        check(block)
        (environment.placement, context.isPrediction) = before
        return .prediction
    }

    private mutating func type(ofScan tree: ScanTree, _ span: SourceSpan) -> FrazilType {
        if let name = context.functionName { return refuse(CheckMessages.commandInFunction(name, at: span)) }
        if context.isModule, context.isTopLevel { return refuse(CheckMessages.notInModule(at: span)) }
        checkScan(tree, span)
        return .scan
    }
}

extension FrazilType {
    /// What can stand behind its dot.
    var members: [String: FrazilType] {
        switch self {
        case .point: ["x": .length, "y": .length, "z": .length]
        case .direction: ["x": .ratio, "y": .ratio, "z": .ratio]
        case .iceball, .scan: ["width": .length, "length": .length, "volume": .quantity(.volume), "extents": .point]
        case .prediction: ["ok": .bool, "violations": .list(.string)]
        case .list(let element): ["count": .ratio, "first": element, "last": element]
        case .record(let fields): Dictionary(fields.map { ($0.name, $0.type) }) { first, _ in first }
        default: [:]
        }
    }
}

extension Expression {
    /// The value of a number literal without its unit, with its sign.
    var bareNumber: Double? {
        switch kind {
        case .number(let parts) where parts.count == 1: parts[0].value
        case .unary(.negate, let operand): operand.literalValue.map { -$0 }
        default: nil
        }
    }

    private var literalValue: Double? {
        if case .number(let parts) = kind, parts.count == 1 { parts[0].value } else { nil }
    }

    /// The single unit behind a number literal.
    var literalUnit: UnitName? {
        switch kind {
        case .number(let parts) where parts.count == 1: parts[0].unit
        case .unary(.negate, let operand):
            if case .number(let parts) = operand.kind, parts.count == 1 { parts[0].unit } else { nil }
        default: nil
        }
    }
}
