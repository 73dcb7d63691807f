import Evaluation

/// Where the patient has come to while a command is forecast or runs.
public struct ProgressFigures: Hashable, Sendable {
    /// Program time, s.
    public var clockSeconds: Double
    /// Extents of the ice ball by the forecast, mm: while nothing freezes, of what is left of it.
    public var iceMM: SIMD3<Double>?
    public var isIceLeft = false
    /// By probe, °C.
    public var tipCelsius: [String: Double] = [:]
    /// By gas that flows.
    public var pressurePsi: [String: Double] = [:]
    /// Whether tips and pressures are the machine's, rather than the forecast's.
    public var areMeasured = false
    /// The limit that comes nearest to its bound while the command runs and behind it, as far as is known.
    public var nearestLimit: LimitForecast?

    public init(clockSeconds: Double) {
        self.clockSeconds = clockSeconds
    }
}

/// Extents of the ice in the course of a forecast. Ice grows and shrinks by diffusion: between two moments their squares lie on a straight line.
struct IceGrowth {
    private var moments: [(seconds: Double, extentsMM: SIMD3<Double>)] = []

    /// So many moments of a course are looked at.
    static let momentCount = 16.0

    /// Later than all before.
    mutating func note(_ extentsMM: SIMD3<Double>, atSeconds seconds: Double) { moments.append((seconds, extentsMM)) }

    var lastSeconds: Double { moments.last?.seconds ?? -.infinity }

    func extentsMM(atSeconds seconds: Double) -> SIMD3<Double>? {
        guard let later = moments.firstIndex(where: { $0.seconds >= seconds - 1e-6 }) else { return nil }
        guard later > 0 else { return moments[later].seconds <= seconds + 1e-6 ? moments[later].extentsMM : nil }
        let (before, behind) = (moments[later - 1], moments[later])
        let share = (seconds - before.seconds) / (behind.seconds - before.seconds)
        let squares = before.extentsMM * before.extentsMM * (1 - share) + behind.extentsMM * behind.extentsMM * share
        return squares.squareRoot()
    }
}

extension LimitForecast {
    /// How near it comes to its bound, against what counts as near in its unit; below 0 where it breaks, the more so the sooner.
    fileprivate var nearness: Double {
        if let breaksAtSeconds { return -1 / (1 + max(breaksAtSeconds, 0)) }
        return (room ?? .infinity) / (Self.usualRoom[unit] ?? 0.1)
    }

    private static let usualRoom: [String: Double] = ["C": 10, "mm": 3, "s": 60, "cm3": 5, "psi": 500]
}

extension Sequence where Element == LimitForecast {
    var nearest: LimitForecast? { self.min { $0.nearness < $1.nearness } }
}
