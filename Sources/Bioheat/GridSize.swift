/// How many cells a patient and its probes would be solved on: asked before a model is made, which takes memory for every one of them.
public struct GridSize: Hashable, Sendable {
    /// The most that is solved: a dry run takes about 60 bytes a cell, a run with a simulated patient 85, each prediction kept 10 more.
    public static let greatestCellCount = 60_000_000

    public let cellCount: Int

    /// - Parameter resolutionMM: the finest cell, > 0.
    public init(patient: Patient, probes: [PlacedProbe], resolutionMM: Double) {
        cellCount = GridChoice(patient: patient, probes: probes, resolutionMM: resolutionMM).grid().cellCount
    }

    public var isTooLarge: Bool { cellCount > Self.greatestCellCount }
}
