import Bioheat
import Geometry
import Outcome

/// Times `TwoProbeProblem` as a forecast would run it: in a forecast's steps, the coldest so far kept in every cell, and the coldest of
/// an organ asked for after each.
public struct SpeedTrial: Sendable {
    /// What one protocol took.
    public struct Timing: Sendable {
        public let name: String
        public let simulatedSeconds: Double
        /// In the solver.
        public let steppingSeconds: Double
        /// With the limit, and all the figures of the outcome where there are any.
        public let wholeSeconds: Double
        public let cellUpdates: Int

        public var updatesPerSecond: Double { Double(cellUpdates) / steppingSeconds }
    }

    public let problem: TwoProbeProblem
    public private(set) var cellCount = 0
    public private(set) var rows: [TwoProbeProblem.Row] = []
    public private(set) var timings: [Timing] = []

    /// Seconds of a clock that only goes forward.
    private let clock: @Sendable () -> Double
    /// A nerve outside the ice.
    private static let organ = Shape.tube(points: [Point(-20, 26, 0), Point(20, 26, 0)], radius: 2)

    /// Sets the problem up and runs both protocols, each `runs` times; the quickest counts.
    public init(resolutionMM: Double, threads: Int, runs: Int, isUniform: Bool = false, clock: @escaping @Sendable () -> Double) {
        problem = TwoProbeProblem(resolutionMM: resolutionMM, threads: threads, isUniform: isUniform)
        self.clock = clock
        single(runs: runs)
        full(runs: runs)
    }

    /// Whether every figure is near enough to the reference; a speed without that is not worth telling.
    public var isRight: Bool { rows.allSatisfy(\.isRight) }

    /// On equal cells the figures are those of the cells: there the times are told all the same, for comparing on the same cells.
    public var tellsTimes: Bool { isRight || problem.isUniform }

    private mutating func single(runs: Int) {
        timings.append(
            quickest(of: runs, named: "single freeze") { model, watch in
                watch.run(&model, for: TwoProbeProblem.freezeSeconds, TwoProbeProblem.freezing)
            } finish: { [problem] model in
                problem.rows(model)
            })
    }

    private mutating func full(runs: Int) {
        timings.append(
            quickest(of: runs, named: "full protocol") { model, watch in
                for _ in 1...2 {
                    watch.run(&model, for: TwoProbeProblem.freezeSeconds, TwoProbeProblem.freezing)
                    watch.run(&model, for: TwoProbeProblem.thawSeconds, [:])
                }
            } finish: { _ in nil })
    }

    private mutating func quickest(
        of runs: Int, named name: String, _ body: (inout BioheatModel, inout Watch) -> Void, finish: (BioheatModel) -> [TwoProbeProblem.Row]?
    ) -> Timing {
        var best: Timing?
        for _ in 0..<max(runs, 1) {
            let begun = clock()
            var model = problem.model()
            cellCount = model.grid.cellCount
            var watch = Watch(samples: RegionSamples(shape: Self.organ, grid: model.grid), clock: clock)
            body(&model, &watch)
            if let figures = finish(model) { rows = figures }
            let timing = Timing(
                name: name, simulatedSeconds: model.elapsedSeconds, steppingSeconds: watch.stepping, wholeSeconds: clock() - begun,
                cellUpdates: model.cellUpdates)
            if timing.wholeSeconds < best?.wholeSeconds ?? .infinity { best = timing }
        }
        return best ?? Timing(name: name, simulatedSeconds: 0, steppingSeconds: .nan, wholeSeconds: .nan, cellUpdates: 0)
    }

    /// Steps a model and asks for the limit, and keeps the times apart.
    private struct Watch {
        let samples: RegionSamples
        let clock: () -> Double
        var stepping = 0.0
        /// Kept, so that the question is really answered.
        var coldest = Double.infinity

        mutating func run(_ model: inout BioheatModel, for seconds: Double, _ drives: [String: ProbeDrive]) {
            var done = 0.0
            while done < seconds {
                let begun = clock()
                model.advance(seconds: BioheatModel.usualStep, drives: drives)
                done += BioheatModel.usualStep
                stepping += clock() - begun
                coldest = min(coldest, samples.coldest(in: model.temperature) ?? .infinity)
            }
        }
    }
}
