import Geometry

extension FrozenZone {
    /// The least signed distance from the region's points to the zone's surface, mm: positive where the zone passes the region everywhere,
    /// otherwise how far the worst point lies outside it. Nothing while the zone or the region is empty.
    ///
    /// A frozen point inside the region has a shallower one on the region's surface or beside an unfrozen cell, so only the surface and unfrozen cells count.
    /// The best point found is then refined within the region.
    public func margin(of region: RegionSamples) -> Double? {
        guard !isEmpty, !region.isEmpty else { return nil }
        let (point, least) = shallowest(of: region)
        return region.refined(from: point, value: least) { signedDistance(to: $0, atMost: .infinity) }
    }

    private func shallowest(of region: RegionSamples) -> (point: Point, distance: Double) {
        let countsInner = region.surfaceTree.isEmpty || region.hasInnerCell(of: field, above: celsius)
        let trees = countsInner ? [region.surfaceTree, region.innerTree] : [region.surfaceTree]
        if !search.tree.isEmpty, trees.allSatisfy(holds), let nearest = nearest(of: trees) { return nearest }
        var search = ShallowestPoint(zone: self)
        for tree in trees { search.search(tree) }
        return (search.point, search.least)
    }

    /// Whether every point lies in the zone.
    private func holds(_ points: BoxTree) -> Bool {
        (0..<points.count(ofLevel: 0)).allSatisfy { excess(at: Point(points.lower[$0])) <= 0 }
    }
}

/// The least signed distance, of points that do not all lie within the zone.
///
/// It changes by at most a millimetre a millimetre, so that a box of points whose middle lies deep enough needs no further look.
private struct ShallowestPoint {
    private let zone: FrozenZone
    private(set) var least = Double.infinity
    private(set) var point = Point.zero

    /// A place whose distance is known bounds the distance of its neighbours.
    struct Known {
        var point: Point
        var distance: Double
    }

    struct Candidate {
        var box: Int
        var known: Known
        var bound: Double
    }

    init(zone: FrozenZone) { self.zone = zone }

    mutating func search(_ tree: BoxTree) { descend(tree, level: tree.topLevel, children: 0..<tree.count(ofLevel: tree.topLevel), from: nil) }

    private mutating func descend(_ tree: BoxTree, level: Int, children: Range<Int>, from known: Known?) {
        guard level > 0 else { return measure(tree, children, from: known) }
        var candidates: [Candidate] = []
        candidates.reserveCapacity(BoxTree.fan)
        for child in children {
            if let candidate = candidate(tree, child, level: level, from: known) { candidates.append(candidate) }
        }
        candidates.sort { $0.bound < $1.bound }
        for candidate in candidates where candidate.bound < least {
            descend(tree, level: level - 1, children: tree.children(of: candidate.box, level: level), from: candidate.known)
        }
    }

    /// The middle of a box of points, unless what is known already rules all of them out.
    private func candidate(_ tree: BoxTree, _ box: Int, level: Int, from known: Known?) -> Candidate? {
        let place = tree.levels[level] + box
        let (lower, upper) = (Point(tree.lower[place]), Point(tree.upper[place]))
        let centre = (lower + upper) / 2
        let radius = (upper - lower).length / 2
        let step = known.map { $0.point.distance(to: centre) } ?? 0
        if let known, known.distance - step - radius >= least { return nil }
        let distance = zone.signedDistance(to: centre, atMost: known.map { abs($0.distance) + step } ?? .infinity)
        return Candidate(box: box, known: Known(point: centre, distance: distance), bound: distance - radius)
    }

    private mutating func measure(_ tree: BoxTree, _ points: Range<Int>, from known: Known?) {
        for number in points { measure(Point(tree.lower[number]), from: known) }
    }

    /// A point of the region itself; inside the zone only a distance below the least one is of interest.
    private mutating func measure(_ place: Point, from known: Known?) {
        let step = known.map { $0.point.distance(to: place) } ?? 0
        if let known, known.distance - step >= least { return }
        let isInside = zone.excess(at: place) <= 0
        if isInside && least <= 0 { return }
        let reach = known.map { abs($0.distance) + step } ?? .infinity
        let distance = zone.distance(from: place, atMost: isInside ? min(reach, least) : reach)
        let signed = isInside ? distance : -distance
        if signed < least { (least, point) = (signed, place) }
    }
}
