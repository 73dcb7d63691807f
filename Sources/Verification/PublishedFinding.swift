import Bioheat
import Geometry
import Outcome

/// What an experiment found without figures that could be held against a size: that one thing is greater than another, or that nothing changes.
public struct PublishedFinding: Sendable {
    public struct Answer: Sendable {
        /// What the solver makes of it, in figures.
        public let words: String
        public let holds: Bool
    }

    /// Probes of one model in one medium.
    struct Setting: Sendable {
        let probe: String
        let tissue: String
        let celsius: Double
        var places = [Point.zero]
        /// Nothing for the probe's own nominal one.
        var pressurePsi: Double?
    }

    public let name: String
    /// Where it is published, and what is assumed.
    public let source: String
    let settings: [Setting]
    let answer: @Sendable (_ runs: inout [FrozenSetting]) -> Answer

    /// Names in the library.
    public var tissues: [String] { settings.map(\.tissue) }

    /// Nothing where the library has no such probe or tissue.
    ///
    /// - Parameter resolutionMM: the finest cell, > 0.
    public func answer(probes: [String: ProbeModel], tissues: [String: Tissue], resolutionMM: Double = 1) -> Answer? {
        var runs = settings.compactMap { setting in
            probes[setting.probe].flatMap { probe in tissues[setting.tissue].map { FrozenSetting(setting, probe, $0, resolutionMM) } }
        }
        return runs.count == settings.count ? answer(&runs) : nil
    }
}

/// A setting that is frozen at full power and measured.
struct FrozenSetting: Sendable {
    private var solver: BioheatModel
    private let drives: [String: ProbeDrive]

    init(_ setting: PublishedFinding.Setting, _ model: ProbeModel, _ tissue: Tissue, _ resolutionMM: Double) {
        var patient = Patient(background: tissue)
        patient.backgroundCelsius = setting.celsius
        let half = Point(0, 0, model.activeLengthMM / 2)
        let probes = setting.places.enumerated().map { number, place in
            PlacedProbe(name: "P\(number)", model: model, tip: place - half, entry: place + Point(0, 0, 100))
        }
        let drive = ProbeDrive.freezing(power: 1, pressurePsi: setting.pressurePsi ?? model.nominalPressurePsi)
        drives = Dictionary(uniqueKeysWithValues: probes.map { ($0.name, drive) })
        solver = BioheatModel(patient: patient, probes: probes, resolutionMM: resolutionMM)
    }

    mutating func freeze(until seconds: Double) { solver.advance(seconds: seconds - solver.elapsedSeconds, drives: drives) }

    /// Of the first probe, °C.
    var tipCelsius: Double { solver.tipCelsius("P0") }

    func celsius(at point: Point) -> Double { solver.temperature(at: point) }

    /// mL.
    func volume(below celsius: Double) -> Double { FrozenZone(field: solver.level(celsius, now: true), celsius: 0).volumeMM3 / 1000 }

    /// From the middle of the first probe's active length across to the 0 °C front, mm; 0 where there is no ice.
    var radiusMM: Double { reach(from: solver.probes[0].activeMiddle, along: Point(1, 0, 0)) }
    /// From the tip on.
    var reachBelowTipMM: Double { reach(from: solver.probes[0].activeStart, along: -solver.probes[0].axis) }
    /// From the upper end of the active length up the shaft.
    var reachUpShaftMM: Double { reach(from: solver.probes[0].activeEnd, along: solver.probes[0].axis) }

    private func reach(from point: Point, along direction: Point) -> Double { solver.frontDistance(from: point, along: direction, until: 0) ?? 0 }
}
