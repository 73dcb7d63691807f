import Bioheat

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// One case's errors on ever finer grids, with the order that they show.
public struct Convergence: Sendable {
    public static let gridsMM = [3.0, 2, 1, 0.5]

    public let name: String
    /// Of the errors: % of what the figures are measured by, or mm.
    public let unit: String
    /// By grid, root mean square over the case's figures; not a number where one could not be worked out on that grid.
    public let errors: [Double]

    /// Every case, each worked out when called.
    public static var all: [@Sendable () -> Convergence] {
        let exact: [@Sendable () -> Convergence] = ExactnessTable.Case.allCases.map { which in
            { percent(which.rawValue) { ExactnessTable.rows(of: which, resolutionMM: $0).map(VerifiedFigure.init) } }
        }
        let wires: [@Sendable () -> Convergence] = RandomPlacements.Cooling.allCases.map { cooling in { ofWires(cooling) } }
        let lone: [@Sendable () -> Convergence] = LoneProbeProblem.Cooling.allCases.map { cooling in
            { percent(cooling.rawValue) { VerifiedFigure.loneProbe(cooling, resolutionMM: $0) } }
        }
        return exact + wires + lone + [{ percent("two probes, converged") { VerifiedFigure.twoProbes(resolutionMM: $0) } }]
    }

    private static func percent(_ name: String, _ figures: (Double) -> [VerifiedFigure]) -> Convergence {
        Convergence(name: name, unit: "%", errors: gridsMM.map { VerifiedFigure.rootMeanSquare(figures($0).map(\.errorPercent)) })
    }

    /// Eight wires.
    private static func ofWires(_ cooling: RandomPlacements.Cooling) -> Convergence {
        let errors = gridsMM.map { grid in
            VerifiedFigure.rootMeanSquare(RandomPlacements(cooling: cooling, resolutionMM: grid).errors(count: 8).map(\.radiusMM))
        }
        return Convergence(name: cooling.rawValue, unit: "mm", errors: errors)
    }

    /// Least squares of log error against log cell; nothing where fewer than three grids have an error.
    public var order: Double? {
        let points = zip(Self.gridsMM, errors).filter { $1.isFinite }.map { (log($0), log(max($1, 1e-9))) }
        guard points.count > 2 else { return nil }
        let count = Double(points.count)
        let (x, y) = (points.map(\.0).reduce(0, +) / count, points.map(\.1).reduce(0, +) / count)
        let spread = points.map { ($0.0 - x) * ($0.0 - x) }.reduce(0, +)
        return points.map { ($0.0 - x) * ($0.1 - y) }.reduce(0, +) / spread
    }
}
