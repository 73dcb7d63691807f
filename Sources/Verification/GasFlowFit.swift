import Bioheat

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The gas flow at which a single probe makes the ice that was published.
///
/// One parameter: the gas carries the heat off, and where it is the limit the coefficient hardly matters. The fit makes the worst residual,
/// in spreads, as small as it gets. A front in gel moves through the cells in stairs, so sizes are not compared run by run: each size is a
/// parabola in the flow's logarithm through seven runs, and the fit is where the parabolas say; one more run there gives the residuals.
public struct GasFlowFit: Sendable {
    public let experiment: PublishedCase
    /// g/s at 100 % power and nominal pressure.
    public let flowGPerSecond: Double
    /// The flows between which every size keeps within its spread, g/s; nothing where none does that.
    public let bearable: ClosedRange<Double>?
    /// A run at the fit.
    public let rows: [PublishedCase.Row]

    /// Whether the largest flow tried is still bearable: the sizes do not bound it from above.
    public var isOpen: Bool { (bearable?.upperBound ?? 0) > Self.tried[Self.tried.count - 1] - 0.01 }

    /// Tried, g/s: 12 to 39 W of cooling. Neither the library's flow nor a guess comes in.
    public static let tried = [0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 1.0]

    public init(_ experiment: PublishedCase, probe: ProbeModel, tissue: Tissue, resolutionMM: Double = 1) {
        self.experiment = experiment
        func rows(at flow: Double) -> [PublishedCase.Row] {
            var model = probe
            model.gasFlowGPerSecond = flow
            return experiment.rows(probe: model, tissue: tissue, resolutionMM: resolutionMM)
        }
        let runs = Self.tried.map(rows)
        let curves = experiment.data.indices.map { size in Parabola(zip(Self.tried, runs).map { (log($0), $1[size].residual) }) }
        let worst = Self.candidates.map { flow in (flow, curves.map { abs($0.value(at: log(flow))) }.max() ?? 0) }
        flowGPerSecond = worst.min { $0.1 < $1.1 }?.0 ?? .nan
        let borne = worst.filter { $0.1 <= 1 }.map(\.0)
        bearable = borne.first.map { $0...(borne.last ?? $0) }
        self.rows = rows(at: flowGPerSecond)
    }

    /// Every 0.002 g/s of what was tried.
    private static var candidates: [Double] {
        Array(stride(from: tried[0], through: tried[tried.count - 1], by: 0.002))
    }
}

/// The parabola through points by least squares.
struct Parabola {
    private let middle: Double
    private let coefficients: [Double]

    /// At least three points.
    init(_ points: [(x: Double, y: Double)]) {
        let middle = points.reduce(0) { $0 + $1.x } / Double(points.count)
        self.middle = middle
        let powers = points.map { point in [1, point.x - middle, (point.x - middle) * (point.x - middle)] }
        var rows = (0..<3).map { row in
            (0..<3).map { column in powers.reduce(0) { $0 + $1[row] * $1[column] } } + [zip(powers, points).reduce(0) { $0 + $1.0[row] * $1.1.y }]
        }
        // Gauss–Jordan; the matrix is symmetric and positive.
        for pivot in 0..<3 {
            for row in 0..<3 where row != pivot {
                let share = rows[row][pivot] / rows[pivot][pivot]
                for column in 0..<4 { rows[row][column] -= share * rows[pivot][column] }
            }
        }
        coefficients = (0..<3).map { rows[$0][3] / rows[$0][$0] }
    }

    func value(at x: Double) -> Double {
        let offset = x - middle
        return coefficients[0] + offset * (coefficients[1] + offset * coefficients[2])
    }
}
