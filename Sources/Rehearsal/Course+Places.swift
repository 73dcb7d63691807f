import Bioheat
import Diagnostics
import Geometry
import Syntax

/// Needles and regions where they cannot be meant. Judged without a target, too.
extension Course {
    /// Longer than the shaft of any needle for freezing or measuring; an estimate.
    static let longestNeedleMM = 250.0
    /// A needle may stand beside a target, as those on both sides of a bone do.
    static let besideMM = 15.0
    /// The plane of the skin is flat and a body is not: so much deeper an entry may lie.
    static let skinToleranceMM = 10.0
    /// An entry that lies farther under the skin than this along the needle is on another side of the body, if the needle does not point at the skin steeply.
    static let otherSideMM = 100.0
    static let steepRise = 0.5

    /// What a needle's place is judged by.
    private struct Way {
        var name: String
        var tip: Point
        var entry: Point
        /// A probe's.
        var activeLength: Segment?

        var lengthMM: Double { tip.distance(to: entry) }

        /// The active length if tip and entry were exchanged.
        var exchanged: Segment? {
            guard let activeLength, let back = (tip - entry).normalised else { return nil }
            return Segment(from: entry, to: entry + back * activeLength.from.distance(to: activeLength.to))
        }
    }

    func misplaced(in tree: ProgramTree) -> [Diagnostic] {
        let regions = regionsBeyondSkin(in: tree)
        let unsolved = regionsOutsideDomain(in: tree)
        let areRegionsPlaced = regions.found.isEmpty && unsolved.isEmpty
        return regions.found + unsolved + misplacedNeedles(trustingSkin: !regions.isTurned, trustingTargets: areRegionsPlaced) + blockedWays()
            + oddSizes(in: tree) + thinLayers() + wideCells(in: tree) + regionsFarAway(in: tree) + scansOutside()
    }

    // MARK: - Needles

    /// One a statement, the gravest first: a loop places several.
    private func misplacedNeedles(trustingSkin: Bool, trustingTargets: Bool) -> [Diagnostic] {
        var told: Set<SourceSpan> = []
        return steps.compactMap { step in
            guard step.isCertain, let way = way(of: step.deed), !told.contains(step.span) else { return nil }
            let found = length(of: way, step.span) ?? (trustingSkin ? side(of: way, step.span) : nil) ?? solved(way, step.span)
                ?? (trustingTargets ? aim(of: way, step.span) : nil)
            if found != nil { told.insert(step.span) }
            return found
        }
    }

    private func way(of deed: Deed) -> Way? {
        switch deed {
        case .place(let needle):
            Way(name: needle.name, tip: needle.activeLength.from, entry: needle.entry, activeLength: needle.activeLength)
        case .placeSensor(let sensor): Way(name: sensor.name, tip: sensor.tip, entry: sensor.entry)
        case .freeze, .thaw, .hold, .scan, .withdraw: nil
        }
    }

    private func length(of way: Way, _ span: SourceSpan) -> Diagnostic? {
        way.lengthMM > Self.longestNeedleMM ? RehearsalMessages.tooLong(way.name, way.lengthMM, at: span) : nil
    }

    /// The tip is in the body, the entry on its surface or before it.
    private func side(of way: Way, _ span: SourceSpan) -> Diagnostic? {
        guard let skin = patient?.skin else { return nil }
        let (tip, entry) = (skin.height(of: way.tip), skin.height(of: way.entry))
        if tip > -Patient.Skin.thicknessMM, entry < -Self.skinToleranceMM { return RehearsalMessages.exchanged(way.name, nil, at: span) }
        if tip > 0 { return RehearsalMessages.tipOutside(way.name, tip, at: span) }
        guard entry < -Self.skinToleranceMM, let out = (way.entry - way.tip).normalised else { return nil }
        let rise = out.dot(skin.normal)
        guard rise > Self.steepRise || rise > 0 && -entry / rise < Self.otherSideMM else { return nil }
        return RehearsalMessages.entryInside(way.name, "\(RehearsalMessages.length(-entry)) under the skin", at: span)
    }

