import Geometry

/// One thing to do, as a value: read by the forecast and by the driver alike.
///
/// Everything is resolved: probes are named, a `freeze until` has become a freeze of a known length, and lengths of time are in seconds.
public enum Command: Hashable, Sendable {
    case test(probe: String, model: String)
    case place(Placement)
    case placeSensor(name: String, tip: Point, entry: Point)
    case setPower(probes: [String], fraction: Double)
    case freeze(probes: [String], seconds: Double)
    /// Active (helium) where `isActive`, else a wait with the gas off.
    case thaw(probes: [String], isActive: Bool, seconds: Double)
    case hold(seconds: Double)
    case scan(ScanRequest)
    case withdraw(probes: [String])
    case insulate(material: String)
    case warmSkin(celsius: Double)
    case stop

    /// The word used for it in the JSON and in the journal.
    public var kind: String {
        switch self {
        case .test: "test"
        case .place, .placeSensor: "place"
        case .setPower: "set_power"
        case .freeze: "freeze"
        case .thaw: "thaw"
        case .hold: "hold"
        case .scan: "scan"
        case .withdraw: "withdraw"
        case .insulate: "insulate"
        case .warmSkin: "warm"
        case .stop: "stop"
        }
    }

    /// The probes that it gives something to do; nothing where it speaks to all of them.
    public var probes: [String] {
        switch self {
        case .freeze(let probes, _), .thaw(let probes, _, _), .setPower(let probes, _), .withdraw(let probes): probes
        default: []
        }
    }

    /// Simulated time it takes, in seconds.
    public var seconds: Double {
        switch self {
        case .freeze(_, let seconds), .thaw(_, _, let seconds), .hold(let seconds): seconds
        default: 0
        }
    }

    /// The same for another length of time.
    public func lasting(_ seconds: Double) -> Command {
        switch self {
        case .freeze(let probes, _): .freeze(probes: probes, seconds: seconds)
        case .thaw(let probes, let isActive, _): .thaw(probes: probes, isActive: isActive, seconds: seconds)
        case .hold: .hold(seconds: seconds)
        default: self
        }
    }

    /// Tissue can only warm meanwhile, so that refusing it would help nobody: a way out, or a wait with the gas off.
    public var letsWarm: Bool { if case .hold = self { true } else { isWayOut } }

    /// Gas flows while it lasts.
    public var opensGas: Bool {
        switch self {
        case .freeze, .thaw(_, true, _): true
        default: false
        }
    }

    /// A machine is told something; the others are the driver's own.
    public var isSaid: Bool {
        switch self {
        case .hold, .insulate, .scan, .stop: false
        default: true
        }
    }

    /// The ways out are never refused.
    public var isWayOut: Bool {
        switch self {
        case .thaw, .stop: true
        default: false
        }
    }
}

/// A probe in the patient: its tip and its entry through the skin, in millimetres.
public struct Placement: Hashable, Sendable {
    public var probe: String
    public var model: String
    public var tip: Point
    public var entry: Point

    public init(probe: String, model: String, tip: Point, entry: Point) {
        self.probe = probe
        self.model = model
        self.tip = tip
        self.entry = entry
    }
}

public struct ScanRequest: Hashable, Sendable {
    public var modality: String
    /// 0, 1 or 2 for x, y or z, with the place of the slice in millimetres.
    public var sliceAxis: Int?
    public var sliceMillimetres: Double?

    public init(modality: String = "ct", sliceAxis: Int? = nil, sliceMillimetres: Double? = nil) {
        self.modality = modality
        self.sliceAxis = sliceAxis
        self.sliceMillimetres = sliceMillimetres
    }
}
