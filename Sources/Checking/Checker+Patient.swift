import Diagnostics
import Quantities
import Syntax

extension Checker {
    mutating func checkDescription(_ statement: Statement) {
        let span = statement.span
        switch statement.kind {
        case .title(let title): checkTitle(title, span)
        case .background(let tissue, let temperature): checkBackground(tissue, temperature, span)
        case .region(let region): check(region, span)
        case .skin(let plane): checkSkin(plane, span)
        case .domain(let box, _): checkDomain(box, span)
        case .resolution(let cell): checkResolution(cell, span)
        case .insulate(let shape, let material): checkInsulation(shape, material, span)
        case .tissue(let declaration): checkTissue(declaration)
        case .probeModel(let declaration): checkProbeModel(declaration)
        default: break
        }
    }

    // MARK: - The body

    private mutating func checkTitle(_ title: Expression, _ span: SourceSpan) {
        expect(title, .string)
        once(\.title, "the case", span)
    }

    private mutating func checkBackground(_ tissue: Name, _ temperature: Expression?, _ span: SourceSpan) {
        requireTissue(tissue)
        if let temperature { check(temperature, of: "a body", within: Self.bodyRange) }
        environment.backgroundCelsius = temperature.map { constant($0) } ?? Self.bodyCelsius
        once(\.background, "the background", span)
    }

    private static let bodyCelsius = 37.0
    /// Of bodies, of phantoms on a bench and of cooled organs, °C.
    private static let bodyRange = 0.0...60.0
    /// A vessel may stand for a cold wall, °C.
    private static let vesselRange = -200.0...60.0

    private mutating func check(_ temperature: Expression, of what: String, within range: ClosedRange<Double>) {
        expect(temperature, .temperature)
        guard let celsius = constant(temperature), !range.contains(celsius) else { return }
        let number = temperature.literalUnit?.text == "K" ? temperature.bareNumber : nil
        let meant = number.flatMap { range.contains($0) ? "\(Numeral.text($0, significantDigits: 9)) C" : nil }
        tell(CheckMessages.unlikelyTemperature(of: what, "\(Temperature(celsius: celsius))", meant: meant, at: temperature.span))
    }

    private mutating func checkSkin(_ plane: Expression, _ span: SourceSpan) {
        expect(plane, .plane)
        once(\.skin, "the skin", span)
    }

    private mutating func checkDomain(_ box: Expression, _ span: SourceSpan) {
        if let sides = sidesOfDomain(box) { return tell(sides) }
        let found = expect(box, .shape)
        if case .call(let name, _) = box.kind, name.text != "box", found == .shape { tell(CheckMessages.domainNotBox(at: box.span)) }
        once(\.domain, "the domain", span)
    }

    /// `domain 100 mm`: one length for all sides.
    private func sidesOfDomain(_ box: Expression) -> Diagnostic? {
        guard let side = box.bareNumber, let unit = box.literalUnit?.text, UnitTable.unit(named: unit)?.dimension == .length else { return nil }
        let figure = Numeral.text(side, significantDigits: 9)
        let typed = "domain box(center: (0, 0, 0) mm, size: (\(figure), \(figure), \(figure)) \(unit))"
        return CheckMessages.wrongType(wanted: .shape, found: .length, help: "write `\(typed)`", at: box.span)
    }

    private mutating func checkResolution(_ cell: Expression?, _ span: SourceSpan) {
        if let cell { checkCell(cell) }
        once(\.resolution, "the resolution", span)
    }

    private mutating func checkCell(_ cell: Expression) {
        expect(cell, .length)
        if let metres = constant(cell), metres < 0.05e-3 || metres > 20e-3 {
            tell(CheckMessages.outOfRange("resolution", "from 0.05 mm to 20 mm", example: "resolution 1 mm", at: cell.span))
        }
    }

    /// What a program says once; at the prompt it may be said again.
    private mutating func once(_ place: WritableKeyPath<Environment, Declared?>, _ what: String, _ span: SourceSpan) {
        if let first = environment[keyPath: place], !context.isEntry { tell(CheckMessages.saidTwice(what, first: first.span, at: span)) }
        environment[keyPath: place] = Declared(span: span)
    }

