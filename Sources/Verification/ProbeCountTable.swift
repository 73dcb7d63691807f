import Bioheat
import Geometry

/// What more probes cost: the same box and the same cells with 1, 4, 16 and 32 probes.
public enum ProbeCountTable {
    public struct Row: Sendable {
        public let probes: Int
        public let cells: Int
        public let stages: Int
        public let seconds: Double

        /// Microseconds a stage.
        public var microsecondsPerStage: Double { 1e6 * seconds / Double(stages) }
    }

    public static let counts = [1, 4, 16, 32]

    /// Two minutes of freezing each, on a fine grid of 72 × 72 × 60 mm.
    public static func rows(resolutionMM: Double, threads: Int, clock: () -> Double) -> [Row] {
        counts.map { row(probes: $0, resolutionMM: resolutionMM, threads: threads, clock: clock) }
    }

    private static func row(probes count: Int, resolutionMM: Double, threads: Int, clock: () -> Double) -> Row {
        var patient = Patient(background: TwoProbeProblem.tissue)
        let half = Point(36, 36, 30)
        patient.domain = .init(box: Bounds(lower: -half, upper: half), isInsulated: true)
        // The whole box is fine whatever the number of probes.
        patient.regions = [.init(role: .target, name: "all", shape: .box(centre: .zero, size: half * 2), filling: .tissue(TwoProbeProblem.tissue))]
        let model = ProbeModel(
            name: "gas", diameterMM: 1.5, activeLengthMM: 30, cooling: .cryogen(celsius: -150, coefficientWPerM2K: 5000, startSeconds: 15))
        let columns = Int(Double(count).squareRoot().rounded(.up))
        let probes = (0..<count).map { number -> PlacedProbe in
            let place = Point(Double(number % columns) - Double(columns - 1) / 2, Double(number / columns) - Double(columns - 1) / 2, 0) * 10
            return PlacedProbe(name: "P\(number)", model: model, tip: place - Point(0, 0, 15), entry: place + Point(0, 0, 40))
        }
        var solver = BioheatModel(patient: patient, probes: probes, resolutionMM: resolutionMM, threads: threads)
        let drives = Dictionary(uniqueKeysWithValues: probes.map { ($0.name, ProbeDrive.freezing(power: 1, pressurePsi: 3500)) })
        let begun = clock()
        solver.advance(seconds: 120, drives: drives)
        let seconds = clock() - begun
        return Row(probes: count, cells: solver.grid.cellCount, stages: solver.cellUpdates / max(solver.grid.cellCount, 1), seconds: seconds)
    }
}
