import Devices
import Diagnostics
import Quantities
import Syntax

/// Makes a device profile of its tree, and tells everything that is wrong with it in one go.
public struct DeviceProfileReader {
    public private(set) var diagnostics: [Diagnostic] = []
    var profile: DeviceProfile
    var places: [DeviceOperation: Diagnostics.SourceSpan] = [:]
    /// Settings with a range that something measured has to keep to.
    var interlocks: [Name] = []

    /// What could be read is in the profile even where something is wrong.
    public static func read(_ tree: DeviceProfileTree) -> (profile: DeviceProfile, diagnostics: [Diagnostic]) {
        var reader = DeviceProfileReader(profile: DeviceProfile(name: tree.name.text))
        for instrument in tree.instruments { reader.read(instrument) }
        for entry in tree.entries { reader.read(entry) }
        for operation in tree.operations { reader.read(operation) }
        reader.requireTheLeast(tree)
        return (reader.profile, reader.diagnostics)
    }

    private init(profile: DeviceProfile) { self.profile = profile }

    mutating func tell(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// No profile without instruments, and none that cannot close the gas.
    private mutating func requireTheLeast(_ tree: DeviceProfileTree) {
        if tree.instruments.isEmpty { tell(.noInstrument(at: tree.name.span)) }
        if !profile.can(.stop) { tell(.noStop(at: tree.name.span)) }
        requireInTime(tree)
        for (operation, span) in places where profile.can(operation) { requireClosing(operation, span) }
        for key in interlocks { requireReading(for: key) }
        for (operation, span) in places.sorted(by: { $0.key.rawValue < $1.key.rawValue }) { requireValue(of: operation, span) }
        requireNoContradiction()
        doubt(tree)
    }

    /// Heartbeats, and giving up who is silent, come before the watchdog acts.
    private mutating func requireInTime(_ tree: DeviceProfileTree) {
        let limits = profile.limits
        if limits.heartbeatSeconds * 2 > limits.watchdogSeconds {
            tell(.lateHeartbeat(at: tree.name.span))
        } else if limits.deadlineSeconds * 1.5 + limits.heartbeatSeconds > limits.watchdogSeconds {
            tell(.lateDeadline(at: tree.name.span))
        }
    }

    /// An interlock that is stated and never read would be held by nobody.
    private mutating func requireReading(for key: Name) {
        guard let reading = Self.readings[key.text] else { return }
        if !profile.can(reading) { return tell(.interlockUnread(key, reading: reading.rawValue)) }
        guard reading == .pressure, !profile.messages(for: .pressure).contains(where: { $0.kind.isAbout(key.text) }) else { return }
        tell(.pressureUnread(key))
    }

    /// What a message must say to mean anything: how long, for a device that closes by itself; how long, for a watchdog; which number, for a mark.
    private mutating func requireValue(of operation: DeviceOperation, _ span: SourceSpan) {
        let value: TemplateValue? = switch operation {
        case .freeze, .thaw: profile.limits.hasTimer ? .seconds : nil
        case .watchdog: .watchdog
        case .power: .percent
        case .mark: .count
        default: nil
        }
        let messages = profile.messages(for: operation)
        if let value, !messages.isEmpty, !messages.contains(where: { $0.template.values.contains(value) }) {
            tell(.valueNotSaid(value.rawValue, in: operation.rawValue, at: span))
        }
        if operation == .stop || operation == .close, !messages.contains(where: { $0.kind == .say }) { tell(.nothingSaid(operation.rawValue, at: span)) }
        if operation == .mark, !profile.can(.marked) { tell(.markNotRead(at: span)) }
    }

    private static let readings: [String: DeviceOperation] = [
        "argon": .pressure, "helium": .pressure, "nitrogen": .pressure, "temperature": .temperature, "least_flow": .flow, "greatest_flow": .flow, "greatest_leak": .flow,
    ]

    /// What a device may lack, and who drives it should know.
    private mutating func doubt(_ tree: DeviceProfileTree) {
        guard profile.can(.freeze) else { return }
        if !profile.can(.watchdog) || !profile.can(.heartbeat) { tell(.noWatchdog(at: tree.name.span)) }
        if !profile.can(.open), !profile.can(.flow) { tell(.gasUnseen(at: tree.name.span)) }
        for instrument in profile.instruments where !instrument.isTagged { tell(.answersAlike(instrument.name, at: tree.name.span)) }
        if !profile.can(.rearm) { tell(.noRearm(at: tree.name.span)) }
    }

    /// Who opens gas can close it.
    private mutating func requireClosing(_ operation: DeviceOperation, _ span: SourceSpan) {
        guard operation == .freeze || operation == .thaw, !profile.can(.close) else { return }
        tell(.noClose(operation.rawValue, at: span))
    }

    // MARK: Instruments

    private mutating func read(_ declaration: Declaration) {
        var instrument = DeviceProfile.Instrument(name: declaration.name.text, identity: "")
        if profile.instruments.contains(where: { $0.name == instrument.name }) { tell(.instrumentTwice(declaration.name)) }
        for entry in declaration.entries {
            switch entry.key.text {
            case "identity": instrument.identity = text(entry.value) ?? ""
            case "tags": instrument.isTagged = truth(entry.value) ?? true
            case "checksum": instrument.hasChecksum = truth(entry.value) ?? false
            default: tell(.unknownSetting(entry.key, nearest: nearestName(to: entry.key.text, among: ["identity", "tags", "checksum"])))
            }
        }
        if instrument.identity.isEmpty { tell(.noIdentity(declaration.name)) }
        profile.instruments.append(instrument)
    }

    // MARK: Operations

    private mutating func read(_ tree: DeviceProfileTree.Operation) {
        guard let operation = DeviceOperation(rawValue: tree.name.text) else {
            let known = DeviceOperation.allCases.map(\.rawValue)
            return tell(.unknownOperation(tree.name, nearest: nearestName(to: tree.name.text, among: known), known: known))
        }
        if places.updateValue(tree.name.span, forKey: operation) != nil { tell(.operationTwice(tree.name)) }
        for message in tree.messages {
            if let read = read(message, in: operation) { profile.operations[operation, default: []].append(read) }
        }
    }

    private mutating func read(_ tree: DeviceProfileTree.Message, in operation: DeviceOperation) -> DeviceMessage? {
        let known = profile.instruments.map(\.name)
        guard known.contains(tree.instrument.text) else {
            tell(.unknownInstrument(tree.instrument, nearest: nearestName(to: tree.instrument.text, among: known)))
            return nil
        }
        guard let template = template(tree.text, operation), let kind = kind(of: tree, operation) else { return nil }
        let words = template.plainText.filter { !$0.isWhitespace }
        if words.isEmpty, template.values.isEmpty { tell(.messageEmpty(at: tree.text.span)) }
        if !tree.isQuestion, words.hasSuffix("?") { tell(.questionSaid(template.plainText, at: tree.text.span)) }
        return DeviceMessage(instrument: tree.instrument.text, template: template, kind: kind)
    }

    private mutating func kind(of tree: DeviceProfileTree.Message, _ operation: DeviceOperation) -> DeviceMessage.Kind? {
        guard tree.isQuestion else {
            if operation.isReading { tell(.readingNotAsked(operation.rawValue, at: tree.span)) }
            return .say
        }
        if let wanted = tree.wanted {
            if operation.isReading { tell(.readingWithAnswer(operation.rawValue, at: tree.span)) }
            return template(wanted, operation).map { .expect($0) }
        }
        guard operation.isReading else {
            tell(.questionWithoutAnswer(operation.rawValue, at: tree.span))
            return nil
        }
        return reading(tree, operation)
    }

    private mutating func reading(_ tree: DeviceProfileTree.Message, _ operation: DeviceOperation) -> DeviceMessage.Kind? {
        var (scale, offset) = (1.0, 0.0)
        if let written = tree.scale { scale = number(written) ?? 1 }
        if let written = tree.offset { offset = number(written) ?? 0 }
        if let unit = tree.unit {
            guard let (factor, shift) = Self.conversion(of: operation, from: unit.text) else {
                tell(.badUnit(unit, of: operation.rawValue))
                return nil
            }
            (scale, offset) = (scale * factor, offset * factor + shift)
        }
        if scale == 0 { tell(.scaleOfNothing(operation.rawValue, at: tree.span)) }
        if let gas = tree.gas, !GasBottle.gases.contains(gas.text) { tell(.unknownGas(gas)) }
        return .read(scale: scale, offset: offset, gas: tree.gas?.text)
    }

    /// From a unit to the one that readings are in: °C, psi, g, g/s, s.
    private static func conversion(of operation: DeviceOperation, from unit: String) -> (factor: Double, shift: Double)? {
        switch operation {
        case .temperature, .sensor: return UnitTable.isTemperature(unit).map { $0 == .kelvin ? (1, -273.15) : (1, 0) }
        case .pressure: return factor(unit, "psi")
        case .mass: return factor(unit, "g")
        case .flow: return factor(unit + "/s", "g/s")
        case .time, .left, .begun, .gasOff, .heard: return factor(unit, "s")
        default: return nil
        }
    }

    private static func factor(_ unit: String, _ target: String) -> (factor: Double, shift: Double)? {
        guard let one = UnitTable.unit(named: unit), let other = UnitTable.unit(named: target), one.dimension == other.dimension else { return nil }
        return (one.scale / other.scale, 0)
    }
}

extension DeviceMessage.Kind {
    /// A reading of this gas, or of whichever there is.
    fileprivate func isAbout(_ gas: String) -> Bool {
        if case .read(_, _, let about) = self { about == nil || about == gas } else { false }
    }
}
