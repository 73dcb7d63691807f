import Bioheat
import Geometry
import Outcome
import Testing

@testable import Uncertainty

@Suite struct AnEnsemble {
    private static let tissue = Tissue(
        name: "muscle", densityKgPerM3: 1050, conductivityWPerMK: 0.5, frozenConductivityWPerMK: 2, heatCapacityJPerKgK: 3600,
        frozenHeatCapacityJPerKgK: 1800, latentHeatJPerKg: 250_000, solidusCelsius: -8, liquidusCelsius: -1, perfusionPerSecond: 0.002)
    private static let needle = ProbeModel(
        name: "needle", diameterMM: 1.5, activeLengthMM: 30, cooling: .cryogen(celsius: -140, coefficientWPerM2K: 6000, startSeconds: 15))

    private static func probe(_ name: String, x: Double) -> PlacedProbe {
        PlacedProbe(name: name, model: needle, tip: Point(x, 0, -15), entry: Point(x, 0, 60))
    }

    /// A freeze of two minutes with one probe, a second one placed half-way, and a rest.
    private static func history(pieces: Int = 24) -> TreatmentHistory {
        var history = TreatmentHistory(patient: Patient(background: tissue), probes: [probe("A", x: 0)])
        for piece in 0..<pieces {
            if piece == 12 { history.add(.place(probe("B", x: 12))) }
            let names = piece < 12 ? ["A"] : ["A", "B"]
            let drives = names.map { ($0, ProbeDrive.freezing(power: 1, pressurePsi: 3500)) }
            history.add(.pass(seconds: 5, drives: Dictionary(uniqueKeysWithValues: drives), longestStep: nil))
        }
        history.add(.pass(seconds: 15, drives: [:], longestStep: 15))
        return history
    }

    private static func lived(
        _ history: TreatmentHistory = history(), prior: Prior = .usual, seed: UInt64 = Ensemble.usualSeed, threads: Int = 2
    ) -> Ensemble {
        var ensemble = Ensemble(history, resolutionMM: 2, prior: prior, seed: seed, threads: threads)
        ensemble.live(through: history, threads: threads)
        return ensemble
    }

    private static func volumes(_ ensemble: Ensemble) -> Ensemble.Measured<Double> {
        ensemble.measured { FrozenZone(field: $0.level(0), celsius: 0).volumeMM3 }
    }

    @Test(arguments: [(0.5, 1.0), (1, 2), (1.5, 2), (2, 2), (3, 3)]) func membersCellsAreTwiceAsWideButNoWiderThanTheyMayBe(forecast: Double, members: Double) {
        #expect(MemberCells.widthMM(forForecastOn: forecast) == members)
    }

    /// From 2 mm on: members on 4 mm had a skin that was as cold in all of them.
    @Test func onTheForecastsOwnCellsTheTextbooksPatientIsTheForecast() {
        var forecast = VariedPatient(Self.history(), draw: nil, resolutionMM: 2)
        forecast.live(through: Self.history())
        #expect(Self.volumes(Self.lived()).textbook == FrozenZone(field: forecast.model.level(0), celsius: 0).volumeMM3)
    }

    @Test func isTheSameToTheLastBitWithOneSeedAndAnyNumberOfThreads() {
        let once = Self.volumes(Self.lived())
        #expect(Self.volumes(Self.lived()).members == once.members)
        #expect(Self.volumes(Self.lived(threads: 1)).members == once.members)
        #expect(Self.volumes(Self.lived(seed: 2)).members != once.members)
    }

    @Test func doesNotDependOnHowOftenAnybodyLooked() {
        let whole = Self.history()
        var often = Ensemble(whole, resolutionMM: 2)
        var sofar = TreatmentHistory(patient: whole.patient, probes: whole.probes)
        for event in whole.events {
            sofar.add(event)
            often.live(through: sofar)
        }
        #expect(often.hasLived(through: whole))
        #expect(Self.volumes(often).members == Self.volumes(Self.lived()).members)
    }

