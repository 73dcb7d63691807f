import Geometry

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The coarsest finest cell with which the 0 °C front comes within a wanted distance of the truth, by an estimate.
///
/// The patient's own probes freeze it for ten minutes at full power on two quick grids of 3 and 1.5 mm, or of 1.5 and 0.75 mm where such wide cells show no ice.
/// From each probe's middle rays go out to the 0 °C front; the greatest difference δ between the two grids on any ray gives, by Richardson's rule with the order p that the
/// convergence table shows for fronts at the least, the error e(h) = δ/(2ᵖ − 1) (h/1.5 mm)ᵖ. Two grids can agree by chance, so it is never
/// taken for less than 0.11 mm (h/1 mm)ᵖ: the worst that `frazil verify` finds at 1 mm for any probes; where something freezes within 4 K, whose front moves in stairs, than 0.18 mm; beside a
/// held wall, whose distance from the probe a coarse grid rounds, than 0.34 mm. Tests hold it against finer grids.
/// Steps in time of at most 5 s add less than 0.01 mm.
public struct ResolutionChoice: Hashable, Sendable {
    /// What set the cell.
    public enum Reason: Hashable, Sendable {
        /// The estimate.
        case estimate
        /// A part of the patient this thin (mm) must hold two cells.
        case thinPart(mm: Double)
        /// Nothing finer is chosen.
        case finest
        /// Finer cells would be too many.
        case gridSize
        /// There is no ice to judge by: no probe, or none that freezes.
        case noIce
    }

    public let wantedMM: Double
    public let cellMM: Double
    /// Of the front with this cell, mm; not a number where there is no ice.
    public let estimateMM: Double
    public let reason: Reason

    static let order = 1.5
    static let coarseMM = 3.0
    /// At 1 mm, mm.
    static let leastErrorMM = 0.11
    /// The same beside a front sharper than a cell.
    static let leastSharpErrorMM = 0.18
    /// The same where a probe's active length lies within `wallReachMM` of a wall that is held at a temperature (a vessel).
    static let leastWallErrorMM = 0.34
    static let wallReachMM = 10.0
    static let seconds = 600.0
    /// mm.
    static let range = 0.25...2.0
    /// Where there is nothing to judge by, mm.
    static let usualMM = 1.0

    /// - Parameter wantedMM: > 0.
    public init(patient: Patient, probes: [PlacedProbe], wantedMM: Double) {
        self.wantedMM = wantedMM
        guard let error = Self.error(patient, probes) else {
            (cellMM, estimateMM, reason) = (Self.usualMM, .nan, .noIce)
            return
        }
        var choice = (cell: Self.coarseMM / 2 * pow(wantedMM / max(error, 1e-6), 1 / Self.order), reason: Reason.estimate)
        if choice.cell < Self.range.lowerBound { choice = (Self.range.lowerBound, .finest) }
        choice.cell = min(choice.cell, Self.range.upperBound)
        if let thinnest = Self.thinnest(patient), thinnest / 2 < choice.cell {
            choice = (max(thinnest / 2, Self.range.lowerBound), .thinPart(mm: thinnest))
        }
        // Rounded down: a figure that a user can type.
        choice.cell = (choice.cell * 20).rounded(.down) / 20
        while GridSize(patient: patient, probes: probes, resolutionMM: choice.cell).cellCount > Self.greatestCellCount {
            choice = (choice.cell + 0.05, .gridSize)
        }
        (cellMM, reason) = choice
        estimateMM = error * pow(choice.cell / (Self.coarseMM / 2), Self.order)
    }

    /// A forecast on more would take minutes; who wants it can say so with `resolution`.
    static let greatestCellCount = 8_000_000

    /// Of the front on cells of half `coarseMM`, mm; nothing where no ray meets a front.
    private static func error(_ patient: Patient, _ probes: [PlacedProbe]) -> Double? {
        guard !probes.isEmpty else { return nil }
        let middle = fronts(patient, probes, resolutionMM: coarseMM / 2)
        let difference = greatestDifference(fronts(patient, probes, resolutionMM: coarseMM), middle)
            ?? greatestDifference(middle, fronts(patient, probes, resolutionMM: coarseMM / 4)).map { $0 * pow(2, order) }
        let least = leastError(patient, probes)
        return difference.map { max($0 / (pow(2, order) - 1), least * pow(coarseMM / 2, order)) }
    }

    /// On any ray, mm; nothing where none meets a front on both grids.
    private static func greatestDifference(_ coarse: [Double?], _ fine: [Double?]) -> Double? {
        zip(coarse, fine).compactMap { coarse, fine in coarse.flatMap { near in fine.map { abs(near - $0) } } }.max()
    }

    private static func leastError(_ patient: Patient, _ probes: [PlacedProbe]) -> Double {
        if probes.contains(where: { isBesideWall($0, patient) }) { return leastWallErrorMM }
        return patient.tissues(where: { _ in true }).contains { PhaseLaw(tissue: $0).isSharp } ? leastSharpErrorMM : leastErrorMM
    }

    private static func isBesideWall(_ probe: PlacedProbe, _ patient: Patient) -> Bool {
        let held = patient.regions.filter { if case .held = $0.filling { true } else { false } }
        return held.contains { region in
            (0...4).contains { region.shape.signedDistance(to: probe.activeStart + (probe.activeEnd - probe.activeStart) * (Double($0) / 4)) < wallReachMM }
        }
    }

    private static func fronts(_ patient: Patient, _ probes: [PlacedProbe], resolutionMM: Double) -> [Double?] {
        var model = BioheatModel(patient: patient, probes: probes, resolutionMM: resolutionMM)
        let drives = probes.map { ($0.name, ProbeDrive.freezing(power: 1, pressurePsi: $0.model.nominalPressurePsi)) }
        model.advance(seconds: seconds, drives: Dictionary(drives) { first, _ in first })
        return rays(probes).map { model.frontDistance(from: $0.from, along: $0.along, until: 0) }
    }

    /// From each probe's middle: four across it and two along.
    static func rays(_ probes: [PlacedProbe]) -> [(from: Point, along: Point)] {
        probes.flatMap { probe in
            let middle = probe.activeMiddle
            let (first, second) = probe.axis.perpendiculars
            return [first, -first, second, -second, probe.axis, -probe.axis].map { (middle, $0) }
        }
    }

    /// Of layers, regions and the skin, mm; nothing where there are none.
    private static func thinnest(_ patient: Patient) -> Double? {
        let shapes = patient.layers.map(\.shape) + patient.regions.map(\.shape)
        let sizes = shapes.filter { !$0.bounds.isEmpty }.map(\.thickness).filter { $0 > 0 && $0.isFinite }
        return (sizes + (patient.skin == nil ? [] : [Patient.Skin.thicknessMM])).min()
    }
}
