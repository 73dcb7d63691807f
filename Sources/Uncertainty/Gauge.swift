import Geometry

/// What measures a patient under treatment.
public enum Gauge: Hashable, Sendable {
    /// The thermocouple in a probe's tip, °C.
    case tip(probe: String)
    /// A needle, °C at its point.
    case sensor(name: String, at: Point)
    /// A scan, by the ice ball's extent along an axis (0, 1, 2), mm. Its volume is made of the extents and says nothing more.
    case extent(axis: Int)
}

extension Gauge {
    var isThermocouple: Bool { if case .extent = self { false } else { true } }
}
