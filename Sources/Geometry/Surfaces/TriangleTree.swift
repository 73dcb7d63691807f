#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A closed surface's triangles in boxes, for the distance to the nearest and for the share of the view that the surface fills.
struct TriangleTree: Sendable {
    /// What a box of triangles is seen as from afar: one small patch (G. Barill et al., *Fast winding numbers for soups and clouds*, 2018).
    fileprivate struct Patch {
        /// Sum of the triangles' areas, as vectors along their normals, mm².
        var area = SIMD3<Float>.zero
        var centre = SIMD3<Float>.zero
        /// Of a ball around the centre that holds the box, mm.
        var radius: Float = 0
    }

    /// Coordinates count from here, so that single precision is enough for the boxes.
    private let origin: Point
    private let corners: [Point]
    private let triangles: [SIMD3<Int32>]
    private let tree: BoxTree
    /// From the tree's second level up.
    private let patches: [Patch]

    init(_ surface: TriangleSurface) {
        let origin = surface.bounds.centre
        let corners = surface.corners.map { $0 - origin }
        func middle(_ triangle: SIMD3<Int32>) -> SIMD3<Float> {
            SIMD3<Float>((corners[Int(triangle.x)] + corners[Int(triangle.y)] + corners[Int(triangle.z)]) / 3)
        }
        let triangles = BoxTree.order(of: surface.triangles.map(middle)).map { surface.triangles[$0] }
        func box(_ triangle: SIMD3<Int32>, _ pick: (SIMD3<Float>, SIMD3<Float>) -> SIMD3<Float>) -> SIMD3<Float> {
            let points = (0..<3).map { SIMD3<Float>(corners[Int(triangle[$0])]) }
            return pick(pick(points[0], points[1]), points[2])
        }
        tree = BoxTree(lower: triangles.map { box($0, pointwiseMin) }, upper: triangles.map { box($0, pointwiseMax) })
        patches = Self.patches(corners, triangles, tree)
        self.origin = origin
        self.corners = corners
        self.triangles = triangles
    }

    /// mm, unsigned.
    func distance(to point: Point) -> Double { withView { $0.distance(to: point - origin) } }

    /// How often the surface winds around a point: 1 inside, 0 outside, to a few hundredths.
    func winding(around point: Point) -> Double { withView { $0.winding(around: point - origin) } }

    private func withView<Result>(_ body: (View) -> Result) -> Result {
        corners.withUnsafeBufferPointer { corners in
            triangles.withUnsafeBufferPointer { triangles in
                tree.lower.withUnsafeBufferPointer { lower in
                    tree.upper.withUnsafeBufferPointer { upper in
                        tree.levels.withUnsafeBufferPointer { levels in
                            patches.withUnsafeBufferPointer { patches in
                                body(View(corners: corners, triangles: triangles, lower: lower, upper: upper, levels: levels, patches: patches))
                            }
                        }
                    }
                }
            }
        }
    }

    private static func patches(_ corners: [Point], _ triangles: [SIMD3<Int32>], _ tree: BoxTree) -> [Patch] {
        var patches: [Patch] = []
        guard tree.topLevel > 0 else { return patches }
        // Of each box of the level below: its area as a vector, its area, and its centre times its area.
        var below = triangles.map { triangle -> (vector: Point, area: Double, moment: Point) in
            let (a, b, c) = (corners[Int(triangle.x)], corners[Int(triangle.y)], corners[Int(triangle.z)])
            let vector = (b - a).cross(c - a) / 2
            return (vector, vector.length, (a + b + c) / 3 * vector.length)
        }
        for level in 1...tree.topLevel {
            below = (0..<tree.count(ofLevel: level)).map { box in
                tree.children(of: box, level: level).reduce((Point.zero, 0, Point.zero)) {
                    ($0.0 + below[$1].vector, $0.1 + below[$1].area, $0.2 + below[$1].moment)
                }
            }
            for (box, sum) in below.enumerated() {
                let place = tree.levels[level] + box
                let (lower, upper) = (Point(tree.lower[place]), Point(tree.upper[place]))
                let centre = sum.area > 0 ? sum.moment / sum.area : (lower + upper) / 2
                let reach = pointwiseMax(upper - centre, centre - lower).length
                patches.append(Patch(area: SIMD3<Float>(sum.vector), centre: SIMD3<Float>(centre), radius: Float(reach)))
            }
        }
        return patches
    }
}

/// The tree's lists while a question is answered: the searches below ask them many times.
private struct View {
    /// Seen from farther off than so many radii a box counts as a patch.
    private static let afar: Float = 2.5

    let corners: UnsafeBufferPointer<Point>
    let triangles: UnsafeBufferPointer<SIMD3<Int32>>
    let lower: UnsafeBufferPointer<SIMD3<Float>>
    let upper: UnsafeBufferPointer<SIMD3<Float>>
    let levels: UnsafeBufferPointer<Int>
    let patches: UnsafeBufferPointer<TriangleTree.Patch>

