import Bioheat
import Diagnostics
import Geometry

/// What lies near the ice and is watched by no limit (C5).
extension Course {
    /// From the active length. The ice of one 17 G probe reaches about 15 mm, several side by side reach farther, and cold runs before the ice;
    /// the consensus names no distance: an estimate.
    static let nearMM = 30.0
    /// C5: large tumours bring renal injury and cryoshock.
    static let hugeTargetMM = 50.0

    /// What the consensus names as injured, by the tissue that says so.
    private static let fragile = ["nerve": "nerve", "spinal_cord": "cord", "cartilage_disc": "cartilage", "skin_tissue": "skin"]

    /// C5: nerve injury, frostbite of the skin, injury of the growth plate.
    func unwatchedNeighbours() -> [Diagnostic] {
        guard hasEnded else { return [] }
        return fragileRegions.compactMap { region in
            guard !watched.contains(region.name), let nearest = nearestNeedle(to: region.shape), nearest.distanceMM < Self.nearMM else { return nil }
            return RehearsalMessages.unwatched(region.name, region.what, nearest.name, nearest.distanceMM, at: nearest.span)
        }
    }

    private var fragileRegions: [(name: String, what: String, shape: Shape)] {
        var regions: [(name: String, what: String, shape: Shape)] = (patient?.regions ?? []).compactMap { region in
            guard region.role == .organ, case .tissue(let tissue) = region.filling, let what = Self.fragile[tissue.name] else { return nil }
            return (region.name, what, region.shape)
        }
        if let skin = patient?.skin { regions.append(("skin", "skin", skin.shape)) }
        return regions
    }

    private func nearestNeedle(to shape: Shape) -> (name: String, distanceMM: Double, span: SourceSpan)? {
        let distances: [(name: String, distanceMM: Double, span: SourceSpan)] = steps.compactMap { step in
            guard step.isCertain, case .place(let needle) = step.deed else { return nil }
            return (needle.name, max(0, needle.activeLength.leastDistance(to: shape) - needle.diameterMM / 2), step.span)
        }
        return distances.min { $0.distanceMM < $1.distanceMM }
    }

    /// C5: a large frozen volume lets core temperature, platelets and pressure fall.
    func unboundedVolume() -> [Diagnostic] {
        guard hasEnded, !watched.contains("volume"), let freeze = firstFreeze else { return [] }
        return targets.compactMap { target in
            guard let size = target.shape.greatestExtent, size > Self.hugeTargetMM else { return nil }
            return RehearsalMessages.unboundedVolume(target.name, sizeMM: size, at: freeze)
        }
    }

    private var firstFreeze: SourceSpan? {
        steps.first { if case .freeze = $0.deed { true } else { false } }?.span
    }
}
