import Geometry

/// A probe standing in the patient: its active length runs from behind the tip towards the entry.
public struct PlacedProbe: Hashable, Sendable {
    public var name: String
    public var model: ProbeModel
    public var tip: Point
    public var entry: Point
    /// The tip and the entry as they were to be, where it lies beside that.
    private var meant: Segment?

    /// The tip and the entry are different points.
    public init(name: String, model: ProbeModel, tip: Point, entry: Point) {
        self.name = name
        self.model = model
        self.tip = tip
        self.entry = entry
    }

    /// The same, so far from where it was to go, mm.
    public func misplaced(by shift: Point) -> PlacedProbe {
        var probe = PlacedProbe(name: name, model: model, tip: tip + shift, entry: entry + shift)
        probe.meant = meant ?? Segment(from: tip, to: entry)
        return probe
    }

    /// Where it was to go. The grid goes by that, so that patients who differ in their probes' places have the same cells.
    var asMeant: PlacedProbe { meant.map { PlacedProbe(name: name, model: model, tip: $0.from, entry: $0.to) } ?? self }

    /// From the tip to the entry, length 1.
    public var axis: Point { (entry - tip).normalised ?? Point(0, 0, 1) }
    /// The near end of the active length: the tip, where none of it is insulated.
    public var activeStart: Point { tip + axis * model.insulatedTipMM }
    /// The far end of the active length.
    public var activeEnd: Point { tip + axis * (model.insulatedTipMM + model.activeLengthMM) }
    public var activeMiddle: Point { (activeStart + activeEnd) / 2 }
    public var activeLength: Segment { Segment(from: activeStart, to: activeEnd) }
}

/// What a probe is doing.
public enum ProbeDrive: Hashable, Sendable {
    case off
    /// At a power from 0 to 1 with the cooling gas at this pressure.
    case freezing(power: Double, pressurePsi: Double)
    case thawing

    /// Whether tissue hardly notices the difference: the same, or freezing with power and pressure within 2 %, as while a bottle runs down.
    func isNear(_ other: ProbeDrive) -> Bool {
        guard case .freezing(let power, let pressure) = self, case .freezing(let otherPower, let otherPressure) = other else { return self == other }
        return abs(power - otherPower) <= 0.02 * otherPower && abs(pressure - otherPressure) <= 0.02 * otherPressure
    }
}

/// How a patient differs from the textbook one: factors on perfusion, on the probes' heat transfer, on conductivity (frozen and unfrozen) and on
/// latent heat, the same in every tissue; 1 is no difference.
public struct Variation: Hashable, Sendable {
    public var perfusion = 1.0
    public var probeStrength = 1.0
    public var conductivity = 1.0
    public var latentHeat = 1.0

    public init() {}
}
