import Bioheat
import Testing
import Verification

@testable import Shell

/// The library's probes against what is published.
@Suite struct TheLibrarysProbes {
    @Test func areWhatTheFitsSay() throws {
        let shelf = try LibraryShelf(tissues: PublishedCases.fitted.map(\.tissue) + ["water"])
        let calibration = ProbeCalibration(of: ProbeCalibration.probes, models: shelf.probes, tissues: shelf.tissues)
        #expect(calibration.fits.count == 2 && calibration.findings.count == 12)
        for finding in calibration.findings where !finding.agrees {
            Issue.record("\(finding.probe) \(finding.quantity.rawValue): \(finding.found), the library has \(finding.library)")
        }
        for row in calibration.fits.flatMap(\.rows) { #expect(row.isWithin, "\(row.datum.size.name)") }
    }

    @Test func aProbeOfTheLibraryThatIsWrongIsTold() throws {
        var shelf = try LibraryShelf(tissues: PublishedCases.fitted.map(\.tissue))
        shelf.probes["argon_2_4"]?.gasFlowGPerSecond = 0.9
        let calibration = ProbeCalibration(of: ["argon_2_4"], models: shelf.probes, tissues: shelf.tissues)
        #expect(calibration.findings.map(\.agrees) == [false])
    }

    /// Littrup's three probes come out of the single one, to which alone the flow was fitted.
    @Test func threeProbesComeOutOfOne() throws {
        let shelf = try LibraryShelf(tissues: ["agar"])
        let experiment = try #require(PublishedCases.predicted.first { $0.places.count == 3 })
        let probe = try #require(shelf.probes[experiment.probe])
        let rows = experiment.rows(probe: probe, tissue: try #require(shelf.tissues["agar"]), resolutionMM: 1)
        #expect(rows.count == 2)
        for row in rows { #expect(row.isWithin, "\(row.datum.size.name): \(row.computed), published \(row.datum.published)") }
    }

    @Test func everyExperimentIsOfTheLibrary() throws {
        let shelf = try LibraryShelf(tissues: PublishedCases.all.map(\.tissue))
        for experiment in PublishedCases.all {
            #expect(shelf.probes[experiment.probe] != nil && shelf.tissues[experiment.tissue] != nil, "\(experiment.name)")
            #expect(!experiment.source.isEmpty && experiment.data.allSatisfy { $0.spread > 0 && $0.published > 0 })
        }
    }

    @Test func everyFindingIsOfTheLibrary() throws {
        let shelf = try LibraryShelf(tissues: PublishedFindings.all.flatMap(\.tissues))
        for finding in PublishedFindings.all {
            let answer = try #require(finding.answer(probes: shelf.probes, tissues: shelf.tissues, resolutionMM: 3), "\(finding.name)")
            #expect(!answer.words.contains("nan"))
        }
    }

    @Test func aProbeThatNothingIsPublishedOfIsNotCalibrated() {
        #expect(CalibrateCommand.run(["nitrogen_3_4"]) == 2)
        #expect(CalibrateCommand.run(["--resolution", "1"]) == 2)
        #expect(throws: CommandLineFault.self) { _ = try LibraryShelf(tissues: ["custard"]) }
    }
}
