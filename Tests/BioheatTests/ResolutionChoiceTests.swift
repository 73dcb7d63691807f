import Geometry
import Testing

@testable import Bioheat

/// The estimate against the truth: the same freeze on a grid of 0.5 mm.
@Suite(.serialized) struct ChosenResolutions {
    private static let oblique = [probe(gasProbe(-150), tip: Point(0.3, -0.2, -10), along: Point(0.4, 0.3, 1))]
    private static let pair = [probe(ideal(-140, length: 20), tip: Point(-6, 0.3, -10)), probe(gasProbe(-130), name: "B", tip: Point(7, 0, -9))]

    private static func besideAVessel() -> Patient {
        var patient = Patient(background: muscle)
        let vessel = Shape.tube(points: [Point(-60, 13, 0), Point(60, 13, 2)], radius: 3)
        patient.regions = [.init(role: .vessel, name: "artery", shape: vessel, filling: .held(celsius: 37))]
        return patient
    }

    private func fronts(_ patient: Patient, _ probes: [PlacedProbe], _ cell: Double) -> [Double] {
        var model = BioheatModel(patient: patient, probes: probes, resolutionMM: cell)
        let drives = Dictionary(uniqueKeysWithValues: probes.map { ($0.name, ProbeDrive.freezing(power: 1, pressurePsi: 3500)) })
        model.advance(seconds: ResolutionChoice.seconds, drives: drives)
        return ResolutionChoice.rays(probes).map { model.frontDistance(from: $0.from, along: $0.along, until: 0) ?? .nan }
    }

    private static let agar: Patient = {
        var tissue = Tissue.water
        (tissue.solidusCelsius, tissue.liquidusCelsius) = (-1, 0)
        return Patient(background: tissue)
    }()

    /// A thin probe that draws little: on cells of 3 mm there is no ice.
    private static let thin = [probe(gasProbe(-150, coefficient: 1500), tip: Point(0.3, -0.2, -10))]

    private static let kidney: Patient = {
        var tissue = muscle
        tissue.perfusionPerSecond = 0.067
        return Patient(background: tissue)
    }()

    private static let problems: [(patient: Patient, probes: [PlacedProbe])] = [
        (Patient(background: muscle), oblique), (Patient(background: .reference), pair), (besideAVessel(), oblique), (agar, oblique), (agar, pair), (kidney, thin),
    ]

    @Test(arguments: problems.indices) func theFrontIsAsNearAsWanted(number: Int) {
        let (patient, probes) = Self.problems[number]
        let truth = fronts(patient, probes, 0.5)
        for wanted in [0.1, 0.2, 0.4] {
            let choice = ResolutionChoice(patient: patient, probes: probes, wantedMM: wanted)
            let worst = zip(fronts(patient, probes, choice.cellMM), truth).map { abs($0 - $1) }.max() ?? .nan
            print("CHOICE| wanted \(wanted) | \(choice) | worst \(worst)")
            #expect(worst <= choice.estimateMM && choice.estimateMM <= wanted, "\(choice)")
        }
    }

    @Test func aFinerWishTakesNoCoarserCell() {
        let cells = [0.05, 0.1, 0.2, 0.5, 1].map { ResolutionChoice(patient: Patient(background: muscle), probes: Self.oblique, wantedMM: $0).cellMM }
        #expect(cells == cells.sorted() && cells[0] < cells[4])
    }

    @Test func whatIsThinHoldsTwoCells() {
        var patient = Patient(background: muscle)
        patient.layers = [.init(shape: .box(centre: Point(0, 15, 0), size: Point(40, 1.5, 40)), material: air)]
        let choice = ResolutionChoice(patient: patient, probes: Self.oblique, wantedMM: 2)
        #expect(choice.cellMM == 0.75 && choice.reason == .thinPart(mm: 1.5))
    }

    @Test func whatIsThinHoldsTwoCellsHoweverItLies() {
        let layer = Shape.box(centre: Point(0, 15, 0), size: Point(40, 0.8, 40))
        let turned = Shape.rotated(layer, axis: Point(0, 0, 1), radians: 0.5, about: .zero)
        let shell = Shape.difference(
            .cylinder(from: Point(0, 0, -30), to: Point(0, 0, 30), radius: 15.4), .cylinder(from: Point(0, 0, -31), to: Point(0, 0, 31), radius: 14.6))
        for shape in [layer, turned, shell, .intersection([turned, .halfspace(point: Point(0, 0, 8), normal: Point(0, 0, 1))])] {
            var patient = Patient(background: muscle)
            patient.layers = [.init(shape: shape, material: air)]
            let choice = ResolutionChoice(patient: patient, probes: Self.oblique, wantedMM: 2)
            #expect(choice.cellMM == 0.4 || choice.cellMM == 0.35, "\(shape)")
        }
    }

    @Test func withoutProbesThereIsNothingToJudgeBy() {
        let choice = ResolutionChoice(patient: Patient(background: muscle), probes: [], wantedMM: 0.2)
        #expect(choice.reason == .noIce && choice.cellMM == 1)
    }
}
