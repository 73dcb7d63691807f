import Bioheat
import Checking
import Devices
import Evaluation
import Testing
import Uncertainty

@testable import Session
@testable import Shell

@Suite("What is said before a commit")
struct ForecastCardTests {
    private var row: CommandRow {
        var row = CommandRow(index: 0, line: 1, text: "freeze 10m", command: .freeze(probes: ["A"], seconds: 600), startSeconds: 300, endSeconds: 900)
        row.prediction = PredictedOutcome(
            iceballMM: SIMD3(30, 28.04, 40), widthMM: 30.52, lengthMM: 40, volumesCM3: [18, 9, 5], targets: ["lesion": .init(coverage: [1, 0.9, 0.5], marginMM: [2.51, -1, nil])],
            organs: ["root": 8.25], probes: ["A": .init(tipCelsius: -140, power: 0.8)])
        row.gasGrams = ["argon": 276]
        row.gasLeft = ["argon": .init(grams: 26_324, psi: 3500)]
        return row
    }

    private var before: PredictedOutcome {
        PredictedOutcome(
            iceballMM: SIMD3(20, 20, 30), volumesCM3: [7, 3, 1], targets: ["lesion": .init(coverage: [0.8, 0.4, 0.5], marginMM: [nil, nil, nil])],
            organs: ["root": 20], probes: [:])
    }

    private var later: CommandRow {
        var row = row
        row.before = before
        return row
    }

