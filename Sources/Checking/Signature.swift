import Devices
import Quantities
import Syntax

/// What a built-in function takes and gives.
struct Signature: Sendable {
    /// What may stand in one place of a call.
    enum Wanted: Sendable {
        case type(FrazilType)
        case region
        case probe
        case gas
        case quantity
        case list
        /// A whole number from 1 up.
        case itemNumber
        /// A quantity or a temperature, all of one type; or one list of them.
        case comparable

        /// With its article, for whoever asks what goes there.
        var words: String {
            switch self {
            case .type(let type): type.described
            case .region: "a region"
            case .probe: "a probe"
            case .gas: "a gas"
            case .quantity: "a number or a quantity"
            case .list: "a list"
            case .itemNumber: "a whole number from 1"
            case .comparable: "quantities of one kind, or a list of them"
            }
        }
    }

    enum Result: Sendable {
        case type(FrazilType)
        /// That of the first argument.
        case same
        case squareRoot
        /// That of the items of the first argument.
        case element
        case tip
    }

    struct Parameter: Sendable {
        /// The ways to write its label. An argument without a label fills the first parameter that is free.
        var labels: [String]
        var wanted: Wanted
        var isOptional = false
        /// May stand any number of times.
        var repeats = false
        /// Usually written without its label.
        var isBare = false

        /// How an argument for it may look.
        var example: String {
            switch wanted {
            case _ where !isBare: "\(labels[0]): \(exampleValue)"
            case .region: "lesion"
            case .probe: "A"
            case .gas: "argon"
            default: "…"
            }
        }

        private var exampleValue: String {
            guard case .type(let type) = wanted else { return "…" }
            switch type {
            case .temperature: return "-40 C"
            case .point where ["radii", "size"].contains(labels[0]): return "(14, 12, 12) mm"
            case .point: return labels[0] == "to" ? "(0, 0, 60) mm" : "(0, 0, 0) mm"
            case .direction: return "(0, 0, 1)"
            case .length: return "10 mm"
            case .quantity(.angle): return "30 deg"
            default: return "…"
            }
        }
    }

    var name: String
    var parameters: [Parameter]
    var result: Result
    /// Asks the state of the plan, so that a `limit` can watch it.
    var isQuestion = false

    /// How a call looks, for a help line: `sphere(center: …, radius: …)`.
    var layout: String {
        "\(name)(\(parameters.filter { !$0.isOptional }.map(\.example).joined(separator: ", ")))"
    }

    /// Every built-in by name; some can be called in two ways.
    static let builtins: [String: [Signature]] = Dictionary(grouping: shapes + questions + mathematics, by: \.name)

    static let gases = GasBottle.gases
    static let constants: [String: Double] = ["pi": Double.pi]

    static func isQuestion(_ name: String) -> Bool { builtins[name]?.contains(where: \.isQuestion) ?? false }

    private static let shapes: [Signature] = [
        shape("sphere", [centre, labelled("radius", .length)]),
        shape("ellipsoid", [centre, labelled("radii", .point)]),
        shape("box", [centre, labelled("size", .point)]),
        shape("cylinder", [labelled("from", .point), labelled("to", .point), labelled("radius", .length)]),
        shape("tube", [labelled("from", .point), labelled("to", .point), labelled("radius", .length)]),
        shape("tube", [labelled("through", .list(.point)), labelled("radius", .length)]),
        shape("cone", [labelled("from", .point), labelled("to", .point), labelled("radius", .length)]),
        shape("cone", [labelled("from", .point), labelled("to", .point), coneBase, labelled("to_radius", .length)]),
        shape("halfspace", [labelled("point", .point), labelled("normal", .direction)]),
        shape("plane", [labelled("point", .point), labelled("normal", .direction)], gives: .plane),
        shape("union", [several(.shape)]),
        shape("intersection", [several(.shape)]),
        shape("difference", [bare("whole", .type(.shape)), bare("hole", .type(.shape))]),
        shape("expand", [bare("shape", .type(.shape)), labelled("by", .length)]),
        shape("translate", [bare("shape", .type(.shape)), labelled("by", .point)]),
        shape(
            "rotate",
            [bare("shape", .type(.shape)), labelled("axis", .direction), labelled("angle", .quantity(.angle)), optional("about", .point)]),
        shape("mesh", [bare("file", .type(.string))]),
        shape("label", [bare("file", .type(.string)), Parameter(labels: ["value", "number"], wanted: .type(.ratio), isBare: true)]),
    ]