    private var topLevel: Int { levels.count - 2 }
    private var topBoxes: Range<Int> { 0..<levels[topLevel + 1] - levels[topLevel] }

    /// The children of a box, as numbers on the level below.
    private func children(of box: Int, level: Int) -> Range<Int> {
        let start = box * BoxTree.fan
        return start..<min(start + BoxTree.fan, levels[level] - levels[level - 1])
    }

    // MARK: Distance

    func distance(to place: Point) -> Double {
        var nearest = Double.infinity
        search(topLevel, topBoxes, place, SIMD3<Float>(place), &nearest)
        return nearest.squareRoot()
    }

    /// Nearest boxes first, those left out that are farther than what was found.
    private func search(_ level: Int, _ boxes: Range<Int>, _ place: Point, _ rounded: SIMD3<Float>, _ nearest: inout Double) {
        var gaps = gaps(level, boxes, from: rounded)
        for _ in boxes {
            let (gap, position) = Self.least(gaps)
            // The boxes are rounded: one that seems a little too far is looked at all the same.
            guard Double(gap) < nearest * 1.0001 + 1e-6 else { return }
            gaps[position] = .infinity
            let box = boxes.lowerBound + position
            if level > 0 {
                search(level - 1, children(of: box, level: level), place, rounded, &nearest)
            } else {
                nearest = min(nearest, distanceSquared(from: place, toTriangle: box))
            }
        }
    }

    private static func least(_ gaps: SIMD8<Float>) -> (gap: Float, position: Int) {
        var (gap, position) = (gaps[0], 0)
        for other in 1..<BoxTree.fan where gaps[other] < gap { (gap, position) = (gaps[other], other) }
        return (gap, position)
    }

    /// Squared distances to up to eight boxes; infinite for those that are not there.
    private func gaps(_ level: Int, _ boxes: Range<Int>, from place: SIMD3<Float>) -> SIMD8<Float> {
        var gaps = SIMD8<Float>(repeating: .infinity)
        let first = levels[level] + boxes.lowerBound
        for position in 0..<boxes.count {
            let beyond = pointwiseMax(pointwiseMax(lower[first + position] - place, place - upper[first + position]), .zero)
            gaps[position] = (beyond * beyond).sum()
        }
        return gaps
    }

    /// To the plane where the foot lies within the triangle, otherwise to the nearest side.
    private func distanceSquared(from place: Point, toTriangle number: Int) -> Double {
        let (a, b, c) = corners(ofTriangle: number)
        let normal = (b - a).cross(c - a)
        let isAbove =
            (b - a).cross(place - a).dot(normal) >= 0 && (c - b).cross(place - b).dot(normal) >= 0 && (a - c).cross(place - c).dot(normal) >= 0
        if isAbove, normal.lengthSquared > 0 {
            let height = (place - a).dot(normal)
            return height * height / normal.lengthSquared
        }
        return min(
            Shape.distanceSquared(from: place, toSegment: a, b), Shape.distanceSquared(from: place, toSegment: b, c),
            Shape.distanceSquared(from: place, toSegment: c, a))
    }

    private func corners(ofTriangle number: Int) -> (Point, Point, Point) {
        let triangle = triangles[number]
        return (corners[Int(triangle.x)], corners[Int(triangle.y)], corners[Int(triangle.z)])
    }

    // MARK: Winding

    func winding(around place: Point) -> Double { angle(topLevel, topBoxes, place, SIMD3<Float>(place)) / (4 * .pi) }

    /// The solid angle that boxes fill, seen from inside positive.
    private func angle(_ level: Int, _ boxes: Range<Int>, _ place: Point, _ rounded: SIMD3<Float>) -> Double {
        var sum = 0.0
        for box in boxes {
            guard level > 0 else {
                sum += solidAngle(from: place, ofTriangle: box)
                continue
            }
            let patch = patches[levels[level] - levels[1] + box]
            let sight = patch.centre - rounded
            let squared = (sight * sight).sum()
            if squared > Self.afar * Self.afar * patch.radius * patch.radius {
                sum += Double((sight * patch.area).sum() / (squared * squared.squareRoot()))
            } else {
                sum += angle(level - 1, children(of: box, level: level), place, rounded)
            }
        }
        return sum
    }

    /// A. van Oosterom and J. Strackee, *The solid angle of a plane triangle*, 1983.
    private func solidAngle(from place: Point, ofTriangle number: Int) -> Double {
        let (first, second, third) = corners(ofTriangle: number)
        let (a, b, c) = (first - place, second - place, third - place)
        let (la, lb, lc) = (a.length, b.length, c.length)
        return 2 * atan2(a.dot(b.cross(c)), la * lb * lc + a.dot(b) * lc + b.dot(c) * la + c.dot(a) * lb)
    }
}
