import Bioheat
import Geometry

/// An experiment that was published: probes of one model in one medium, frozen for a time, and the sizes that were measured.
public struct PublishedCase: Sendable {
    /// A size of the ice around the probes; `celsius` is the isotherm that bounds it.
    public enum Size: Hashable, Sendable {
        /// Of the circle as large as the section across the middle of the active lengths.
        case diameter(celsius: Double)
        /// Along the probe, through the middle of the arrangement.
        case length(celsius: Double)

        public var name: String {
            switch self {
            case .diameter(let celsius): "\(Int(celsius)) C diameter"
            case .length(let celsius): "\(Int(celsius)) C length"
            }
        }
    }

    public struct Datum: Sendable {
        public let size: Size
        /// mm.
        public let published: Double
        /// What a computed size may differ, mm: the published spread, or where none is published the one that `PublishedCases` gives.
        public let spread: Double
    }

    public let name: String
    /// Where it is published, and what is assumed.
    public let source: String
    /// Names in the library.
    public let probe: String
    public let tissue: String
    /// Of the medium at the start.
    public let celsius: Double
    /// Where the probes' axes stand, mm; they are parallel.
    public let places: [Point]
    /// Seconds of freezing; a pause of `pauseSeconds` stands between two.
    public let freezes: [Double]
    public var pauseSeconds = 0.0
    public let data: [Datum]
}

extension PublishedCase {
    /// A computed size beside the published one.
    public struct Row: Sendable {
        public let datum: Datum
        /// mm; 0 where nothing is as cold.
        public let computed: Double

        /// In spreads.
        public var residual: Double { (computed - datum.published) / datum.spread }
        public var isWithin: Bool { abs(residual) <= 1 }
    }

    /// Runs the experiment with the solver that forecasts.
    ///
    /// - Parameter resolutionMM: the finest cell, > 0.
    public func rows(probe model: ProbeModel, tissue: Tissue, resolutionMM: Double = 1) -> [Row] {
        let end = frozen(probe: model, tissue: tissue, resolutionMM: resolutionMM)
        return data.map { Row(datum: $0, computed: measure($0.size, end)) }
    }

    private func frozen(probe model: ProbeModel, tissue: Tissue, resolutionMM: Double) -> BioheatModel {
        var patient = Patient(background: tissue)
        patient.backgroundCelsius = celsius
        let half = Point(0, 0, model.activeLengthMM / 2)
        let probes = places.enumerated().map { number, place in
            PlacedProbe(name: "P\(number)", model: model, tip: place - half, entry: place + Point(0, 0, 100))
        }
        let drives = Dictionary(
            uniqueKeysWithValues: probes.map { ($0.name, ProbeDrive.freezing(power: 1, pressurePsi: model.nominalPressurePsi)) })
        var solver = BioheatModel(patient: patient, probes: probes, resolutionMM: resolutionMM)
        for (number, seconds) in freezes.enumerated() {
            if number > 0 { solver.advance(seconds: pauseSeconds, drives: [:]) }
            solver.advance(seconds: seconds, drives: drives)
        }
        return solver
    }

    private var centre: Point { places.reduce(.zero, +) / Double(max(places.count, 1)) }

    private func measure(_ size: Size, _ solver: BioheatModel) -> Double {
        switch size {
        case .diameter(let celsius): sectionDiameter(celsius, solver)
        case .length(let celsius): length(celsius, solver)
        }
    }

    /// Counts the section's points on a square lattice.
    private func sectionDiameter(_ celsius: Double, _ solver: BioheatModel) -> Double {
        let level = solver.level(celsius, now: true)
        let (step, reach) = (0.25, 60)
        let marks = (-reach * 4...reach * 4).map { Double($0) * step }
        let count = marks.reduce(0) { sum, x in
            sum + marks.count { y in level.value(at: centre + Point(x, y, 0)) < 0 }
        }
        return 2 * (Double(count) * step * step / .pi).squareRoot()
    }

    private func length(_ celsius: Double, _ solver: BioheatModel) -> Double {
        let ends = [Point(0, 0, 1), Point(0, 0, -1)].compactMap { solver.frontDistance(from: centre, along: $0, until: celsius) }
        return ends.count == 2 ? ends[0] + ends[1] : 0
    }
}
