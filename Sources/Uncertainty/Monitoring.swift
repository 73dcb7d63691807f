import Geometry

/// What was measured of a patient since time began to pass. Thermocouples are averaged over the minutes of the program.
public struct Monitoring: Sendable {
    static let binSeconds = 60.0

    /// The readings of one gauge within a minute.
    struct Minute: Sendable {
        let gauge: Gauge
        let number: Int
        /// Program time of each reading, s.
        var seconds: [Double] = []
        var sum = 0.0
        var mean: Double { sum / Double(seconds.count) }
    }

    struct Scan: Sendable {
        let seconds: Double
        let extentsMM: Point
        /// One standard deviation of an extent, mm.
        let errorMM: Double
    }

    private(set) var minutes: [Minute] = []
    private(set) var scans: [Scan] = []
    private var latest: [Gauge: Int] = [:]
    /// Goes up with everything that is taken.
    private(set) var count = 0

    public init() {}

    /// - Parameter celsius: what is no number is left out.
    public mutating func read(_ celsius: Double, by gauge: Gauge, atSeconds seconds: Double) {
        guard celsius.isFinite else { return }
        let number = Int((seconds / Self.binSeconds).rounded(.down))
        if latest[gauge].map({ minutes[$0].number != number }) ?? true {
            latest[gauge] = minutes.count
            minutes.append(Minute(gauge: gauge, number: number))
        }
        guard let index = latest[gauge] else { return }
        minutes[index].seconds.append(seconds)
        minutes[index].sum += celsius
        count += 1
    }

    /// A scan without ice says nothing that can be compared.
    public mutating func see(extentsMM: Point, errorMM: Double, atSeconds seconds: Double) {
        guard extentsMM.min() > 0, errorMM > 0 else { return }
        scans.append(Scan(seconds: seconds, extentsMM: extentsMM, errorMM: errorMM))
        count += 1
    }

    /// Every thermocouple that was ever read, in the order it was first.
    var thermocouples: [Gauge] {
        var seen: Set<Gauge> = []
        return minutes.map(\.gauge).filter { seen.insert($0).inserted }
    }
}
