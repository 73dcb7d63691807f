import Bioheat
import Devices
import Geometry

/// The checks of a probe's way from the skin to its tip.
public struct Placing {
    /// What a way runs into, with the distance: 0 or less where it goes through (how deep, mm).
    public struct Obstacle: Hashable {
        enum Kind: Hashable { case probe, organ, vessel }
        var kind: Kind
        var name: String
        /// From the probe's surface to the obstacle's, mm; negative inside.
        public var distanceMM: Double

        /// Behind "probe A": `crosses probe B`.
        public var words: String {
            switch kind {
            case .probe: "crosses probe \(name)"
            case .organ: "goes through the organ \(name)"
            case .vessel: "goes through the vessel \(name)"
            }
        }
    }

    public let placement: Placement
    let model: ProbeModel
    let patient: Patient?
    let probes: [PlacedProbe]

    /// - Parameter probes: those that are placed already.
    public init(_ placement: Placement, _ model: ProbeModel, in patient: Patient?, beside probes: [PlacedProbe]) {
        (self.placement, self.model, self.patient, self.probes) = (placement, model, patient, probes)
    }

    private var radius: Double { model.shaftDiameterMM / 2 }

    /// Probes that the new one crosses, and organs and vessels that it goes through. A target may be touched, and so may the skin.
    public var obstacles: [Obstacle] {
        let regions = patient?.regions ?? []
        return probes.compactMap(crossing) + regions.indices.compactMap { piercing(regions[$0], under: regions[($0 + 1)...]) }
    }

    private func crossing(_ other: PlacedProbe) -> Obstacle? {
        let apart = Segment(from: placement.tip, to: placement.entry).distance(to: Segment(from: other.tip, to: other.entry))
        let gap = apart - radius - other.model.shaftDiameterMM / 2
        return gap < 0 ? Obstacle(kind: .probe, name: other.name, distanceMM: gap) : nil
    }

    private func piercing(_ region: Patient.Region, under later: ArraySlice<Patient.Region>) -> Obstacle? {
        guard region.role != .target else { return nil }
        let distance = leastDistance(to: region.shape, under: later.map(\.shape))
        guard distance < 0 else { return nil }
        return Obstacle(kind: region.role == .organ ? .organ : .vessel, name: region.name, distanceMM: distance)
    }

    /// The least signed distance along the way, sampled every half millimetre (at most 2000 times) less the probe's radius. Where a
    /// later region lies over this one, the later one wins and this one is not met.
    private func leastDistance(to shape: Shape, under later: [Shape]) -> Double {
        let way = placement.entry - placement.tip
        let count = Int(min(max(way.length * 2, 2), 2000).rounded(.up))
        // A distance that is a lower bound only does not tell of a ring's bore: the probe's own cross-section does.
        let aside = shape.isDistanceExact ? nil : crossSection
        func meets(at point: Point) -> Bool { aside?.contains { shape.contains(point + $0) } ?? true }
        return (0...count).reduce(.infinity) { least, step in
            let point = placement.tip + way * (Double(step) / Double(count))
            let distance = shape.signedDistance(to: point) - radius
            return distance < least && (distance >= 0 || meets(at: point)) && !later.contains { $0.contains(point) } ? distance : least
        }
    }

    /// From the axis, mm: itself, and three rings of sixteen places.
    private var crossSection: [Point] {
        guard let axis = (placement.entry - placement.tip).normalised, let aside = axis.directionAcross else { return [.zero] }
        let ring = (0..<16).map { aside.turned(about: axis, by: Double($0) * .pi / 8) * radius }
        return [.zero] + [1.0 / 3, 2.0 / 3, 1].flatMap { share in ring.map { $0 * share } }
    }

    /// How far the entry lies inside the body, mm, where it lies deeper than the skin is thick.
    public var entryDepthMM: Double? {
        guard let skin = patient?.skin else { return nil }
        let depth = (skin.point - placement.entry).dot(skin.normal)
        return depth > Patient.Skin.thicknessMM ? depth : nil
    }

    /// How far the tip lies outside the body, mm.
    public var tipHeightMM: Double? {
        guard let skin = patient?.skin else { return nil }
        let height = (placement.tip - skin.point).dot(skin.normal)
        return height > 0 ? height : nil
    }

    /// How far the active length reaches out of the entry, mm.
    public var activeExcessMM: Double? {
        let excess = model.insulatedTipMM + model.activeLengthMM - placement.entry.distance(to: placement.tip)
        return excess > 0 ? excess : nil
    }
}
