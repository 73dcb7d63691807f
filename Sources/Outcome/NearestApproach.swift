import Geometry

/// Which of many points comes nearest to a surface: boxes of points against boxes of triangles, from the top of both trees down.
///
/// Two boxes farther apart than the nearest pair found need no further look; of two that are not, the larger is opened.
struct NearestApproach {
    let points: BoxTree
    var search: NearestTriangle
    /// The nearest point, where one came nearer than the search knew before.
    private(set) var nearest: SIMD3<Float>?

    /// A box of a tree, numbered within its level.
    private struct Box {
        var number: Int
        var level: Int
        var lower: SIMD3<Float>
        var upper: SIMD3<Float>

        var sizeSquared: Float { ((upper - lower) * (upper - lower)).sum() }
    }

    init(points: BoxTree, search: NearestTriangle) {
        self.points = points
        self.search = search
    }

    mutating func descend() {
        let (top, surfaceTop) = (points.topLevel, search.levels.count - 2)
        for number in 0..<points.count(ofLevel: top) {
            for other in 0..<search.levels[surfaceTop + 1] - search.levels[surfaceTop] {
                open(box(number, level: top), surfaceBox(other, level: surfaceTop))
            }
        }
    }

    private func box(_ number: Int, level: Int) -> Box {
        let place = points.levels[level] + number
        return Box(number: number, level: level, lower: points.lower[place], upper: points.upper[place])
    }

    private func surfaceBox(_ number: Int, level: Int) -> Box {
        let place = search.levels[level] + number
        return Box(number: number, level: level, lower: search.lower[place], upper: search.upper[place])
    }

    private static func gapSquared(_ one: Box, _ other: Box) -> Float {
        let gap = pointwiseMax(pointwiseMax(one.lower - other.upper, other.lower - one.upper), .zero)
        return (gap * gap).sum()
    }

    private mutating func open(_ box: Box, _ surface: Box) {
        guard Self.gapSquared(box, surface) < search.nearestSquared else { return }
        if box.level == 0 { return measure(box.lower, surface) }
        if surface.level > 0, surface.sizeSquared > box.sizeSquared {
            let first = surface.number * BoxTree.fan
            let end = min(first + BoxTree.fan, search.levels[surface.level] - search.levels[surface.level - 1])
            var order = NearestFirst(count: end - first) { Self.gapSquared(box, surfaceBox(first + $0, level: surface.level - 1)) }
            while let child = order.next(below: search.nearestSquared) { open(box, surfaceBox(first + child, level: surface.level - 1)) }
        } else {
            let children = points.children(of: box.number, level: box.level)
            var order = NearestFirst(count: children.count) { Self.gapSquared(self.box(children.lowerBound + $0, level: box.level - 1), surface) }
            while let child = order.next(below: search.nearestSquared) { open(self.box(children.lowerBound + child, level: box.level - 1), surface) }
        }
    }

    private mutating func measure(_ point: SIMD3<Float>, _ surface: Box) {
        let before = search.nearestSquared
        search.point = point
        search.visit(surface.number, level: surface.level)
        if search.nearestSquared < before { nearest = point }
    }
}

/// At most eight boxes, the nearest first.
struct NearestFirst {
    private var pending = SIMD8<Float>(repeating: .infinity)

    @inline(__always)
    init(count: Int, _ gapSquared: (Int) -> Float) {
        for slot in 0..<count { pending[slot] = gapSquared(slot) }
    }

    /// The nearest that is left, where it is nearer than a bound.
    @inline(__always)
    mutating func next(below bound: Float) -> Int? {
        var (slot, least) = (0, pending[0])
        for other in 1..<8 where pending[other] < least { (slot, least) = (other, pending[other]) }
        guard least < bound else { return nil }
        pending[slot] = .infinity
        return slot
    }
}