    /// Regions, questions and commands need to know what the body is made of; told once.
    mutating func requireBackground(_ span: SourceSpan) {
        guard environment.background == nil, !context.isInRoutine, !hasToldOfBackground else { return }
        hasToldOfBackground = true
        tell(CheckMessages.noBackground(at: span))
    }

    private mutating func check(_ region: Region, _ span: SourceSpan) {
        requireBackground(region.name.span)
        expect(region.shape, .shape)
        if let tissue = region.tissue {
            requireTissue(tissue)
            if region.role == .vessel { tell(CheckMessages.wrongFilling(region.name.text, isVessel: true, at: tissue.span)) }
        }
        if let temperature = region.temperature {
            check(temperature, of: "a vessel", within: Self.vesselRange)
            if region.role != .vessel { tell(CheckMessages.wrongFilling(region.name.text, isVessel: false, at: temperature.span)) }
        }
        declareRegion(region.name)
        if region.role != .vessel { environment.tissueRegions.insert(region.name.text) }
        if region.role == .target { environment.targets.insert(region.name.text) }
        if let temperature = region.temperature, constant(temperature) != environment.backgroundCelsius { environment.isHeldElsewhere = true }
    }

    private mutating func declareRegion(_ name: Name) {
        if Signature.constants[name.text] != nil { tell(CheckMessages.builtInName(name.text, at: name.span)) }
        let first = environment.regions[name.text] ?? (name.text == "skin" ? environment.skin : nil)
        if let first, !context.isEntry { tell(CheckMessages.alreadyDeclared(name.text, what: "region", first: first.span, at: name.span)) }
        if let symbol = environment.scopes[0][name.text] {
            tell(CheckMessages.alreadyDeclared(name.text, what: "name", first: symbol.span, at: name.span))
        }
        environment.regions[name.text] = Declared(span: name.span)
    }

    private mutating func checkInsulation(_ shape: Expression, _ material: Name, _ span: SourceSpan) {
        requireBackground(span)
        expect(shape, .shape)
        if environment.tissues[material.text]?.isLiving == true { tell(CheckMessages.livingLayer(material.text, at: material.span)) }
        guard environment.tissues[material.text] == nil, !Self.layers.contains(material.text) else { return }
        let nearest = nearName(to: material.text, among: Array(environment.tissues.keys) + Self.layers)
        tell(CheckMessages.unknownChoice(material.text, what: "material of a layer", known: Self.layers, nearest: nearest, at: material.span))
    }

    private static let layers = ["air", "co2", "saline"]

    private mutating func requireTissue(_ name: Name) {
        guard environment.tissues[name.text] == nil else { return }
        let meant = (TissueWords.meant[name.text.lowercased()] ?? []).filter { environment.tissues[$0] != nil }
        tell(CheckMessages.unknownTissue(name.text, meant: meant, nearest: nearName(to: name.text, among: environment.tissues.keys), at: name.span))
    }

    // MARK: - Tissues and probe models

    private mutating func checkTissue(_ tissue: Declaration) {
        checkEntries(of: tissue, rules: EntryRule.tissue, what: "a tissue")
        let perfusion = tissue.entries.first { $0.key.text == "perfusion" }.flatMap { constant($0.value) }
        declare(tissue.name, in: \.tissues, what: "tissue", isLiving: (perfusion ?? 0) > 0)
        doubtSwiftness(of: tissue)
    }

    /// Thermal diffusivity, m²/s: of ice, and of what the library raises its gases to.
    private static let iceDiffusivity = 1.2e-6
    private static let raisedDiffusivity = 1.4e-7
    /// kg/m³; a metal stores heat in earnest.
    private static let greatestGasDensity = 50.0

    /// The time step goes with the root of the fastest diffusivity of all.
    private mutating func doubtSwiftness(of tissue: Declaration) {
        guard let density = figure("density", of: tissue)?.value, density < Self.greatestGasDensity else { return }
        let states = [("heat_capacity", "conductivity"), ("frozen_heat_capacity", "frozen_conductivity")].compactMap { capacity, conductivity in
            figure(capacity, of: tissue).flatMap { stored in figure(conductivity, of: tissue).map { (diffusivity: $0.value / (density * stored.value), stored: stored) } }
        }
        guard let swiftest = states.max(by: { $0.diffusivity < $1.diffusivity }), swiftest.diffusivity > 4 * Self.iceDiffusivity else { return }
        let raised = min(swiftest.stored.value * swiftest.diffusivity / Self.raisedDiffusivity, MatterRange.greatestCapacity)
        tell(
            CheckMessages.swiftGas(
                tissue.name.text, times: (swiftest.diffusivity / Self.iceDiffusivity).squareRoot(), raised: raised,
                diffusivity: swiftest.diffusivity * swiftest.stored.value / raised, at: swiftest.stored.span))
    }