    @Test func aCopyLivesOnByItself() {
        var first = Self.history(pieces: 6)
        let ensemble = Self.lived(first)
        let before = Self.volumes(ensemble).members
        var fork = ensemble
        first.add(.pass(seconds: 60, drives: ["A": .freezing(power: 1, pressurePsi: 3500)], longestStep: nil))
        fork.live(through: first)
        #expect(Self.volumes(ensemble).members == before)
        #expect(zip(Self.volumes(fork).members, before).allSatisfy { $0 > $1 })
    }

    @Test func aWiderPriorMakesAWiderBandAndNoneAtAllLeavesTheForecast() throws {
        func band(_ factor: Double) throws -> (low: Double, high: Double) {
            let measured = Self.volumes(Self.lived(prior: .usual.widened(by: factor)))
            let band = Band(of: measured.corrected(for: 5000) { $0 })
            return (try #require(band.low), try #require(band.high))
        }
        let (none, usual, wide) = (try band(0), try band(1), try band(1.5))
        #expect(none.low == 5000 && none.high == 5000)
        #expect(usual.low < 5000 && usual.high > 5000)
        #expect(wide.low < usual.low && wide.high > usual.high)
    }

    @Test func itsMembersStayWithinThePriorAndUseIt() {
        let prior = Prior.usual
        let hypercube = LatinHypercube(seed: 1)
        let draws = (0..<16).map { Draw(from: prior, member: $0, of: hypercube) }
        for (range, factor) in [
            (prior.probeStrength, \Variation.probeStrength), (prior.perfusion, \.perfusion), (prior.conductivity, \.conductivity),
            (prior.latentHeat, \.latentHeat),
        ] {
            let values = draws.map { $0.variation[keyPath: factor] }
            #expect(values.allSatisfy { range.contains($0) })
            #expect(values.min() ?? 1 < range.lowerBound * 1.1 && values.max() ?? 1 > range.upperBound * 0.9)
        }
        let first = draws.map { $0.misplacement(ofPlacement: 0) }
        #expect(first.allSatisfy { abs($0.x) <= 2 && abs($0.y) <= 2 && abs($0.z) <= 2 })
        #expect(first != draws.map { $0.misplacement(ofPlacement: 1) })
    }

    @Test func aMemberTreatsItsProbesWhereTheyReallyLie() throws {
        let draw = Draw(from: .usual, seed: 5)
        var patient = VariedPatient(Self.history(), draw: draw, resolutionMM: 4)
        patient.live(through: Self.history())
        let tips = patient.model.probes.map(\.tip)
        #expect(tips == [Point(0, 0, -15) + draw.misplacement(ofPlacement: 0), Point(12, 0, -15) + draw.misplacement(ofPlacement: 1)])
    }

    @Test func moreLatentHeatMakesLessIce() {
        func volume(_ factor: Double) -> Double {
            var variation = Variation()
            variation.latentHeat = factor
            var model = BioheatModel(patient: Patient(background: Self.tissue), probes: [Self.probe("A", x: 0)], resolutionMM: 2, variation: variation)
            model.advance(seconds: 120, drives: ["A": .freezing(power: 1, pressurePsi: 3500)])
            return FrozenZone(field: model.level(0), celsius: 0).volumeMM3
        }
        #expect(volume(1.15) < volume(1) && volume(1) < volume(0.85))
    }
}

@Suite struct ACorrection {
    private let measured = Ensemble.Measured<Double?>(textbook: 10, members: [9, 12, nil])

    @Test func movesTheMembersAsFarAsTheTextbookIsOff() {
        #expect(measured.corrected(for: 11) { $0 } == [10, 13, nil])
        #expect(measured.corrected(for: 11, within: 0...12) { $0 } == [10, 12, nil])
        #expect(measured.corrected(for: nil) { $0 } == [9, 12, nil], "there is nothing to correct by")
    }
}
