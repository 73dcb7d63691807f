import Bioheat

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The cases that no formula covers, each as figures against a finer reference.
extension VerifiedFigure {
    /// Wires at random angles and offsets: the worst and the root mean square of the errors of radius and centre.
    public static func placements(_ cooling: RandomPlacements.Cooling, count: Int, resolutionMM: Double) -> [VerifiedFigure] {
        let errors = RandomPlacements(cooling: cooling, resolutionMM: resolutionMM).errors(count: count)
        return RandomPlacements.isotherms.flatMap { celsius -> [VerifiedFigure] in
            let here = errors.filter { $0.celsius == celsius }
            func figure(_ quantity: String, _ value: Double) -> VerifiedFigure {
                VerifiedFigure(
                    cooling.rawValue, "\(Int(celsius)) C: \(quantity)", "mm", gridMM: resolutionMM, exact: 0, computed: value, scale: 1,
                    bound: cellPart * resolutionMM, energyImbalance: here.map(\.energyImbalance).max() ?? .nan)
            }
            return [
                figure("radius, worst of \(count)", worst(here.map(\.radiusMM))), figure("radius, rms", rootMeanSquare(here.map(\.radiusMM))),
                figure("centre, worst", worst(here.map(\.centroidMM))),
            ]
        }
    }

    /// The value that lies farthest from 0, with its sign; not a number where one is not.
    private static func worst(_ values: [Double]) -> Double {
        guard values.allSatisfy(\.isFinite) else { return .nan }
        return values.max { abs($0) < abs($1) } ?? .nan
    }

    static func rootMeanSquare(_ values: [Double]) -> Double {
        (values.map { $0 * $0 }.reduce(0, +) / Double(max(values.count, 1))).squareRoot()
    }

    /// A slanting probe of finite length against the axisymmetric reference: fronts within 0.15 of a cell, volume within 1 %. The reference
    /// cools both flat ends, a gas probe only its tip's: of that one the volume is not compared.
    public static func loneProbe(_ cooling: LoneProbeProblem.Cooling, resolutionMM: Double, finestMM: Double = 0.25) -> [VerifiedFigure] {
        let problem = LoneProbeProblem(cooling: cooling, resolutionMM: resolutionMM)
        let truth = problem.reference(celsius: -1, finestMM: finestMM)
        let (outcome, imbalance) = problem.computed(celsius: -1)
        func figure(_ quantity: String, _ unit: String, _ exact: Double, _ computed: Double, bound: Double) -> VerifiedFigure {
            VerifiedFigure(
                cooling.rawValue, quantity, unit, gridMM: resolutionMM, exact: exact, computed: computed, bound: bound, energyImbalance: imbalance)
        }
        let bound = cellPart * resolutionMM
        let fronts = [
            figure("-1 C across", "mm", truth.acrossMM, outcome.acrossMM, bound: bound),
            figure("-1 C beyond the tip", "mm", truth.alongMM, outcome.alongMM, bound: bound),
        ]
        let volume = figure("volume below -1 C", "mL", truth.volumeML, outcome.volumeML, bound: 0.01 * truth.volumeML)
        return cooling == .held ? fronts + [volume] : fronts
    }

    /// Two ideal probes side by side against the converged solution: fronts within 0.15 mm, volume within 0.5 % at 1 mm and finer.
    public static func twoProbes(resolutionMM: Double) -> [VerifiedFigure] {
        let problem = TwoProbeProblem(resolutionMM: resolutionMM, threads: 2)
        var model = problem.model()
        model.advance(seconds: TwoProbeProblem.freezeSeconds, drives: TwoProbeProblem.freezing)
        return problem.rows(model).filter { $0.figure.bound != nil }.map { row in
            VerifiedFigure(
                "two probes, converged", row.figure.name, row.figure.unit, gridMM: resolutionMM, exact: row.figure.reference,
                computed: row.computed, bound: row.figure.bound, energyImbalance: model.energyImbalance)
        }
    }
}
