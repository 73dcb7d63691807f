import Evaluation
import Testing

@testable import Session
@testable import Shell

@Suite("The status while a command is forecast and runs")
struct StatusWordsTests {
    private var figures: ProgressFigures {
        var figures = ProgressFigures(clockSeconds: 205)
        figures.iceMM = SIMD3(15.32, 15.32, 36.94)
        figures.tipCelsius = ["B": -90, "A": -111.54]
        figures.pressurePsi = ["argon": 3500.4]
        var measurement = Requirement.Measurement(holds: true, value: 12.2)
        (measurement.unit, measurement.room) = ("C", 7.2)
        figures.nearestLimit = LimitForecast(line: 4, text: "coldest(root) > 5 C", Judgement(measurement), atSeconds: 250)
        return figures
    }

    private func lines(_ phase: Progress.Phase, _ done: Double, _ total: Double, _ figures: ProgressFigures?, after seconds: Double = 1) -> [String] {
        let progress = Progress(phase: phase, text: "freeze\n  12m", doneSeconds: done, totalSeconds: total, figures: { figures })
        return StatusWords(mark: "SIM", progress: progress, figures: figures, secondsInPhase: seconds).lines
    }

    @Test func ofAForecast() {
        #expect(
            lines(.predicting, 180, 720, figures) == [
                "SIM 3:25  predicting [#####...............] 25 %, 3 s to wait  freeze 12m",
                "  ice ball 15.3 x 15.3 x 36.9 mm   tips A -111.5 C, B -90 C   argon 3500 psi",
                "  nearest limit: coldest(root) > 5 C, 7.2 C left at 4:10",
            ])
    }

    @Test func ofWhatRuns() {
        var measured = figures
        measured.areMeasured = true
        let lines = lines(.running, 205, 720, measured)
        #expect(lines[0] == "SIM 3:25  running [#####...............] 28 %, 8 min 35 s left  freeze 12m")
        #expect(lines[1].hasPrefix("  forecast ice ball 15.3 x 15.3 x 36.9 mm   measured A -111.5 C"))
    }

    @Test func ofASearchForWhatWouldHold() {
        #expect(lines(.searching, 4, 16, ProgressFigures(clockSeconds: 205)) == ["SIM 3:25  searching for what would hold [#####...............] 25 %, 3 s to wait  freeze 12m", "", ""])
    }

    /// While nothing freezes it is not the ice ball of the cards, which only grows.
    @Test func ofWhatIsLeftOfTheIce() {
        var left = figures
        left.isIceLeft = true
        #expect(lines(.running, 205, 720, left)[1].hasPrefix("  ice left 15.3 x 15.3 x 36.9 mm"))
    }

    @Test func hasThreeLinesWhateverIsKnown() {
        for phase in [Progress.Phase.predicting, .lookingAhead, .searching, .following, .running] { #expect(lines(phase, 0, 0, nil).count == 3) }
    }

    @Test func theLimitThatBreaksIsTheNearest() {
        func limit(_ text: String, _ unit: String, room: Double) -> LimitForecast {
            var measurement = Requirement.Measurement(holds: room > 0, value: 0)
            (measurement.unit, measurement.room) = (unit, room)
            return LimitForecast(line: 1, text: text, Judgement(measurement), atSeconds: 0)
        }
        let (wide, narrow, broken) = (limit("wide", "C", room: 8), limit("narrow", "mm", room: 1), limit("broken", "C", room: -0.1))
        #expect([wide, narrow].nearest?.text == "narrow")
        #expect([wide, narrow, broken].nearest?.text == "broken")
        #expect([LimitForecast]().nearest == nil)
    }
}

@Suite("Ice between two moments of a forecast")
struct IceGrowthTests {
    private var growth: IceGrowth {
        var growth = IceGrowth()
        growth.note(.zero, atSeconds: 100)
        growth.note(SIMD3(20, 20, 40), atSeconds: 500)
        return growth
    }

    @Test func growsWithTheRootOfTime() throws {
        #expect(growth.extentsMM(atSeconds: 100) == .zero)
        #expect(growth.extentsMM(atSeconds: 200) == SIMD3(10, 10, 20))
        #expect(growth.extentsMM(atSeconds: 500) == SIMD3(20, 20, 40))
    }

    @Test(arguments: [50.0, 600]) func isNotGuessedElsewhere(seconds: Double) { #expect(growth.extentsMM(atSeconds: seconds) == nil) }
}

@Suite("Text on a narrow terminal")
struct FoldedTextTests {
    @Test(arguments: [
        ("a short line", "a short line"), ("a line that is too long", "a line that is\ntoo long"), ("  argon     83 g, 26517 g left", "  argon\n    83 g,\n    26517 g\n    left"),
        ("x   one two three four", "x   one two\n    three four"), ("incomprehensibilities", "incomprehensibilities"), ("\u{1B}[1mbold words here\u{1B}[0m", "\u{1B}[1mbold words here\u{1B}[0m"), ("", ""),
        ("one\n\ntwo", "one\n\ntwo"),
    ])
    func breaksBetweenWords(text: String, folded: String) { #expect(FoldedText.folded(text, to: 15) == folded) }

    @Test func aNumberKeepsItsUnit() {
        #expect(FoldedText.folded("  no more than 22.8 C left", to: 20) == "  no more than\n    22.8 C left")
        #expect(FoldedText.folded("23456789 mm", to: 8) == "23456789\nmm", "unless it is too wide itself")
    }

    @Test func noWordIsLostOnAnyWidth() {
        let words = HelpPages.overview.split(whereSeparator: \.isWhitespace)
        for width in [1, 10, 33, 80] { #expect(FoldedText.folded(HelpPages.overview, to: width).split(whereSeparator: \.isWhitespace) == words) }
    }

    @Test(arguments: [("the heat capacity", 20, "the heat capacity"), ("the heat capacity", 12, "the heat…"), ("the", 1, "")])
    func isShortenedBetweenWords(text: String, width: Int, shortened: String) { #expect(FoldedText.shortened(text, to: width) == shortened) }
}
