import Bioheat
import Diagnostics
import Syntax

/// Every name a running program knows. A value: the prompt works on a copy and keeps it only where an entry succeeds.
struct Environment {
    /// One call's names: the scopes of its open blocks, innermost last.
    typealias Frame = [[String: Value]]

    private var globals: [String: Value] = [:]
    private var frames: [Frame] = [[]]

    var routines: [String: Syntax.Routine] = [:]
    var tissues: [String: Tissue] = [:]
    var models: [String: ProbeModel] = [:]
    /// Thermocouple needles placed, which the operator does not count among the probes.
    var sensors: Set<String> = []
    /// What was said of the patient before its background was.
    var earlyRemarks: [(inout Patient) -> Void] = []

    /// The value of a name, looked for from the innermost scope of this call outwards, then among the names of the top level.
    func value(of name: String) -> Value? {
        for scope in (frames.last ?? []).reversed() { if let found = scope[name] { return found } }
        return globals[name]
    }

    mutating func declare(_ name: String, _ value: Value) {
        let frame = frames.count - 1
        if frames[frame].isEmpty {
            globals[name] = value
        } else {
            frames[frame][frames[frame].count - 1][name] = value
        }
    }

    /// Changes a declared name; false where there is none.
    mutating func assign(_ name: String, _ value: Value) -> Bool {
        let frame = frames.count - 1
        for scope in frames[frame].indices.reversed() where frames[frame][scope][name] != nil {
            frames[frame][scope][name] = value
            return true
        }
        guard globals[name] != nil else { return false }
        globals[name] = value
        return true
    }

    mutating func openScope() { frames[frames.count - 1].append([:]) }
    mutating func closeScope() { frames[frames.count - 1].removeLast() }

    /// A call sees its own names and those of the top level, not its caller's.
    mutating func openCall(with arguments: [String: Value]) { frames.append([arguments]) }
    mutating func closeCall() { frames.removeLast() }

    /// How many calls are open.
    var callDepth: Int { frames.count - 1 }
}
