import Devices
import Diagnostics
import Quantities
import Syntax

/// The entries of a profile: limits and times.
extension DeviceProfileReader {
    static let settings = [
        "channels", "power", "longest_freeze", "most_freezes", "argon", "helium", "nitrogen", "temperature", "least_flow", "greatest_flow", "greatest_leak", "untested",
        "thermocouple", "timer", "heartbeat", "watchdog", "deadline",
    ]

    mutating func read(_ entry: Declaration.Entry) {
        switch entry.key.text {
        case "channels": if let count = whole(entry, 1...1000) { profile.limits.channels = count }
        case "most_freezes": if let count = whole(entry, 1...1000) { profile.limits.mostFreezes = count }
        case "power": if let range = range(entry, .ratio, 1), holds(entry, range, within: 0...1, "0% to 100%") { profile.limits.power = range }
        case "argon", "helium", "nitrogen":
            if let range = range(entry, .pressure, UnitTable.psi), holds(entry, range, within: Self.pressures, "a pressure from 0 to 15000 psi") {
                profile.limits.pressurePsi[entry.key.text] = range
            }
        case "temperature":
            if let range = range(entry, nil, 1), holds(entry, range, within: Self.temperatures, "what a thermocouple can show, -273 C to 200 C") {
                profile.limits.temperatureCelsius = range
            }
        case "longest_freeze":
            if let seconds = quantity(entry.value, .duration, 1), holds(entry, seconds...seconds, within: 1...86_400, "a time from 1 s to a day") {
                profile.limits.longestFreezeSeconds = seconds
            }
        case "least_flow": if let flow = flow(entry) { profile.limits.leastFlow = flow }
        case "greatest_flow": if let flow = flow(entry) { profile.limits.greatestFlow = flow }
        case "greatest_leak": if let flow = flow(entry) { profile.limits.greatestLeak = flow }
        default: readChoice(entry)
        }
    }

    private mutating func readChoice(_ entry: Declaration.Entry) {
        switch entry.key.text {
        case "untested": if let word = choice(entry, ["warned", "refused"]) { profile.limits.refusesUntested = word == "refused" }
        case "thermocouple": if let word = choice(entry, ["told", "required"]) { profile.limits.needsThermocouple = word == "required" }
        case "timer": if let word = choice(entry, ["device", "driver"]) { profile.limits.hasTimer = word == "device" }
        case "heartbeat": if let seconds = positive(entry) { profile.limits.heartbeatSeconds = seconds }
        case "watchdog": if let seconds = positive(entry) { profile.limits.watchdogSeconds = seconds }
        case "deadline": if let seconds = positive(entry) { profile.limits.deadlineSeconds = seconds }
        default: tell(.unknownSetting(entry.key, nearest: nearestName(to: entry.key.text, among: Self.settings)))
        }
    }

    // What no instrument goes beyond: more is a slip of the pen, and an interlock that never acts.
    private static let pressures = 0.0...15_000
    private static let temperatures = -273.15...200

    private mutating func holds(_ entry: Declaration.Entry, _ range: ClosedRange<Double>, within widest: ClosedRange<Double>, _ wanted: String) -> Bool {
        guard widest.contains(range.lowerBound), widest.contains(range.upperBound) else {
            tell(.badSetting(entry.key, wanted: wanted, at: entry.value.span))
            return false
        }
        interlocks.append(entry.key)
        return true
    }

    /// g/s
    private mutating func flow(_ entry: Declaration.Entry) -> Double? {
        guard let flow = quantity(entry.value, Self.flow, 1e-3) else { return nil }
        return holds(entry, flow...flow, within: 0...100, "a flow from 0 to 100 g/s") ? flow : nil
    }

    private static let flow = UnitTable.unit(named: "g/s")?.dimension ?? .ratio

    // MARK: Values

    private mutating func whole(_ entry: Declaration.Entry, _ range: ClosedRange<Int>) -> Int? {
        guard let value = number(entry.value) else { return nil }
        guard value == value.rounded(), abs(value) < 1e9, range.contains(Int(value)) else {
            tell(.badSetting(entry.key, wanted: "a whole number from \(range.lowerBound) to \(range.upperBound)", at: entry.value.span))
            return nil
        }
        return Int(value)
    }

