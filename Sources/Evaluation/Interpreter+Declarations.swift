import Bioheat
import Checking
import Diagnostics
import Quantities
import Syntax

extension Interpreter {
    func declareTissue(_ declaration: Declaration) throws -> Flow {
        let entries = try Entries(declaration, self, needed: Entries.ofTissue)
        let range = try entries.range("freezing")
        guard range.lower < range.upper else { throw Diagnostic.freezingRange(of: declaration.name.text, at: range.span) }
        environment.tissues[declaration.name.text] = Tissue(
            name: declaration.name.text,
            densityKgPerM3: try entries.positive("density", .density),
            conductivityWPerMK: try entries.positive("conductivity", .conductivity),
            frozenConductivityWPerMK: try entries.positive("frozen_conductivity", .conductivity),
            mushyConductivityWPerMK: entries.has("mushy_conductivity") ? try entries.positive("mushy_conductivity", .conductivity) : nil,
            heatCapacityJPerKgK: try entries.positive("heat_capacity", .heatCapacity),
            frozenHeatCapacityJPerKgK: try entries.positive("frozen_heat_capacity", .heatCapacity),
            latentHeatJPerKg: try entries.notNegative("latent_heat", .latentHeat),
            solidusCelsius: range.lower, liquidusCelsius: range.upper,
            perfusionPerSecond: try entries.notNegative("perfusion", .perDuration, otherwise: 0),
            metabolismWPerM3: try entries.notNegative("metabolism", .powerDensity, otherwise: 0))
        return .next
    }

    func declareProbeModel(_ declaration: Declaration) throws -> Flow {
        let entries = try Entries(declaration, self, needed: ["diameter", "active_length"])
        let model = ProbeModel(
            name: declaration.name.text,
            diameterMM: Length.millimetres(try entries.positive("diameter", .length)),
            activeLengthMM: Length.millimetres(try entries.positive("active_length", .length)),
            insulatedTipMM: Length.millimetres(try entries.notNegative("insulated_tip", .length, otherwise: 0)),
            shaftDiameterMM: entries.has("shaft_diameter") ? Length.millimetres(try entries.positive("shaft_diameter", .length)) : nil,
            cooling: try cooling(entries),
            thawCelsius: try entries.celsius("thaw_temperature", otherwise: 30),
            thawCoefficientWPerM2K: try entries.positive("thaw_heat_transfer", .heatTransfer, otherwise: 1000),
            hasThermocouple: try entries.truth("thermocouple", otherwise: true),
            gas: try entries.word("gas", otherwise: "argon"),
            gasFlowGPerSecond: try entries.notNegative("gas_flow", .massFlow, otherwise: 0.7e-3) * 1000, isLimitedByFlow: entries.has("gas_flow"),
            nominalPressurePsi: try entries.positive("nominal_pressure", .pressure, otherwise: 3500 * UnitTable.psi) / UnitTable.psi)
        environment.models[model.name] = model
        commander.probeModels[model.name] = model
        return .next
    }

    /// A surface at a temperature (an ideal probe), or a cryogen with its coefficient.
    private func cooling(_ entries: Entries) throws -> ProbeModel.Cooling {
        if entries.has("surface") { return .idealSurface(celsius: try entries.celsius("surface")) }
        return .cryogen(
            celsius: try entries.celsius("cryogen"), coefficientWPerM2K: try entries.positive("heat_transfer", .heatTransfer),
            startSeconds: try entries.positive("start", .duration, otherwise: 15))
    }
}

/// The entries of one `tissue` or `probe model`, read by key.
private struct Entries {
    static let ofTissue = [
        "density", "conductivity", "frozen_conductivity", "heat_capacity", "frozen_heat_capacity", "latent_heat", "freezing",
    ]

    private let declaration: Declaration
    private let interpreter: Interpreter

    /// Throws where a needed entry is missing; every missing one is listed.
    init(_ declaration: Declaration, _ interpreter: Interpreter, needed: [String]) throws {
        self.declaration = declaration
        self.interpreter = interpreter
        let missing = needed.filter { key in !declaration.entries.contains { $0.key.text == key } }
        if !missing.isEmpty { throw Diagnostic.missingEntries(missing, of: declaration.name.text, at: declaration.name.span) }
    }

    func has(_ key: String) -> Bool { entry(key) != nil }

    private func entry(_ key: String) -> Declaration.Entry? { declaration.entries.last { $0.key.text == key } }

    private func needed(_ key: String) throws -> Declaration.Entry {
        guard let entry = entry(key) else { throw Diagnostic.missingEntries([key], of: declaration.name.text, at: declaration.name.span) }
        return entry
    }

    func positive(_ key: String, _ dimension: Dimension, otherwise standard: Double? = nil) throws -> Double {
        try number(key, dimension, standard, allowed: "more than 0") { $0 > 0 }
    }

    func notNegative(_ key: String, _ dimension: Dimension, otherwise standard: Double? = nil) throws -> Double {
        try number(key, dimension, standard, allowed: "0 or more") { $0 >= 0 }
    }

    private func number(
        _ key: String, _ dimension: Dimension, _ standard: Double?, allowed: String, _ isAllowed: (Double) -> Bool
    ) throws -> Double {
        if let standard, !has(key) { return standard }
        let entry = try needed(key)
        let value = try interpreter.quantity(entry.value, dimension)
        let matter = MatterRange.ofTissue[key]
        guard isAllowed(value), matter?.range.contains(value) ?? true else {
            throw Diagnostic.outOfRange(
                "`\(key)`", Quantity(value, dimension).description, allowed: isAllowed(value) ? matter?.words ?? allowed : allowed,
                example: "\(key): 1 \(dimension.exampleUnit)", at: entry.value.span)
        }
        return value
    }

    func celsius(_ key: String, otherwise standard: Double? = nil) throws -> Double {
        if let standard, !has(key) { return standard }
        return try interpreter.celsius(needed(key).value)
    }

    func range(_ key: String) throws -> (lower: Double, upper: Double, span: SourceSpan) {
        let entry = try needed(key)
        guard let upper = entry.upper else { throw Diagnostic.freezingRange(of: declaration.name.text, at: entry.value.span) }
        return (try interpreter.celsius(entry.value), try interpreter.celsius(upper), entry.value.span.joined(with: upper.span))
    }

    func truth(_ key: String, otherwise standard: Bool) throws -> Bool {
        try entry(key).map { try interpreter.truth($0.value) } ?? standard
    }

    /// A bare word or a text.
    func word(_ key: String, otherwise standard: String) throws -> String {
        guard let value = entry(key)?.value else { return standard }
        if case .name(let word) = value.kind { return word }
        return try interpreter.evaluate(value).text
    }
}
