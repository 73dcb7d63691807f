import Diagnostics
import Syntax

/// Which probes a name may stand for: `P1` exactly, `"P{i}"` everything that begins with `P`.
struct ProbePattern: Hashable, Sendable {
    var prefix: String
    var suffix: String
    var isExact: Bool

    init(exactly name: String) {
        prefix = name
        suffix = ""
        isExact = true
    }

    init(parts: [StringPart]) {
        var texts: [String?] = []
        for part in parts {
            if case .text(let text) = part { texts.append(text) } else { texts.append(nil) }
        }
        isExact = texts.allSatisfy { $0 != nil }
        prefix = texts.prefix { $0 != nil }.compactMap(\.self).joined()
        suffix = isExact ? "" : texts.reversed().prefix { $0 != nil }.reversed().compactMap(\.self).joined()
    }

    /// A name that nothing is known of.
    static let anything = ProbePattern(parts: [.expression(Expression(.boolean(true), SourceSpan(file: FileID(index: 0), start: 0, end: 0)))])

    /// Whether both may name the same probe.
    func mayEqual(_ other: ProbePattern) -> Bool {
        if isExact && other.isExact { return prefix == other.prefix }
        if isExact { return other.matches(prefix) }
        if other.isExact { return matches(other.prefix) }
        return prefix.hasPrefix(other.prefix) || other.prefix.hasPrefix(prefix)
    }

    private func matches(_ name: String) -> Bool {
        name.count >= prefix.count + suffix.count && name.hasPrefix(prefix) && name.hasSuffix(suffix)
    }
}

/// Which probes are in the patient at one place of the program, as far as it can be told: what is certain, and what is possible.
struct Placement: Sendable {
    /// The model that each possible probe was placed with.
    private(set) var possible: [ProbePattern: String] = [:]
    private(set) var certain: Set<ProbePattern> = []
    /// Where each was placed or taken out last.
    private(set) var places: [ProbePattern: SourceSpan] = [:]
    private(set) var withdrawals: [ProbePattern: SourceSpan] = [:]
    /// The models that were tested outside the body.
    var tested: [ProbePattern: String] = [:]
    /// Thermocouple needles.
    private(set) var sensors: Set<ProbePattern> = []
    /// Inside a protocol: the caller may have placed anything.
    var isOpen = false
    /// The last thing done with the gas was a freeze.
    var isFrozen = false
    /// Gas may have flowed before: what was so at the start need not be so any more.
    var mayHaveFrozen = false

    var isEmpty: Bool { possible.isEmpty && !isOpen }
    /// Nothing has been cooled or warmed yet.
    var isAtStart: Bool { !mayHaveFrozen && !isOpen }

    func mayHold(_ pattern: ProbePattern) -> Bool { isOpen || possible.keys.contains { $0.mayEqual(pattern) } }

    func surelyHolds(_ pattern: ProbePattern) -> Bool { pattern.isExact && certain.contains(pattern) }

    /// The names that are exactly known, for near names.
    var names: [String] { possible.keys.filter(\.isExact).map(\.prefix).sorted() }

    mutating func place(_ pattern: ProbePattern, model: String, at span: SourceSpan) {
        possible[pattern] = model
        certain.insert(pattern)
        places[pattern] = span
        withdrawals[pattern] = nil
    }

    mutating func placeSensor(_ pattern: ProbePattern, at span: SourceSpan) {
        sensors.insert(pattern)
        places[pattern] = span
    }

    func mayHoldSensor(_ pattern: ProbePattern) -> Bool { isOpen || sensors.contains { $0.mayEqual(pattern) } }

    mutating func withdraw(_ pattern: ProbePattern, at span: SourceSpan) {
        withdrawals[pattern] = span
        possible[pattern] = nil
        sensors.remove(pattern)
        certain = certain.filter { !$0.mayEqual(pattern) }
    }

    mutating func withdrawAll(at span: SourceSpan) {
        for pattern in possible.keys { withdrawals[pattern] = span }
        possible = [:]
        certain = []
        sensors = []
        isOpen = false
    }

    /// After a choice between two ways: certain is what both have, possible what either has.
    func merged(with other: Placement) -> Placement {
        var result = self
        result.possible.merge(other.possible) { own, _ in own }
        result.sensors.formUnion(other.sensors)
        result.certain.formIntersection(other.certain)
        result.places.merge(other.places) { own, _ in own }
        result.withdrawals.merge(other.withdrawals) { own, _ in own }
        result.tested.merge(other.tested) { own, _ in own }
        result.isOpen = isOpen || other.isOpen
        result.isFrozen = isFrozen && other.isFrozen
        result.mayHaveFrozen = mayHaveFrozen || other.mayHaveFrozen
        return result
    }

    /// After a call of a protocol whose body ends with `body`, begun with an open placement.
    mutating func follow(_ body: Placement) {
        if body.isOpen {
            possible.merge(body.possible) { _, new in new }
            certain.formUnion(body.certain)
        } else {
            possible = body.possible
            certain = body.certain
        }
        sensors = body.isOpen ? sensors.union(body.sensors) : body.sensors
        places.merge(body.places) { _, new in new }
        withdrawals.merge(body.withdrawals) { _, new in new }
        tested.merge(body.tested) { _, new in new }
        isFrozen = body.isFrozen
        mayHaveFrozen = mayHaveFrozen || body.mayHaveFrozen
    }
}
