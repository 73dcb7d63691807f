import Testing

@testable import Verification

@Suite struct TwoProbeTests {
    /// The 0 °C front within 0.15 mm of the fine reference in every direction, the volume within 0.5 %, at 2 mm within 1 %: what peers are timed beside.
    @Test(arguments: [1.0, 2]) func twoProbesMakeTheReferencesIceball(resolutionMM: Double) {
        let trial = SpeedTrial(resolutionMM: resolutionMM, threads: 2, runs: 1) { 0 }
        #expect(trial.rows.count == 9)
        for row in trial.rows where !row.isRight { Issue.record("\(row.figure.name): \(row.computed), not \(row.figure.reference)") }
    }

    @Test func aWrongFigureIsNotRight() {
        let figure = TwoProbeProblem.Figure(name: "0 C along x", unit: "mm", reference: 23.12, bound: 0.15)
        #expect(TwoProbeProblem.Row(figure: figure, computed: 23.2).isRight)
        #expect(!TwoProbeProblem.Row(figure: figure, computed: 23.3).isRight)
        #expect(!TwoProbeProblem.Row(figure: figure, computed: .nan).isRight)
    }
}