    /// A probe outside the domain is refused; a sensor there would show nothing.
    private func solved(_ way: Way, _ span: SourceSpan) -> Diagnostic? {
        guard way.activeLength == nil, let box = patient?.domain?.box, !box.contains(way.tip) else { return nil }
        return RehearsalMessages.sensorUnsolved(way.name, at: span)
    }

    /// A probe is for a target.
    private func aim(of way: Way, _ span: SourceSpan) -> Diagnostic? {
        guard let activeLength = way.activeLength, let nearest = nearestTarget(to: activeLength) else { return nil }
        if nearest.distanceMM > 0, let other = way.exchanged.flatMap({ nearestTarget(to: $0) }), other.distanceMM < 0,
            nearest.distanceMM > Self.besideMM || targets.contains(where: { $0.shape.contains(way.entry) }) {
            return RehearsalMessages.exchanged(way.name, other.name, at: span)
        }
        if let entered = targets.first(where: { $0.shape.contains(way.entry) }), !isAtSkin(way.entry) {
            return RehearsalMessages.entryInside(way.name, "inside the target `\(entered.name)`", at: span)
        }
        return nearest.distanceMM > Patient.reachOfIceMM ? RehearsalMessages.farFromTarget(way.name, nearest.name, nearest.distanceMM, at: span) : nil
    }

    private func nearestTarget(to segment: Segment) -> (name: String, distanceMM: Double)? {
        targets.map { ($0.name, segment.leastDistance(to: $0.shape)) }.min { $0.1 < $1.1 }
    }

    /// A lesion may grow through the skin.
    private func isAtSkin(_ point: Point) -> Bool {
        patient?.skin.map { $0.height(of: point) > -Self.skinToleranceMM } ?? false
    }

    /// A run refuses these (R103).
    private func blockedWays() -> [Diagnostic] {
        steps.flatMap { step -> [Diagnostic] in
            guard step.isCertain, case .place(let needle) = step.deed else { return [] }
            return needle.obstacles.map { RehearsalMessages.wayBlocked(needle.name, $0, at: step.span) }
        }
    }

    // MARK: - Scans

    /// A slice in which nothing of the patient lies shows nothing.
    private func scansOutside() -> [Diagnostic] {
        steps.compactMap { step in
            guard step.isCertain, case .scan(let request) = step.deed, let axis = request.sliceAxis, let place = request.sliceMillimetres else { return nil }
            let plane = "\(["x", "y", "z"][axis]) = \(RehearsalMessages.length(place))"
            if let box = patient?.domain?.box {
                return (box.lower[axis]...box.upper[axis]).contains(place) ? nil : RehearsalMessages.sliceUnsolved(plane, at: step.span)
            }
            guard let distance = declared.distance(to: place, along: axis), distance > Self.emptySliceMM else { return nil }
            return RehearsalMessages.sliceFarAway(plane, distance, at: step.span)
        }
    }

    /// The box around every target, organ and vessel, and every needle.
    private var declared: Bounds {
        let regions = (patient?.regions ?? []).map(\.shape.bounds)
        let needles = steps.compactMap { step in way(of: step.deed).map { Bounds(lower: pointwiseMin($0.tip, $0.entry), upper: pointwiseMax($0.tip, $0.entry)) } }
        return (regions + needles).reduce(.empty) { $0.union($1) }
    }

    /// Beyond everything that is declared; no ice comes so far: an estimate.
    private static let emptySliceMM = 100.0

    // MARK: - Regions

    private func regionsBeyondSkin(in tree: ProgramTree) -> (found: [Diagnostic], isTurned: Bool) {
        guard let skin = patient?.skin, let place = tree.skinPlace else { return ([], false) }
        let centres = tree.regionNames.compactMap { name in patient?.region(named: name.text)?.shape.centreOfVolume.map { (name, $0) } }
        let outside = centres.filter { skin.height(of: $0.1) > 0 }
        guard !outside.isEmpty else { return ([], false) }
        if outside.count == centres.count { return ([RehearsalMessages.skinTurned(skin.normal, outside.map(\.0.text), at: place)], true) }
        return (outside.map { RehearsalMessages.regionOutside($0.0.text, skin.height(of: $0.1), at: $0.0.span) }, false)
    }

