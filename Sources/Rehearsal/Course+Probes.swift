import Bioheat
import Diagnostics
import Geometry

/// How many probes, and how far apart (C4.2.1 to C4.2.3).
extension Course {
    /// C4.2.1 parts lesions here.
    static let largeLesionMM = 30.0
    /// C4.2.1: parallel planes so far apart.
    static let spacingMM = 15.0
    /// C4.2.3: one probe on each side of a flat bone.
    static let sandwichMM = 20.0
    /// How far off a spacing may be before it is told: a third of 15 mm. The consensus names no tolerance; an estimate.
    static let spacingToleranceMM = 5.0
    /// C4.2.1 counts 17 G needles (1.47 mm); thicker ones make larger ice (C1.3).
    static let thinNeedleMM = 1.6

    /// The needles that were in at the same time at most, each with its place in the program, by the target they are nearest to.
    struct ProbeArray {
        var target: Patient.Region
        /// Bone is part of the patient: without it nothing is sandwiched.
        var isByBone = false
        var needles: [(needle: Needle, span: SourceSpan)] = []
    }

    /// C4.2.1: 2 to 3 probes for a lesion below 3 cm, 4 to 6 from there on.
    func probeCounts() -> [Diagnostic] {
        arrays.compactMap { array in
            guard let last = array.needles.last, let size = array.target.shape.greatestExtent else { return nil }
            let wanted = size < Self.largeLesionMM ? 2...3 : 4...6
            let count = array.needles.count
            if count > wanted.upperBound {
                let place = array.needles[wanted.upperBound].span
                return RehearsalMessages.probeCount(count, wanted, sizeMM: size, array.target.name, at: place)
            }
            guard isWhole, count < wanted.lowerBound, !isThroughBone(count, size), !array.hasThickNeedle else { return nil }
            return RehearsalMessages.probeCount(count, wanted, sizeMM: size, array.target.name, at: last.span)
        }
    }

    /// C4.2.2: inside bone a single probe goes through a cannula to a small lesion.
    private func isThroughBone(_ count: Int, _ sizeMM: Double) -> Bool {
        count == 1 && sizeMM < Self.largeLesionMM && patient?.background.name.contains("bone") == true
    }

    /// C4.2.1: 1.5 cm apart; C4.2.3: 2 cm for a pair on both sides.
    func spacings() -> [Diagnostic] {
        arrays.flatMap { array in
            array.neighbours.compactMap { pair in
                let wanted = array.isSandwich ? Self.sandwichMM : Self.spacingMM
                guard abs(pair.distanceMM - wanted) > Self.spacingToleranceMM + 0.05 else { return nil }
                return RehearsalMessages.spacing(
                    pair.distanceMM, between: pair.names, wanted: wanted, isSandwich: array.isSandwich, at: pair.span)
            }
        }
    }

    private var arrays: [ProbeArray] {
        var present: [(needle: Needle, span: SourceSpan)] = []
        var most = present
        for step in steps where step.isCertain {
            switch step.deed {
            case .place(let needle): present.append((needle, step.span))
            case .withdraw(let names): present.removeAll { names.contains($0.needle.name) }
            case .placeSensor, .freeze, .thaw, .hold, .scan: break
            }
            if present.count > most.count { most = present }
        }
        return targets.indices.map { index in
            ProbeArray(target: targets[index], isByBone: hasBone, needles: most.filter { nearestTarget(to: $0.needle) == index })
        }
    }

    private var hasBone: Bool {
        let regions = patient?.regions ?? []
        return patient?.background.name.contains("bone") == true
            || regions.contains { if case .tissue(let tissue) = $0.filling { tissue.name.contains("bone") } else { false } }
    }

    private func nearestTarget(to needle: Needle) -> Int? {
        targets.indices.min { distance(needle, $0) < distance(needle, $1) }
    }

    private func distance(_ needle: Needle, _ target: Int) -> Double { needle.activeLength.leastDistance(to: targets[target].shape) }
}

extension Course.ProbeArray {
    /// Two needles that are the nearest to each other from one's point of view; each pair once.
    struct Pair {
        var names: [String]
        var distanceMM: Double
        var span: SourceSpan
    }

    var hasThickNeedle: Bool { needles.contains { $0.needle.diameterMM > Course.thinNeedleMM } }

    /// Two needles that stand outside the target on opposite sides of it.
    var isSandwich: Bool {
        guard isByBone, needles.count == 2 else { return false }
        let ways = needles.map(\.needle.activeLength)
        let isBetween = Segment(from: ways[0].middle, to: ways[1].middle).leastDistance(to: target.shape) < 0
        return isBetween && ways.allSatisfy { $0.leastDistance(to: target.shape) > 0 }
    }

    var neighbours: [Pair] {
        var pairs: [Pair] = []
        for (index, own) in needles.enumerated() {
            let others = needles.indices.filter { $0 != index }
            guard let nearest = others.min(by: { distance(index, $0) < distance(index, $1) }) else { return [] }
            let names = [own.needle.name, needles[nearest].needle.name].sorted()
            guard !pairs.contains(where: { $0.names == names }) else { continue }
            pairs.append(Pair(names: names, distanceMM: distance(index, nearest), span: needles[max(index, nearest)].span))
        }
        return pairs
    }

    private func distance(_ one: Int, _ other: Int) -> Double {
        needles[one].needle.activeLength.distance(to: needles[other].needle.activeLength)
    }
}