    @Test func saysWhatThereIsThenAndWasBefore() {
        #expect(
            ForecastCard(later).text == """
                predicted for `freeze A 10m`, 5:00 to 15:00
                  ice ball  30 x 28 x 40 mm, 30.5 mm wide, 7 → 18 cm3 (5 below -40 C)
                  lesion    0 C: 80 → 100 %, margin none → 2.5 mm; -20 C: 40 → 90 %, margin none → -1 mm; -40 C: 50 %, margin none
                  root      coldest 20 → 8.3 C at the end; no limit watches it, and it may go on cooling
                  tips      A -140 C at 80 %
                  argon     276 g, 26324 g left at 3500 psi
                  uncertain the textbook's patient; `frazil --bands` shows how patients differ
                """)
    }

    /// Whatever the regions are called.
    @Test func whatFollowsTheNamesStandsInOneColumn() {
        var long = row
        long.prediction?.organs["recurrent_nerve"] = .some(20)
        let lines = ForecastCard(long).text.split(separator: "\n").dropFirst().map(Array.init)
        #expect(lines.count == 7 && lines.allSatisfy { $0[18] == " " && $0[19] != " " }, "\(ForecastCard(long).text)")
        long.prediction?.organs = ["the_nerve_that_runs_back_to_the_larynx": .some(20)]
        #expect(ForecastCard(long).text.contains("\n  ice ball  30 x") && ForecastCard(long).text.contains("larynx coldest 20 C"), "one name alone moves no column")
        #expect(ForecastCard(row).lines.filter { $0.part == .uncertainty }.allSatisfy { $0.text.count <= 80 }, "it is in every card")
    }

    @Test func aWidthAlongAnAxisIsNotToldTwice() {
        var round = row
        round.prediction?.iceballMM = SIMD3(30, 30, 40)
        round.prediction?.widthMM = 30.01
        #expect(ForecastCard(round).text.contains("ice ball  30 x 30 x 40 mm, 18 cm3 (5 below -40 C)"))
    }

    @Test func onlyAProbeThatFreezesHasAPower() {
        var thaw = row
        thaw.command = .thaw(probes: ["A"], isActive: true, seconds: 60)
        #expect(ForecastCard(thaw).text.contains("tips      A -140 C\n"))
    }

    @Test func whatTakesNoTimeIsToldAtItsPoint() {
        var scan = row
        (scan.text, scan.command, scan.endSeconds) = ("scan", .scan(ScanRequest()), 300)
        #expect(ForecastCard(scan).text.hasPrefix("predicted for `scan`, at 5:00\n"))
    }

    @Test func whatRunsSideBySideIsOneCard() {
        var other = row
        (other.index, other.command, other.endSeconds, other.text) = (1, .thaw(probes: ["B"], isActive: true, seconds: 60), 360, "thaw B 1m")
        other.prediction?.probes["B"] = .init(tipCelsius: 5, power: 1)
        var first = row
        first.prediction = other.prediction
        let card = ForecastCard(together: [first, other]).text
        #expect(card.hasPrefix("predicted for `freeze A 10m` beside `thaw B 1m`, 5:00 to 15:00\n"))
        #expect(card.contains("tips      A -140 C at 80 %, B 5 C\n"))
        #expect(card.ranges(of: "argon").count == 1)
    }

    /// The figures are those of the end of all: by then the gas of a shorter one is off.
    @Test func ofWhatEndsBeforeTheRestItIsSaidSinceWhen() {
        var (long, short) = (row, row)
        (short.index, short.command, short.endSeconds, short.text) = (1, .freeze(probes: ["B"], seconds: 60), 360, "freeze B 1m")
        long.prediction?.probes["B"] = .init(tipCelsius: 5, power: 1)
        #expect(ForecastCard(together: [long, short]).text.contains("tips      A -140 C at 80 %, B 5 C (off since 6:00)\n"))
    }

    @Test func whatALimitWatchesIsLookedAheadOf() {
        var watched = row
        watched.limits = [LimitForecast(line: 3, text: "coldest(root) > 5 C", Judgement(measurement(8.25, room: 3.25)), atSeconds: 930)]
        watched.limits[0].looked(at: [.coldest(region: "root", now: true)])
        #expect(ForecastCard(watched).text.contains("coldest 8.3 C, after the gas is off too"))
        watched.command = .hold(seconds: 10)
        #expect(ForecastCard(watched).text.contains("coldest 8.3 C, after the hold too"))
        var thaw = row
        thaw.command = .thaw(probes: ["A"], isActive: true, seconds: 60)
        #expect(ForecastCard(thaw).text.contains("coldest 8.3 C so far\n"), "no limit watches it")
        watched.before = before
        watched.before?.organs["root"] = 8
        #expect(ForecastCard(watched).text.contains("coldest 8 → 8.3 C so far, and no colder by this"))
    }

    @Test func whatIsNowIsToldFromWhatIsForeseen() {
        let now = LimitForecast(line: 3, text: "coldest(root) > 5 C", Judgement(measurement(24.2, room: 19.2)), atSeconds: 240)
        var later = LimitForecast(line: 3, text: "coldest(root) > 5 C", Judgement(measurement(19.4, room: 14.4)), atSeconds: 360)
        #expect(LimitWords.now(now, isLimit: true) == "  ✓ limit coldest(root) > 5 C: now 24.2 C, 19.2 C left")
        #expect(LimitWords.now(now, isLimit: true, later: later) == "  ✓ limit coldest(root) > 5 C: now 24.2 C, 19.2 C left; later 19.4 C at 6:00, 14.4 C left")
        later.meet(LimitForecast(line: 3, text: "coldest(root) > 5 C", Judgement(measurement(4, room: -1)), atSeconds: 420))
        #expect(LimitWords.now(now, isLimit: true, later: later).hasSuffix("; later 4 C at 7:00, breaks at 7:00"))
    }

    /// In a row one column means one thing: the coldest when the command is over. What the forecast saw behind it is told as such.
    @Test func aRowTellsTheColdestWhenTheCommandIsOver() {
        var freeze = row
        freeze.organsAtEnd = ["root": 12.04]
        #expect(freeze.summary.contains("; coldest root 12 C; "), "no limit watches it")
        #expect(ForecastCard(freeze).text.contains("coldest 12 C at the end; no limit watches it"))
        freeze.limits = [LimitForecast(line: 3, text: "coldest(root) > 5 C", Judgement(measurement(8.25, room: 3.25)), atSeconds: 930)]
        freeze.limits[0].looked(at: [.coldest(region: "root", now: true)])
        #expect(freeze.summary.contains("; coldest root 12 C (8.3 C to come); "))
        freeze.organRanges = ["root": Band(low: 6, high: 9.5)]
        #expect(freeze.summary.contains("; coldest root 12 C (8.3 [6 to 9.5] C to come); "))
        freeze.organsAtEnd = ["root": 8.25]
        #expect(freeze.summary.contains("; coldest root 8.3 [6 to 9.5] C; "))
    }

    @Test func aShareIsToldInPercent() {
        var measurement = Requirement.Measurement(holds: false, value: 0.663)
        (measurement.unit, measurement.room) = ("%", -0.287)
        let goal = LimitForecast(line: 1, text: "coverage(lesion, below: -40 C) >= 95%", Judgement(measurement), atSeconds: 60)
        #expect(LimitWords.now(goal, isLimit: false) == "  ✗ goal  coverage(lesion, below: -40 C) >= 95%: now 66.3 %")
    }

    /// Between two judgements it may have been a little colder.
    @Test func aLimitIsSettledByTheColdestSoFar() {
        var judged = LimitForecast(line: 3, text: "coldest(root) > 5 C", Judgement(measurement(5.01, room: 0.01)), atSeconds: 930)
        judged.settle(Judgement(measurement(5.2, room: 0.2)))
        #expect(judged.value == 5.01, "not warmer than it was judged")
        judged.settle(Judgement(measurement(4.99, room: -0.01)))
        #expect(judged.value == 4.99 && judged.breaksAtSeconds == 930, "and what breaks is not shown as held")
    }

    @Test func onASmallScreenTheLimitsStay() {
        var full = later
        full.limits = (1...3).map { LimitForecast(line: $0, text: "coldest(root) > \($0) C", Judgement(measurement(8.25, room: 1)), atSeconds: 930) }
        full.limits.append(LimitForecast(line: 4, text: "coldest(cord) > 9 C", Judgement(measurement(8, room: -1)), atSeconds: 930))
        let lines = ForecastCard(full).lines
        #expect(FittedCard(lines, rows: nil, columns: 60).leftOutCount == 0)
        let whole = FittedCard(lines, rows: nil, columns: 60).height
        for rows in 7..<whole {
            let card = FittedCard(lines, rows: rows, columns: 60)
            #expect(card.height <= rows && card.leftOutCount > 0, "\(rows)")
            #expect(card.lines.count { $0.text.hasPrefix("  ✓") } == 3 || card.lines.allSatisfy { [.kept, .limit].contains($0.part) })
            #expect(card.text.contains("✗ coldest(cord) > 9 C") && card.text.hasPrefix("predicted for"))
            #expect(card.text.hasSuffix("`?` shows all"))
        }
        #expect(!FittedCard(lines, rows: whole - 1, columns: 60).text.contains("uncertain"), "what is not about limits goes first")
    }

    @Test func severalResultsHaveTheirNames() {
        var done = row
        done.measured = MeasuredOutcome(tipCelsius: ["A": -140])
        #expect(ForecastCard.done(done) == "done, 15:00: measured A -140 C")
        #expect(ForecastCard.done(done, isNamed: true) == "done, 15:00, `freeze A 10m`: measured A -140 C")
    }

    @Test func eachLimitHasItsWorstMoment() {
        var judgement = Judgement(measurement(8.25, room: 3.25))
        var limit = LimitForecast(line: 3, text: "coldest(root) > 5 C", judgement, atSeconds: 930)
        #expect(LimitWords.line(limit) == "  ✓ coldest(root) > 5 C: at the worst 8.3 C at 15:30, 3.3 C left")
        judgement = Judgement(measurement(4.5, room: -0.5))
        limit.meet(LimitForecast(line: 3, text: "coldest(root) > 5 C", judgement, atSeconds: 960))
        judgement = Judgement(measurement(4, room: -1))
        limit.meet(LimitForecast(line: 3, text: "coldest(root) > 5 C", judgement, atSeconds: 990))
        judgement = Judgement(measurement(6, room: 1))
        limit.meet(LimitForecast(line: 3, text: "coldest(root) > 5 C", judgement, atSeconds: 1020))
        #expect(LimitWords.line(limit) == "  ✗ coldest(root) > 5 C: breaks at 16:00, at the worst 4 C at 16:30")
    }

    @Test func whatWasBrokenBeforeBreaksAtNoTime() {
        var limit = LimitForecast(line: 3, text: "coldest(root) > 30 C", Judgement(measurement(28.7, room: -1.3)), atSeconds: 240)
        limit.wasBrokenBefore = true
        limit.meet(LimitForecast(line: 3, text: "coldest(root) > 30 C", Judgement(measurement(19, room: -11)), atSeconds: 390))
        #expect(LimitWords.line(limit) == "  ✗ coldest(root) > 30 C: was broken before, at the worst 19 C at 6:30")
        #expect(LimitWords.nearest(limit) == "coldest(root) > 30 C was broken before")
    }

    @Test(arguments: [(5.004, 0.004, "5.004 C at 15:30, 0.004 C left"), (5.04, 0.04, "5.04 C at 15:30, 0.04 C left"), (5.1, 0.1, "5.1 C at 15:30, 0.1 C left")])
    func whatComesNearItsBoundHasMoreDigits(celsius: Double, room: Double, words: String) {
        let limit = LimitForecast(line: 3, text: "coldest(root) > 5 C", Judgement(measurement(celsius, room: room)), atSeconds: 930)
        #expect(LimitWords.line(limit) == "  ✓ coldest(root) > 5 C: at the worst \(words)")
    }

    @Test func aShareThatJustMissesDoesNotLookLikeItsBound() {
        var measurement = Requirement.Measurement(holds: false, value: 0.94996)
        (measurement.unit, measurement.room) = ("%", -0.00004)
        let goal = LimitForecast(line: 1, text: "coverage(lesion, below: -40 C) >= 95%", Judgement(measurement), atSeconds: 60)
        #expect(LimitWords.now(goal, isLimit: false) == "  ✗ goal  coverage(lesion, below: -40 C) >= 95%: now 94.996 %")
    }

    private func measurement(_ celsius: Double, room: Double) -> Requirement.Measurement {
        var measurement = Requirement.Measurement(holds: room > 0, value: celsius)
        (measurement.unit, measurement.room) = ("C", room)
        return measurement
    }

    @Test(arguments: [
        ("8m", 480, nil), ("60%", nil, 0.6), ("8m 60%", 480, 0.6), ("at 60% for 7m 30s", 450, 0.6), ("7 m", 420, nil), ("8", nil, nil), ("8 min 60 %", 480, 0.6),
        ("150%", nil, nil), ("5 mm", nil, nil), ("", nil, nil), ("0s", nil, nil),
    ] as [(String, Double?, Double?)])
    func anotherTimeOrPower(words: String, seconds: Double?, power: Double?) {
        let wanted = seconds == nil && power == nil ? nil : Alternative(seconds: seconds, power: power)
        #expect(Alternative(words: words, Checker(library: LibraryFolder()).quantity(in:)) == wanted)
    }
}

