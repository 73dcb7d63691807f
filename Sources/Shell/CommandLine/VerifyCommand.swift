import Bioheat
import Session
import Verification

/// `frazil verify`: the solver held against exact solutions and finer references, on the user's own machine.
enum VerifyCommand {
    /// Wires at random, where no other number is asked for.
    static let usualPlacements = 50
    /// The cases without a formula run at this cell, mm: they are the forecast's own.
    static let generalMM = 1.0

    static func run(_ arguments: [String]) -> Int32 {
        do throws(CommandLineFault) {
            let grammar = OptionReader.Grammar(
                flags: ["--bands", "--convergence", "--markdown", "--twin"],
                values: ["--json", "--patients", "--placements", "--plants", "--resolution", "--seed"])
            let options = try OptionReader(arguments, grammar)
            if let operand = options.operands.first { throw .wantsNothing("verify", seen: operand) }
            let json = options.values["--json"]
            try Output.tryWriting(json)
            if options.flags.contains("--bands") {
                let plants = try options.whole("--plants", in: 10...10_000) ?? 200
                return try BandVerification.run(
                    plants: plants, resolutionMM: try options.resolutionMM() ?? 2, seed: try options.seed(), json: json)
            }
            if options.flags.contains("--twin") {
                let patients = try options.whole("--patients", in: 2...1000) ?? TwinVerification.usualPatients
                return try TwinVerification.run(
                    patients: patients, resolutionMM: try options.resolutionMM() ?? generalMM, seed: try options.seed(), json: json)
            }
            if options.flags.contains("--convergence") { return try converge(isMarkdown: options.flags.contains("--markdown"), json: json) }
            let placements = try options.whole("--placements", in: 1...10_000)
            let resolution = try options.resolutionMM()
            if let placements { return try verify(Self.placements(placements, resolution ?? generalMM), predicts: false, json: json) }
            return try verify(all(resolution), predicts: true, json: json)
        } catch {
            return Terminal.complain(error)
        }
    }

    /// Figures that are worked out together; told as soon as they are there.
    private typealias Group = () -> [VerifiedFigure]

    private static func all(_ resolution: Double?) -> [Group] {
        let exact: [Group] = ExactnessTable.Case.allCases.map { which in
            { ExactnessTable.rows(of: which, resolutionMM: resolution ?? 0.5).map(VerifiedFigure.init) }
        }
        let cell = resolution ?? generalMM
        let lone: [Group] = LoneProbeProblem.Cooling.allCases.map { cooling in { VerifiedFigure.loneProbe(cooling, resolutionMM: cell) } }
        let together: [Group] = ProbeGroup.counts.map { count in { ProbeGroup(count: count, resolutionMM: cell).figures } }
        return exact + placements(usualPlacements, cell) + lone + [{ VerifiedFigure.twoProbes(resolutionMM: cell) }] + together
    }

    private static func placements(_ count: Int, _ cell: Double) -> [Group] {
        RandomPlacements.Cooling.allCases.map { cooling in { VerifiedFigure.placements(cooling, count: count, resolutionMM: cell) } }
    }

    private static func verify(_ groups: [Group], predicts: Bool, json: String?) throws(CommandLineFault) -> Int32 {
        let isSilent = json == "-"
        if !isSilent { Terminal.write(VerifyPage.heading, to: Terminal.output) }
        var figures: [VerifiedFigure] = []
        for group in groups {
            let more = group()
            if !isSilent { Terminal.write(more.map(VerifyPage.line).joined(), to: Terminal.output) }
            figures += more
        }
        if !isSilent { Terminal.write(VerifyPage.summary(figures), to: Terminal.output) }
        let published = predicts ? try predict(isSilent: isSilent) : []
        if let json { try Output.write(JSONValue.list(VerifyPage.json(figures) + published).page, to: json) }
        return figures.contains { $0.verdict == .off } ? 1 : 0
    }

    /// Published experiments that no probe was fitted to.
    private static func predict(isSilent: Bool) throws(CommandLineFault) -> [JSONValue] {
        let shelf = try LibraryShelf(tissues: PublishedCases.predicted.map(\.tissue))
        if !isSilent { Terminal.write(PublishedPage.heading, to: Terminal.output) }
        var values: [JSONValue] = []
        var all: [PublishedCase.Row] = []
        for experiment in PublishedCases.predicted {
            guard let probe = shelf.probes[experiment.probe], let tissue = shelf.tissues[experiment.tissue] else { throw .noLibrary() }
            let rows = experiment.rows(probe: probe, tissue: tissue)
            if !isSilent { Terminal.write(PublishedPage.lines(experiment, rows), to: Terminal.output) }
            values += rows.map { PublishedPage.json(experiment, $0) }
            all += rows
        }
        if !isSilent { Terminal.write(PublishedPage.summary(all), to: Terminal.output) }
        return values + (try findings(isSilent: isSilent))
    }

    /// What was found without figures.
    private static func findings(isSilent: Bool) throws(CommandLineFault) -> [JSONValue] {
        let shelf = try LibraryShelf(tissues: PublishedFindings.all.flatMap(\.tissues))
        if !isSilent { Terminal.write(PublishedPage.findingsHeading, to: Terminal.output) }
        var values: [JSONValue] = []
        for finding in PublishedFindings.all {
            guard let answer = finding.answer(probes: shelf.probes, tissues: shelf.tissues) else { throw .noLibrary() }
            if !isSilent { Terminal.write(PublishedPage.lines(finding, answer), to: Terminal.output) }
            values.append(PublishedPage.json(finding, answer))
        }
        return values
    }

    /// The root mean square of each case's errors on ever finer grids.
    private static func converge(isMarkdown: Bool, json: String?) throws(CommandLineFault) -> Int32 {
        let isSilent = json == "-"
        if !isSilent { Terminal.write(ConvergencePage.heading(isMarkdown: isMarkdown), to: Terminal.output) }
        var lines: [JSONValue] = []
        for convergence in Convergence.all {
            let row = convergence()
            if !isSilent { Terminal.write(ConvergencePage.line(row, isMarkdown: isMarkdown), to: Terminal.output) }
            lines.append(ConvergencePage.json(row))
        }
        if let json { try Output.write(JSONValue.list(lines).page, to: json) }
        return 0
    }
}
