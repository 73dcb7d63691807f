import Bioheat
import Geometry
import Outcome

/// The course of everything that is measured, by one model: samples in time with straight lines between them.
public struct Track: Sendable {
    /// Past the first minute of a command nothing turns faster than this, s.
    static let spacingSeconds = 15.0

    struct Sample: Sendable {
        var seconds: Double
        var celsius: [Gauge: Double]
        /// How steep the temperature is at a needle, K/mm.
        var slopes: [Gauge: Point] = [:]
    }

    private(set) var samples: [Sample] = []
    private var extents: [(seconds: Double, millimetres: Point)] = []
    /// Of the ice at the end, mm.
    var lastIceMM: Point?

    public init() {}

    /// - Parameter isTurn: something changes here, so that no straight line may pass it by.
    mutating func add(_ sample: @autoclosure () -> Sample, atSeconds seconds: Double, isTurn: Bool) {
        guard isTurn || seconds >= (samples.last?.seconds ?? -.infinity) + Self.spacingSeconds - 1e-6 else { return }
        if let last = samples.last, last.seconds > seconds - 1e-6 { samples.removeLast() }
        samples.append(sample())
    }

    mutating func add(extentsMM: Point, atSeconds seconds: Double) { extents.append((seconds, extentsMM)) }

    func extents(atSeconds seconds: Double) -> Point? { extents.last { abs($0.seconds - seconds) < 1e-3 }?.millimetres }

    /// The mean at the times of a minute's readings, °C; nothing where the track does not reach.
    func mean(of minute: Monitoring.Minute) -> Double? {
        var sum = 0.0
        for seconds in minute.seconds {
            guard let value = value(at: seconds, { $0.celsius[minute.gauge] }) else { return nil }
            sum += value
        }
        return sum / Double(minute.seconds.count)
    }

    /// K/mm in the middle of a minute.
    func slope(of minute: Monitoring.Minute) -> Point? {
        let middle = minute.seconds[minute.seconds.count / 2]
        return samples[max(index(before: middle), 0)...].first { $0.slopes[minute.gauge] != nil }?.slopes[minute.gauge]
    }

    private func value(at seconds: Double, _ figure: (Sample) -> Double?) -> Double? {
        let before = index(before: seconds)
        guard samples.indices.contains(before), let low = figure(samples[before]) else { return nil }
        guard samples.indices.contains(before + 1) else { return abs(samples[before].seconds - seconds) < 1e-3 ? low : nil }
        guard let high = figure(samples[before + 1]) else { return nil }
        let share = (seconds - samples[before].seconds) / (samples[before + 1].seconds - samples[before].seconds)
        return low + (high - low) * share
    }

    /// The last sample at or before a time; -1 where there is none.
    private func index(before seconds: Double) -> Int {
        var (low, high) = (0, samples.count)
        while low < high {
            let middle = (low + high) / 2
            if samples[middle].seconds <= seconds + 1e-6 { low = middle + 1 } else { high = middle }
        }
        return low - 1
    }
}

/// What a track looks at.
struct Watch: Sendable {
    let thermocouples: [Gauge]
    /// Times of the scans, s.
    let scans: [Double]

    init(_ monitoring: Monitoring) {
        thermocouples = monitoring.thermocouples
        scans = monitoring.scans.map(\.seconds)
    }

    func sample(of model: BioheatModel) -> Track.Sample {
        var sample = Track.Sample(seconds: model.elapsedSeconds, celsius: [:])
        for gauge in thermocouples {
            switch gauge {
            case .tip(let probe): if model.probes.contains(where: { $0.name == probe }) { sample.celsius[gauge] = model.tipCelsius(probe) }
            case .sensor(_, let point):
                sample.celsius[gauge] = model.temperature(at: point)
                sample.slopes[gauge] = Self.slope(in: model.temperature, at: point)
            case .extent: break
            }
        }
        return sample
    }

    func extents(of model: BioheatModel) -> Point? {
        scans.contains { abs($0 - model.elapsedSeconds) < 1e-3 } ? Self.ice(of: model) : nil
    }

    static func ice(of model: BioheatModel) -> Point? { FrozenZone(field: model.level(0, now: true), celsius: 0).extents?.size }

    private static func slope(in field: CellField, at point: Point) -> Point {
        var slope = Point.zero
        for axis in 0..<3 {
            var step = Point.zero
            step[axis] = 1
            slope[axis] = (field.value(at: point + step) - field.value(at: point - step)) / 2
        }
        return slope
    }
}