    private static let questions: [Signature] = [
        question("coldest", [bare("region", .region), prediction, now], .temperature),
        question("warmest", [bare("region", .region), prediction, now], .temperature),
        question("temperature", [labelled("at", .point), prediction], .temperature),
        question("coverage", [bare("region", .region), below, prediction, now], .ratio),
        question("margin", [bare("region", .region), below, prediction, now], .length),
        question("volume", [below, prediction, now], .quantity(.volume)),
        question("iceball", [prediction], .iceball),
        question("center", [bare("region", .region)], .point),
        question("centre", [bare("region", .region)], .point),
        question("size", [bare("region", .region)], .length),
        question("long_axis", [bare("region", .region)], .direction),
        question("extent", [bare("region", .region), labelled("along", .direction)], .length),
        question(
            "distance", [labelled("from", .point), labelled("along", .direction), labelled("until", .temperature), prediction], .length),
        Signature(name: "tip", parameters: [bare("probe", .probe), prediction], result: .tip, isQuestion: true),
        question("pressure", [bare("gas", .gas)], .quantity(.pressure)),
        question("remaining", [bare("gas", .gas)], .quantity(.mass)),
        question("elapsed", [], .duration),
    ]

    private static let mathematics: [Signature] = [
        Signature(name: "sqrt", parameters: [bare("number", .quantity)], result: .squareRoot),
        Signature(name: "abs", parameters: [bare("number", .quantity)], result: .same),
        Signature(name: "exp", parameters: [bare("number", .type(.ratio))], result: .type(.ratio)),
        Signature(name: "log", parameters: [bare("number", .type(.ratio))], result: .type(.ratio)),
        Signature(name: "min", parameters: [Parameter(labels: [], wanted: .comparable, repeats: true, isBare: true)], result: .same),
        Signature(name: "max", parameters: [Parameter(labels: [], wanted: .comparable, repeats: true, isBare: true)], result: .same),
        Signature(name: "round", parameters: [bare("number", .type(.ratio))], result: .type(.ratio)),
        Signature(name: "floor", parameters: [bare("number", .type(.ratio))], result: .type(.ratio)),
        Signature(name: "sin", parameters: [bare("angle", .type(.quantity(.angle)))], result: .type(.ratio)),
        Signature(name: "cos", parameters: [bare("angle", .type(.quantity(.angle)))], result: .type(.ratio)),
        Signature(name: "tan", parameters: [bare("angle", .type(.quantity(.angle)))], result: .type(.ratio)),
        Signature(name: "count", parameters: [bare("list", .list)], result: .type(.ratio)),
        Signature(name: "item", parameters: [bare("list", .list), bare("number", .itemNumber)], result: .element),
    ]

    private static let centre = Parameter(labels: ["center", "centre"], wanted: .type(.point))
    private static let coneBase = Parameter(labels: ["from_radius", "radius"], wanted: .type(.length))
    private static let below = labelled("below", .temperature)
    private static let prediction = optional("in", .prediction)
    private static let now = optional("now", .bool)

    private static func shape(_ name: String, _ parameters: [Parameter], gives type: FrazilType = .shape) -> Signature {
        Signature(name: name, parameters: parameters, result: .type(type))
    }

    private static func question(_ name: String, _ parameters: [Parameter], _ type: FrazilType) -> Signature {
        Signature(name: name, parameters: parameters, result: .type(type), isQuestion: true)
    }

    private static func bare(_ label: String, _ wanted: Wanted) -> Parameter { Parameter(labels: [label], wanted: wanted, isBare: true) }
    private static func labelled(_ label: String, _ type: FrazilType) -> Parameter { Parameter(labels: [label], wanted: .type(type)) }
    private static func optional(_ label: String, _ type: FrazilType) -> Parameter {
        Parameter(labels: [label], wanted: .type(type), isOptional: true)
    }
    private static func several(_ type: FrazilType) -> Parameter { Parameter(labels: [], wanted: .type(type), repeats: true, isBare: true) }
}

/// What a protocol does with one of its parameters.
enum ParameterUse: Hashable, Sendable {
    case freezeTime
    case duration(of: String)
    case power
    case count
    /// Declared as an `Int`.
    case whole
}

/// A `fn` or a `protocol` of the program, and what its body was found to do.
struct RoutineRecord: Sendable {
    enum Stage: Sendable { case declared, checking, checked }

    struct Parameter: Sendable {
        var name: String
        var type: FrazilType
        var isOptional: Bool
    }

    var tree: Routine
    var isProtocol: Bool
    /// Its parameters and its result could be read.
    var hasHead = true
    /// What its body does with a parameter, so that the argument is judged where it is written.
    var uses: [String: Set<ParameterUse>] = [:]
    var stage = Stage.declared
    var parameters: [Parameter] = []
    var result = FrazilType.unknown
    /// A protocol freezes (or thaws …) the probes that its caller has placed.
    var needsProbe = false
    /// Which probes are in after its body.
    var placement = Placement()
    /// The longest chain of calls that begins here.
    var depth = 1
}
