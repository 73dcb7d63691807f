import Geometry

/// What the ice of probes may come to.
extension Patient {
    /// From an active length, mm: the ice of one probe reaches about 15 mm, and does not come so far; an estimate.
    public static let reachOfIceMM = 30.0

    /// Regions of tissue that ice may come to: targets, and organs within reach of one of these active lengths.
    public func regionsInReach(of activeLengths: [Segment]) -> [(region: Region, tissue: Tissue)] {
        regions.compactMap { region in
            guard case .tissue(let tissue) = region.filling else { return nil }
            return region.role == .target || activeLengths.contains { $0.leastDistance(to: region.shape) < Self.reachOfIceMM } ? (region, tissue) : nil
        }
    }

    /// With wider cells than this, mm, the ice of these probes is not to be believed.
    public func widestCellMM(for probes: [PlacedProbe]) -> Double {
        regionsInReach(of: probes.map(\.activeLength)).map(\.tissue.widestCellMM).reduce(background.widestCellMM, min)
    }
}