    /// A constant figure that matter can have.
    private func figure(_ key: String, of tissue: Declaration) -> (value: Double, span: SourceSpan)? {
        guard let entry = tissue.entries.first(where: { $0.key.text == key }), let value = constant(entry.value) else { return nil }
        return MatterRange.ofTissue[key]?.range.contains(value) == true ? (value, entry.value.span) : nil
    }

    private mutating func checkProbeModel(_ model: Declaration) {
        checkEntries(of: model, rules: EntryRule.probeModel, what: "a probe model")
        checkCooling(of: model)
        declare(model.name, in: \.probeModels, what: "probe model")
    }

    private mutating func declare(_ name: Name, in table: WritableKeyPath<Environment, [String: Declared]>, what: String, isLiving: Bool = false) {
        if let first = environment[keyPath: table][name.text], !context.isEntry {
            if first.span.file == name.span.file {
                tell(CheckMessages.alreadyDeclared(name.text, what: what, first: first.span, at: name.span))
            } else if sources[first.span.file].text != sources[name.span.file].text {
                tell(CheckMessages.shadowing(name.text, what: what, first: first.span, at: name.span))
            }
        }
        environment[keyPath: table][name.text] = Declared(span: name.span, isLiving: isLiving)
    }

    private mutating func checkEntries(of declaration: Declaration, rules: [String: EntryRule], what: String) {
        var places: [String: SourceSpan] = [:]
        for entry in declaration.entries {
            let key = entry.key.text
            if let first = places[key] { tell(CheckMessages.keyTwice(key, first: first, at: entry.key.span)) }
            places[key] = entry.key.span
            if let rule = rules[key] { check(entry, rule) } else { refuseKey(entry, rules, what) }
        }
        let missing = missingKeys(of: declaration, rules)
        if !missing.isEmpty { tell(CheckMessages.missingKeys(missing, of: declaration.name.text, at: declaration.name.span)) }
    }

    /// A misspelt entry is told once, not as a missing one too.
    private func missingKeys(of declaration: Declaration, _ rules: [String: EntryRule]) -> [String] {
        let given = Set(declaration.entries.map(\.key.text))
        var missing = rules.filter { $0.value.isRequired && !given.contains($0.key) }.keys.sorted()
        for entry in declaration.entries where rules[entry.key.text] == nil {
            if let meant = key(meantBy: entry, among: missing, rules) { missing.removeAll { $0 == meant } }
        }
        return missing
    }

    /// By its letters, or by its unit; where it has none it may be any.
    private func key(meantBy entry: Declaration.Entry, among missing: [String], _ rules: [String: EntryRule]) -> String? {
        if let near = nearName(to: entry.key.text, among: missing) { return near }
        guard nearName(to: entry.key.text, among: rules.keys) == nil else { return nil }
        guard let unit = entry.value.literalUnit, !unit.text.isEmpty else { return missing.first }
        return missing.first { rules[$0]?.takes(unit.text) == true }
    }

    private mutating func refuseKey(_ entry: Declaration.Entry, _ rules: [String: EntryRule], _ what: String) {
        let known = rules.keys.sorted()
        let nearest = nearName(to: entry.key.text, among: known)
        tell(CheckMessages.unknownKey(entry.key.text, of: what, nearest: nearest, known: known, at: entry.key.span))
        _ = type(of: entry.value)
    }

    private mutating func check(_ entry: Declaration.Entry, _ rule: EntryRule) {
        switch rule.kind {
        case .quantity(let dimension, let range): checkQuantity(entry, dimension, range)
        case .temperature: doubtFigure(entry, expect(entry.value, .temperature))
        case .temperatures: checkFreezing(entry)
        case .bool: expect(entry.value, .bool)
        case .gas: checkGas(entry.value)
        }
        if case .temperatures = rule.kind { return }
        if let upper = entry.upper {
            tell(
                CheckMessages.outOfRange(
                    entry.key.text, "one value, not a range", example: "\(entry.key.text): \(text(entry.value.span))", at: upper.span))
        }
    }

