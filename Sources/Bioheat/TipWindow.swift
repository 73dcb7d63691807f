/// Five millimetres of a probe's active length: what its tip's temperature is a mean over.
struct TipWindow: Sendable {
    private static let lengthMM = 5.0

    /// By station, its share of the window; they sum to 1.
    private var shares: [(station: Int, share: Double)] = []

    /// One from where each station begins, or as far towards the entry as there are 5 mm left; of a shorter active length the whole of it.
    static func all(on stations: [ProbeCoupling.Station]) -> [TipWindow] {
        let last = (stations.map(\.place.upperBound).max() ?? 0) - lengthMM
        return Set(stations.map { min($0.place.lowerBound, last) }).sorted().map { TipWindow(from: $0, stations) }
    }

    private init(from start: Double, _ stations: [ProbeCoupling.Station]) {
        for (number, station) in stations.enumerated() {
            let inside = min(station.place.upperBound, start + Self.lengthMM) - max(station.place.lowerBound, start)
            guard inside > 0 else { continue }
            shares.append((number, inside / (station.place.upperBound - station.place.lowerBound) * station.lengthShare))
        }
        let whole = shares.reduce(0) { $0 + $1.share }
        for number in shares.indices { shares[number].share /= whole }
    }

    /// - Parameter celsius: of each station's surface.
    func mean(of celsius: [Double]) -> Double { shares.reduce(0) { $0 + $1.share * celsius[$1.station] } }
}
