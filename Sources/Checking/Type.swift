import Quantities

/// What an expression is, as far as it can be told without running.
///
/// A plain number, a count and a percentage are one type: the ratio. `unknown` stands for something already reported, and is never
/// reported again.
public indirect enum FrazilType: Hashable, Sendable {
    case quantity(Dimension)
    /// A point on the temperature scale; a difference is a quantity.
    case temperature
    case bool
    case string
    /// Three lengths: a place, an offset, radii, a size.
    case point
    /// Three plain numbers.
    case direction
    case list(FrazilType)
    /// Values by their names, in the order they were written.
    case record([Field])
    case region
    case shape
    case plane
    case prediction
    case iceball
    case scan
    /// The tips of several probes, `tip(all)`: compared, it means every one of them.
    case tips
    case void
    case unknown

    public static let ratio = FrazilType.quantity(.ratio)
    public static let length = FrazilType.quantity(.length)
    public static let duration = FrazilType.quantity(.duration)

    /// Nothing more can be said of it, because it, or what it holds, has been reported.
    var isUnknown: Bool {
        switch self {
        case .unknown: true
        case .list(let element): element.isUnknown
        case .record(let fields): fields.contains { $0.type.isUnknown }
        default: false
        }
    }

    /// One entry of a record.
    public struct Field: Hashable, Sendable {
        public var name: String
        public var type: FrazilType
    }

    /// The type with its article, for a message: `a length`, `a list of points`.
    var described: String {
        switch self {
        case .quantity(let dimension): dimension == .ratio ? "a plain number" : dimension.nameWithArticle
        case .temperature: "a temperature"
        case .bool: "a yes or no"
        case .string: "a text"
        case .point: "a point"
        case .direction: "a direction"
        case .list(let element): element == .unknown ? "a list" : "a list of \(element.describedInPlural)"
        case .record(let fields): "a record of \(fields.map(\.name).joined(separator: ", "))"
        case .region: "a region"
        case .shape: "a shape"
        case .plane: "a plane"
        case .prediction: "a prediction"
        case .iceball: "an ice ball"
        case .scan: "a scan"
        case .tips: "the tips of several probes"
        case .void: "nothing"
        case .unknown: "something unknown"
        }
    }

    private var describedInPlural: String {
        switch self {
        case .list: "lists"
        case .quantity(.ratio): "plain numbers"
        default: described.split(separator: " ").dropFirst().joined(separator: " ") + "s"
        }
    }

    /// Whether a value of this type may stand where `wanted` is: a region is also its shape, and what is unknown fits everywhere.
    func fits(_ wanted: FrazilType) -> Bool {
        switch (self, wanted) {
        case (.unknown, _), (_, .unknown): true
        case (.region, .shape): true
        case (.list(let own), .list(let other)): own.fits(other)
        case (.record(let own), .record(let other)):
            own.count == other.count && zip(own, other).allSatisfy { $0.name == $1.name && $0.type.fits($1.type) }
        default: self == wanted
        }
    }

    /// The types that can be written, by the names they are written with.
    static let written: [String: FrazilType] = [
        "Length": .length, "Duration": .duration, "Angle": .quantity(.angle), "Ratio": .ratio, "Number": .ratio, "Int": .ratio,
        "Temperature": .temperature, "TemperatureDifference": .quantity(.temperatureDifference), "Pressure": .quantity(.pressure),
        "Power": .quantity(.power), "Area": .quantity(.area), "Volume": .quantity(.volume), "Mass": .quantity(.mass),
        "Energy": .quantity(.energy), "Speed": .quantity(.speed), "Density": .quantity(.density), "Flow": .quantity(.massFlow),
        "Conductivity": .quantity(.conductivity), "HeatCapacity": .quantity(.heatCapacity), "Perfusion": .quantity(.perDuration),
        "Bool": .bool, "String": .string, "Text": .string, "Point": .point, "Direction": .direction, "Region": .region, "Shape": .shape,
        "Prediction": .prediction,
    ]
}
