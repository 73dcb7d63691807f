import Bioheat
import Geometry
import Outcome

/// Two to sixteen probes whose ice grows together, held against the same on a grid of half the cells.
///
/// There is no exact solution. The truth is taken from both grids by Richardson's rule for a scheme of second order, f + (f − F)/3, with f
/// on the finer grid.
public struct ProbeGroup: Sendable {
    public static let counts = [2, 4, 8, 16]
    static let seconds = 300.0
    static let spacingMM = 12.0

    public let count: Int
    public let resolutionMM: Double

    public init(count: Int, resolutionMM: Double) {
        self.count = count
        self.resolutionMM = resolutionMM
    }

    /// In rows of up to four, a little turned against the grid.
    var probes: [PlacedProbe] {
        let model = ProbeModel(
            name: "gas", diameterMM: 1.5, activeLengthMM: 20, cooling: .cryogen(celsius: -150, coefficientWPerM2K: 5000, startSeconds: 15))
        let columns = min(4, count)
        let rows = count / columns
        let axis = Point(0.08, 0.05, 1).normalised ?? Point(0, 0, 1)
        return (0..<count).map { number in
            let across = Double(number % columns) - Double(columns - 1) / 2
            let up = Double(number / columns) - Double(rows - 1) / 2
            let tip = Point(across, up, 0) * Self.spacingMM + Point(0.3, 0.2, -10)
            return PlacedProbe(name: "P\(number)", model: model, tip: tip, entry: tip + axis * 60)
        }
    }

    private func solved(_ cell: Double) -> BioheatModel {
        let probes = probes
        var model = BioheatModel(patient: Patient(background: .reference), probes: probes, resolutionMM: cell)
        model.advance(
            seconds: Self.seconds, drives: Dictionary(uniqueKeysWithValues: probes.map { ($0.name, .freezing(power: 1, pressurePsi: 3500)) }))
        return model
    }

    /// Volumes within 1 %, the reach of the ice within 0.15 mm.
    public var figures: [VerifiedFigure] {
        let (coarse, fine) = (solved(resolutionMM), solved(resolutionMM / 2))
        let name = "\(count) probes together"
        func figure(_ quantity: String, _ unit: String, bound: (Double) -> Double, _ value: (BioheatModel) -> Double) -> VerifiedFigure {
            let (rough, better) = (value(coarse), value(fine))
            let truth = better + (better - rough) / 3
            return VerifiedFigure(
                name, quantity, unit, gridMM: resolutionMM, exact: truth, computed: rough, bound: bound(truth), energyImbalance: coarse.energyImbalance)
        }
        let last = probes[count - 1]
        let middle = (last.tip + last.activeEnd) / 2
        let reaches = [("along x", Point(1, 0, 0)), ("along y", Point(0, 1, 0)), ("beyond the tips", last.axis * -1)]
        let volumes = [-1.0, -40].map { celsius in
            figure("volume below \(Int(celsius)) C", "mL", bound: { 0.01 * $0 }) {
                FrozenZone(field: $0.level(celsius, now: true), celsius: 0).volumeMM3 / 1000
            }
        }
        return volumes
            + reaches.map { name, direction in
                figure("ice \(name)", "mm", bound: { _ in VerifiedFigure.cellPart * resolutionMM }) {
                    $0.frontDistance(from: middle, along: direction, until: -1) ?? .nan
                }
            }
    }
}
