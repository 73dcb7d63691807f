import Bioheat
import Devices
import Geometry
import Quantities

/// What an expression comes to. Lengths in quantities are metres (SI); points and shapes are millimetres. What is large and rare stands apart
/// (`indirect`), so that numbers are quick to hand on.
enum Value: Sendable {
    case quantity(Measure)
    case temperature(Temperature)
    /// The tips of several probes: a comparison with them means every one.
    case tips([Temperature])
    case boolean(Bool)
    case string(String)
    /// A place or a displacement, mm.
    case point(Point)
    /// Three bare numbers: a direction, or a normal.
    case direction(Point)
    case list([Value])
    /// `{ gap: 15 mm, power: 80% }`, in the order it was written.
    case record([Entry])
    case shape(Shape)
    /// A target, organ or vessel of the patient, or the skin, by name.
    case region(String)
    indirect case plane(point: Point, normal: Point)
    case prediction(PredictionID)
    indirect case iceball(IceballAnswer)
    /// What was asked for, with the ice ball that it showed.
    indirect case scan(ScanRequest, IceballAnswer?)
    /// A question had no answer: the margin of an empty zone.
    case nothing
    /// What a protocol call comes to.
    case none
}

extension Value {
    struct Entry: Sendable {
        var name: String
        var value: Value
    }
}

/// A quantity that remembers whether it was obtained as a percentage, so that it prints as one.
struct Measure: Hashable {
    var quantity: Quantity
    var isPercent = false

    var value: Double { quantity.value }
    var dimension: Dimension { quantity.dimension }
}

extension Value {
    static func number(_ value: Double) -> Value { .quantity(Measure(quantity: .ratio(value))) }
    static func share(_ value: Double) -> Value { .quantity(Measure(quantity: .ratio(value), isPercent: true)) }
    static func of(_ value: Double, _ dimension: Dimension) -> Value { .quantity(Measure(quantity: Quantity(value, dimension))) }
    static func millimetres(_ value: Double) -> Value { .of(value / 1000, .length) }
    static func celsius(_ value: Double) -> Value { .temperature(Temperature(celsius: value)) }

    /// The kind in words, for messages.
    var kind: String {
        switch self {
        case .quantity(let measure): measure.dimension == .ratio ? "a number" : "a quantity"
        case .temperature: "a temperature"
        case .tips: "the temperatures of several probes"
        case .boolean: "a yes or no"
        case .string: "a text"
        case .point: "a point"
        case .direction: "a direction"
        case .list: "a list"
        case .record: "a record"
        case .shape: "a shape"
        case .region: "a region"
        case .plane: "a plane"
        case .prediction: "a prediction"
        case .iceball: "an ice ball"
        case .scan: "a scan"
        case .nothing, .none: "nothing"
        }
    }

    /// The number in the units of the JSON: °C, mm, s, cm³, psi, g, a ratio; yes is 1. Nothing where there is none.
    var published: Double? {
        switch self {
        case .quantity(let measure): measure.value / PublishedUnit.scale(of: measure.dimension)
        case .temperature(let temperature): temperature.celsius
        case .tips(let tips): tips.map(\.celsius).min()
        case .boolean(let isTrue): isTrue ? 1 : 0
        default: nil
        }
    }
}

extension Value {
    /// The unit of `published` as a reader wants it behind the number, `%` for a share (of 1); empty for a plain number.
    var publishedUnit: String {
        switch self {
        case .quantity(let measure): measure.isPercent && measure.dimension == .ratio ? "%" : PublishedUnit.name(of: measure.dimension)
        case .temperature, .tips: "C"
        default: ""
        }
    }
}

/// The units in which numbers leave the program.
enum PublishedUnit {
    static func name(of dimension: Dimension) -> String { names[dimension] ?? "" }

    private static let names: [Dimension: String] = [
        .length: "mm", .area: "mm2", .volume: "cm3", .pressure: "psi", .mass: "g", .massFlow: "g/s", .speed: "mm/s", .angle: "deg", .duration: "s",
        .temperatureDifference: "K", .power: "W", .energy: "J",
    ]

    /// The SI value of one published unit of a dimension; 1 where the published unit is SI's own.
    static func scale(of dimension: Dimension) -> Double { scales[dimension] ?? 1 }

    private static let scales: [Dimension: Double] = [
        .length: 1e-3, .area: 1e-6, .volume: 1e-6, .pressure: UnitTable.psi, .mass: 1e-3, .massFlow: 1e-3, .speed: 1e-3, .angle: .pi / 180,
    ]
}
