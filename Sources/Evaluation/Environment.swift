import Bioheat
import Diagnostics
import Syntax

/// Everything that a running program knows by name. A value: the prompt works on a copy and keeps it only where an entry succeeds.
///
/// A name is looked up once, when its statement is made ready (`Preparation`); then it is a place. The places of the top level are counted by the
/// interpreter, those of a call from `base` on.
struct Environment {
    /// The values of the top level by place; nothing where a name has none yet.
    private var globals: [Value?] = []
    /// The values of all open calls, innermost last.
    private var locals: [Value] = []
    /// Where the present call's values begin, and where those of the next call would.
    private(set) var base = 0
    private(set) var end = 0
    /// How many calls are open, or about to open.
    private(set) var callDepth = 0
    /// The names that the statement at hand sees, for what is made ready while it runs.
    var surroundings = Surroundings()

    var routines: [String: PreparedRoutine] = [:]
    var tissues: [String: Tissue] = [:]
    var models: [String: ProbeModel] = [:]
    /// Thermocouple needles placed, which the operator does not count among the probes.
    var sensors: Set<String> = []
    /// What was said of the patient before its background was.
    var earlyRemarks: [(inout Patient) -> Void] = []

    // MARK: - The top level

    func global(_ place: Int) -> Value? { place < globals.count ? globals[place] : nil }

    mutating func setGlobal(_ place: Int, _ value: Value) {
        while globals.count <= place { globals.append(nil) }
        globals[place] = value
    }

    /// What another knows at the top level, while no call is open here.
    mutating func takeTopLevel(of other: Environment) {
        globals = other.globals
        (routines, tissues, models, sensors, earlyRemarks) = (other.routines, other.tissues, other.models, other.sensors, other.earlyRemarks)
    }

    // MARK: - Calls

    func local(_ place: Int) -> Value { locals[base &+ place] }

    mutating func setLocal(_ place: Int, _ value: Value) { locals[base &+ place] = value }

    /// The value of a place of the call that is about to open.
    mutating func setArgument(_ place: Int, of call: OpenCall, _ value: Value) { locals[call.base + place] = value }

    /// A block's values end with it.
    mutating func forget(_ places: Range<Int>) {
        for place in places { locals[base &+ place] = .none }
    }

    /// Room for so many values in the present call.
    mutating func makeRoom(_ places: Int) { reserve(upTo: base + places) }

    private mutating func reserve(upTo place: Int) {
        end = max(end, place)
        while locals.count < end { locals.append(.none) }
    }

    /// A call that is about to begin: where its values will stand, and what is put back when it ends.
    struct OpenCall {
        fileprivate let base: Int
        fileprivate let outerBase: Int
        fileprivate let outerEnd: Int
    }

    /// Sets room aside for a call's arguments, which are still worked out in the present one.
    mutating func prepareCall(places: Int) -> OpenCall {
        let call = OpenCall(base: end, outerBase: base, outerEnd: end)
        callDepth += 1
        reserve(upTo: end + places)
        return call
    }

    /// From here on names are the call's own and those of the top level, not its caller's.
    mutating func open(_ call: OpenCall) { base = call.base }

    mutating func close(_ call: OpenCall) {
        callDepth -= 1
        (base, end) = (call.outerBase, call.outerEnd)
    }
}

/// The names in sight at one place of a program, outermost first; the position of a name is its place in the call.
struct Surroundings {
    var names: [String] = []
    /// Outside all braces, where a declared name belongs to the top level.
    var isTopLevel = true
}
