import Bioheat
import Testing

@testable import Session

/// The cell that an accuracy asks for, told once and kept.
@Suite struct ChosenResolution {
    @Test func isToldOnceAndStandsInTheReport() throws {
        let bench = Bench()
        bench.procedure.patient?.accuracyMM = 0.2
        try bench.place()
        try bench.freeze(10)
        try bench.freeze(10)
        let told = bench.audience.printed.filter { $0.hasPrefix("cells of ") }
        #expect(told.count == 1 && told[0].contains("0.2 mm wanted"))
        let choice = try #require(bench.procedure.state.resolutionChoice)
        #expect(bench.procedure.conclude(nil, program: "p", version: "0").resolutionMM == choice.cellMM)
        #expect(choice.estimateMM <= 0.2)
    }

    @Test func theCommandLineGoesBeforeTheProgram() throws {
        var options = Procedure.Options()
        options.resolutionMM = 3
        let coarse = Bench(options: options)
        coarse.procedure.patient?.accuracyMM = 0.2
        try coarse.place()
        try coarse.freeze(10)
        #expect(coarse.procedure.state.resolutionMM == 3 && coarse.audience.printed.isEmpty)
        options = Procedure.Options()
        options.accuracyMM = 0.1
        let fine = Bench(options: options)
        try fine.place()
        try fine.freeze(10)
        #expect(fine.procedure.state.resolutionMM < 1, "the program's 4 mm do not count")
    }

    @Test func staysWhatItIsOnceTimeHasPassed() throws {
        let bench = Bench()
        bench.procedure.patient?.accuracyMM = 0.2
        try bench.place()
        try bench.freeze(10)
        let cell = bench.procedure.state.resolutionMM
        bench.procedure.patient?.accuracyMM = 0.1
        try bench.freeze(10)
        #expect(bench.procedure.state.resolutionMM == cell)
    }
}