    private mutating func positive(_ entry: Declaration.Entry) -> Double? {
        guard let seconds = quantity(entry.value, .duration, 1) else { return nil }
        guard seconds >= 0.01, seconds <= 3600 else {
            tell(.badSetting(entry.key, wanted: "a time from 10 ms to an hour", at: entry.value.span))
            return nil
        }
        return seconds
    }

    private mutating func range(_ entry: Declaration.Entry, _ dimension: Dimension?, _ unit: Double) -> ClosedRange<Double>? {
        guard let upper = entry.upper else {
            tell(.badSetting(entry.key, wanted: "a range: `\(entry.key.text): … to …`", at: entry.value.span))
            return nil
        }
        guard let low = quantity(entry.value, dimension, unit), let high = quantity(upper, dimension, unit) else { return nil }
        guard low <= high else {
            tell(.badSetting(entry.key, wanted: "the lower end first", at: entry.value.span))
            return nil
        }
        return low...high
    }

    private mutating func choice(_ entry: Declaration.Entry, _ words: [String]) -> String? {
        guard let word = text(entry.value) else { return nil }
        guard words.contains(word) else {
            tell(.badSetting(entry.key, wanted: words.map { "\"\($0)\"" }.joined(separator: " or "), at: entry.value.span))
            return nil
        }
        return word
    }

    /// In the unit; a temperature (no dimension) in °C.
    private mutating func quantity(_ expression: Expression, _ dimension: Dimension?, _ unit: Double) -> Double? {
        guard let value = Self.constant(expression, dimension) else {
            tell(.badQuantity(at: expression.span))
            return nil
        }
        return value / unit
    }

    private static func constant(_ expression: Expression, _ dimension: Dimension?) -> Double? {
        switch expression.kind {
        case .unary(.negate, let operand): return constant(operand, dimension).map { -$0 }
        case .number(let parts):
            var sum = 0.0
            for part in parts {
                guard let value = constant(part, dimension) else { return nil }
                sum += value
            }
            return sum
        default: return nil
        }
    }

    private static func constant(_ part: NumberPart, _ dimension: Dimension?) -> Double? {
        guard let unit = part.unit else { return nil }
        guard let dimension else { return UnitTable.isTemperature(unit.text)?.temperature(part.value).celsius }
        guard let definition = UnitTable.unit(named: unit.text), definition.dimension == dimension else { return nil }
        return part.value * definition.scale
    }

    /// A plain number, which may be a small sum of such.
    mutating func number(_ expression: Expression) -> Double? {
        if let value = Self.plain(expression) { return value }
        tell(.badNumber(at: expression.span))
        return nil
    }

    static func plain(_ expression: Expression) -> Double? {
        switch expression.kind {
        case .number(let parts): return parts.count == 1 && parts[0].unit == nil ? parts[0].value : nil
        case .unary(.negate, let operand): return plain(operand).map { -$0 }
        case .binary(let operation, let left, let right, _):
            guard let a = plain(left), let b = plain(right) else { return nil }
            return combined(operation, a, b)
        default: return nil
        }
    }

    static func combined(_ operation: BinaryOperator, _ a: Double, _ b: Double) -> Double? {
        switch operation {
        case .add: a + b
        case .subtract: a - b
        case .multiply: a * b
        case .divide: b == 0 ? nil : a / b
        default: nil
        }
    }

    mutating func truth(_ expression: Expression) -> Bool? {
        if case .boolean(let value) = expression.kind { return value }
        tell(.badTruth(at: expression.span))
        return nil
    }

    /// A text without values in it.
    mutating func text(_ expression: Expression) -> String? {
        if case .string(let parts) = expression.kind {
            let texts = parts.compactMap { if case .text(let text) = $0 { text } else { nil } }
            if texts.count == parts.count { return texts.joined() }
        }
        tell(.badText(at: expression.span))
        return nil
    }
}