@Suite("A section as text")
struct SectionPictureTests {
    private func section() throws -> Section {
        let plane = try #require(SectionPlane(.coronal, at: 0))
        return Section(
            plane: plane, columns: 5, rows: 3, pixelMM: 2, celsius: [37, 10, 0, -10, 37, 37, -20, -50, -50, 37, 37, 1, -25, 5, 37],
            region: [nil, nil, nil, nil, 0, nil, nil, nil, 0, 0, nil, nil, nil, nil, 0], regions: [.init(name: "root", role: .organ)],
            isProbe: [false, false, true, false, false, false, false, false, false, false, false, false, false, false, false])
    }

    @Test func inLetters() throws {
        let picture = try SectionPicture(section(), .none)
        #expect(picture.text == "      ||..nn\n    oo##nn\n      oo  nn")
        #expect(picture.legend == ". 0 C  o -20 C  # -40 C  n organ  | probe   coldest so far" && picture.scale == "10 x 6 mm")
    }

    @Test func inHalfBlocksTwoRowsAreOneLine() throws {
        let lines = try SectionPicture(section(), .all).text.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { $0.count { $0 == "▀" } == 5 && $0.hasSuffix("\u{1B}[0m") })
        #expect(lines[0].hasPrefix("  \u{1B}[38;2;44;44;48m\u{1B}[48;2;44;44;48m▀"))
    }

    @Test(arguments: [("truecolor", "xterm", ColourDepth.all), ("", "xterm-256color", .many), ("", "xterm", .sixteen), ("24bit", "screen", .all)])
    func coloursAreTheTerminals(colorTerm: String, term: String, depth: ColourDepth) { #expect(ColourDepth(colorTerm: colorTerm, term: term) == depth) }
}
