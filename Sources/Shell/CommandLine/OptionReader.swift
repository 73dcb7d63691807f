import Diagnostics
import Quantities

/// Reads options in GNU style: `--name value`, `--name=value`, `-o value`; `--` ends them; a lone `-` is a file.
struct OptionReader {
    /// What a subcommand understands.
    struct Grammar {
        var flags: Set<String> = []
        var values: Set<String> = []
        /// Short names: `-o` for `--output`.
        var short: [String: String] = [:]
    }

    private(set) var flags: Set<String> = []
    private(set) var values: [String: String] = [:]
    private(set) var operands: [String] = []

    init(_ arguments: [String], _ grammar: Grammar) throws(CommandLineFault) {
        var rest = arguments[...]
        while let word = rest.popFirst() {
            if word == "--" {
                operands += rest
                return
            }
            try take(word, &rest, grammar)
        }
    }

    private mutating func take(_ word: String, _ rest: inout ArraySlice<String>, _ grammar: Grammar) throws(CommandLineFault) {
        guard word.hasPrefix("-"), word != "-" else { return operands.append(word) }
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = grammar.short[String(parts[0])] ?? String(parts[0])
        let attached = parts.count > 1 ? String(parts[1]) : nil
        if grammar.flags.contains(name) {
            guard attached == nil else { throw .optionTakesNone(name) }
            flags.insert(name)
        } else if grammar.values.contains(name) {
            guard let value = attached ?? rest.popFirst() else { throw .optionWantsValue(name) }
            guard values.updateValue(value, forKey: name) == nil else { throw .givenTwice(name) }
        } else {
            throw .unknownOption(name, nearest: nearestName(to: name, among: grammar.flags.union(grammar.values)))
        }
    }

    func positive(_ name: String, wanted: String) throws(CommandLineFault) -> Double? {
        guard let text = values[name] else { return nil }
        guard let value = Double(text), value.isFinite, value > 0 else { throw .badValue(text, of: name, wanted: wanted) }
        return value
    }

    func seed() throws(CommandLineFault) -> UInt64 {
        guard let text = values["--seed"] else { return 0 }
        guard let seed = UInt64(text) else { throw .badValue(text, of: "--seed", wanted: "a whole number from 0") }
        return seed
    }

    func whole(_ name: String, in range: ClosedRange<Int>) throws(CommandLineFault) -> Int? {
        guard let text = values[name] else { return nil }
        guard let value = Int(text), range.contains(value) else {
            throw .badValue(text, of: name, wanted: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    /// Nothing for `max`: the clock is not waited for.
    func speed() throws(CommandLineFault) -> Double? {
        if values["--speed"] == "max" { return nil }
        return try positive("--speed", wanted: "a number above 0, or max")
    }

    /// What a device measures corrects the next forecast; on the simulator only where it is asked for.
    func followsPatient(on driver: String) throws(CommandLineFault) -> Bool {
        let (wants, refuses) = (flags.contains("--twin"), flags.contains("--no-twin"))
        guard !wants || !refuses else { throw CommandLineFault("`--twin` and `--no-twin` are both given", help: "leave one of them out") }
        return wants || (driver != "sim" && !refuses)
    }

    /// With or without its unit: `0.2`, `0.2mm`. A cell and an accuracy are not both given.
    func accuracyMM() throws(CommandLineFault) -> Double? {
        guard values["--resolution"] == nil || values["--accuracy"] == nil else {
            throw .badValue(values["--accuracy"] ?? "", of: "--accuracy", wanted: "a length in mm from 0.05 to 2, without --resolution")
        }
        return try millimetres("--accuracy", from: 0.05, to: 2)
    }

    func resolutionMM() throws(CommandLineFault) -> Double? { try millimetres("--resolution", from: 0.05, to: 20) }

    /// `0.5` or `0.5mm`.
    private func millimetres(_ option: String, from least: Double, to most: Double) throws(CommandLineFault) -> Double? {
        guard let text = values[option] else { return nil }
        let number = text.hasSuffix("mm") ? String(text.dropLast(2)) : text
        guard let value = Double(number), value >= least, value <= most else {
            throw .badValue(text, of: option, wanted: "a length in mm from \(Numeral.text(least)) to \(Numeral.text(most))")
        }
        return value
    }
}