    private mutating func checkQuantity(_ entry: Declaration.Entry, _ dimension: Dimension, _ range: EntryRule.Range) {
        doubtFigure(entry, expect(entry.value, .quantity(dimension)))
        guard let value = constant(entry.value) else { return }
        let example = "\(entry.key.text): 1 \(dimension.exampleUnit)"
        if case .positive = range, value <= 0 {
            tell(CheckMessages.outOfRange(entry.key.text, "more than 0", example: example, at: entry.value.span))
        }
        if case .notNegative = range, value < 0 {
            tell(CheckMessages.outOfRange(entry.key.text, "not below 0", example: example, at: entry.value.span))
        }
        if let matter = MatterRange.ofTissue[entry.key.text], value > 0, !matter.range.contains(value) {
            tell(CheckMessages.outOfRange(entry.key.text, "\(matter.words) in any matter", example: example, at: entry.value.span))
        }
    }

    private mutating func checkFreezing(_ entry: Declaration.Entry) {
        expect(entry.value, .temperature)
        guard let upper = entry.upper else { return tell(CheckMessages.freezingOrder(at: entry.value.span)) }
        expect(upper, .temperature)
        if let low = constant(entry.value), let high = constant(upper), low >= high {
            tell(CheckMessages.freezingOrder(at: entry.value.span.joined(with: upper.span)))
        }
    }

    /// `gas: argon` or `gas: "argon"`.
    mutating func checkGas(_ expression: Expression) {
        let name: String
        switch expression.kind {
        case .name(let word): name = word
        case .string(let parts):
            guard parts.count == 1, case .text(let text) = parts[0] else { return }
            name = text
        default: return mismatch(expression, wanted: .string, found: type(of: expression))
        }
        guard !Signature.gases.contains(name) else { return }
        if symbol(name)?.type == .string { return }
        let nearest = nearName(to: name, among: Signature.gases)
        tell(CheckMessages.unknownChoice(name, what: "gas", known: Signature.gases, nearest: nearest, at: expression.span))
    }

    /// The thickest probe is 8 mm (C1.3), and active lengths end at some 8 cm (from memory); twice that is a slip of the pen.
    private static let greatest: [String: (metres: Double, usual: String)] = ["diameter": (0.016, "1.7 mm"), "shaft_diameter": (0.016, "1.7 mm"), "active_length": (0.16, "30 mm")]

    /// What a thicker probe pushes away is frozen with the rest (ARCHITECTURE.md, known limits).
    private static let wideMetres = 0.004

    /// Of a probe model.
    private mutating func doubtFigure(_ entry: Declaration.Entry, _ type: FrazilType) {
        guard let value = constant(entry.value) else { return }
        let key = entry.key.text
        if ["surface", "cryogen"].contains(key), value >= 0, type == .temperature {
            return tell(CheckMessages.warmCooling(key, "\(Temperature(celsius: value))", at: entry.value.span))
        }
        guard let greatest = Self.greatest[key], type == .length else { return }
        if value > greatest.metres {
            tell(CheckMessages.thickProbe(key, text(entry.value.span), usual: greatest.usual, at: entry.value.span))
        } else if key == "diameter", value > Self.wideMetres {
            tell(CheckMessages.wideProbe(text(entry.value.span), at: entry.value.span))
        }
    }

    private mutating func checkCooling(of model: Declaration) {
        let known = EntryRule.probeModel.keys
        let keys = Set(model.entries.map { known.contains($0.key.text) ? $0.key.text : nearName(to: $0.key.text, among: known) ?? $0.key.text })
        let isIdeal = keys.contains("surface")
        if isIdeal && keys.contains("cryogen") { return tell(CheckMessages.cooling(model.name.text, hasBoth: true, at: model.name.span)) }
        if !isIdeal && !(keys.contains("cryogen") && keys.contains("heat_transfer")) {
            tell(CheckMessages.cooling(model.name.text, hasBoth: false, at: model.name.span))
        }
    }
}