    /// Outside the domain nothing is solved: such a region keeps its temperature.
    private func regionsOutsideDomain(in tree: ProgramTree) -> [Diagnostic] {
        guard let box = patient?.domain?.box else { return [] }
        return tree.regionNames.compactMap { name in
            guard let region = patient?.region(named: name.text), let centre = region.shape.centreOfVolume else { return nil }
            if !box.contains(centre) { return RehearsalMessages.regionUnsolved(name.text, at: name.span) }
            // An organ may lead out of the domain; of a target all counts.
            let reach = region.role == .target ? region.shape.reach(beyond: box) : 0
            return reach > Self.cutTargetMM ? RehearsalMessages.targetCut(name.text, reach, at: name.span) : nil
        }
    }

    /// So much of a target beyond the domain is no rounding.
    private static let cutTargetMM = 0.1

    /// Thinner than any cell, or larger than anybody.
    private func oddSizes(in tree: ProgramTree) -> [Diagnostic] {
        tree.regionNames.compactMap { name in
            guard let region = patient?.region(named: name.text), region.shape.bounds.isFinite, !region.shape.bounds.isEmpty else { return nil }
            let thickness = region.shape.thickness
            if thickness < Self.thinnestMM { return RehearsalMessages.tooThin(name.text, thickness, at: name.span) }
            if let cellMM, thickness < Self.cellShare * cellMM { return RehearsalMessages.thinnerThanCell("`\(name.text)`", thickness, cellMM: cellMM, at: name.span) }
            // A layer of tissue may be drawn wider than the body; a lesion is not.
            let size = region.role == .target ? region.shape.bounds.size.max() : thickness
            return size > Self.widestMM ? RehearsalMessages.tooLarge(name.text, size, at: name.span) : nil
        }
    }

    /// Heat goes through a layer thinner than a cell as if it had holes.
    private func thinLayers() -> [Diagnostic] {
        guard let cellMM else { return [] }
        return insulations.compactMap { layer, span in
            guard !layer.shape.bounds.isEmpty else { return nil }
            let thickness = layer.shape.thickness
            guard thickness < Self.cellShare * cellMM else { return nil }
            return RehearsalMessages.thinnerThanCell("this layer of \(layer.material.name)", thickness, cellMM: cellMM, at: span)
        }
    }

    /// In another body than every target.
    private func regionsFarAway(in tree: ProgramTree) -> [Diagnostic] {
        tree.regionNames.compactMap { name in
            guard let region = patient?.region(named: name.text), region.role != .target, let nearest = nearestTarget(to: region.shape.bounds) else { return nil }
            return nearest.distanceMM > Self.widestMM ? RehearsalMessages.regionFarAway(name.text, nearest.name, nearest.distanceMM, at: name.span) : nil
        }
    }

    private func nearestTarget(to bounds: Bounds) -> (name: String, distanceMM: Double)? {
        guard bounds.isFinite, !bounds.isEmpty else { return nil }
        let centres = targets.compactMap { target in target.shape.centreOfVolume.map { (name: target.name, distanceMM: bounds.nearest(to: $0).distance(to: $0)) } }
        return centres.min { $0.distanceMM < $1.distanceMM }
    }

    private static let thinnestMM = 0.2
    /// A thickness is looked up to a hundredth.
    private static let cellShare = 0.98
    private static let widestMM = 1000.0
}

extension Bounds {
    /// The point of the box that lies nearest.
    fileprivate func nearest(to point: Point) -> Point { point.clamped(lowerBound: lower, upperBound: upper) }

    /// From a plane across an axis, mm; nothing where there is no box.
    fileprivate func distance(to place: Double, along axis: Int) -> Double? {
        isEmpty || !isFinite ? nil : max(lower[axis] - place, place - upper[axis], 0)
    }
}

extension Patient.Skin {
    /// Above the surface, mm; negative in the body.
    fileprivate func height(of place: Point) -> Double { (place - point).dot(normal) }
}

extension ProgramTree {
    fileprivate var regionNames: [Name] {
        statements.compactMap { if case .region(let region) = $0.kind { region.name } else { nil } }
    }

    fileprivate var skinPlace: SourceSpan? {
        statements.compactMap { if case .skin(let plane) = $0.kind { plane.span } else { nil } }.first
    }
}
