import Geometry

/// The surface on which a field has one value, and the volume at or below it, by marching tetrahedra.
///
/// The cell centres, and the walls of the domain with the value of the cell next to them, are nodes; the box between eight nodes is cut
/// into six tetrahedra around its diagonal, and in each the field is taken as linear. Volume and surface are exact for
/// that field, however far apart the nodes are.
struct Isosurface: Sendable {
    /// Three corners a triangle.
    private(set) var corners: [SIMD3<Float>] = []
    /// Where the triangles of each box that the surface cuts begin, in corners; one more entry ends the last.
    private(set) var begins: [Int32] = [0]
    private(set) var volumeMM3 = 0.0
    /// Nodes on the domain's walls that lie within the zone.
    private(set) var wallPoints: [SIMD3<Float>] = []
    private(set) var isEmpty = true

    init(field: CellField, celsius: Double) {
        let nodes = NodeGrid(field.grid)
        field.values.withUnsafeBufferPointer { values in
            var march = March(nodes: nodes, values: values, threshold: Float(celsius), celsius: celsius)
            march.run()
            corners = march.corners
            begins = march.begins
            volumeMM3 = march.volumeMM3
            wallPoints = march.wallPoints
            isEmpty = march.isEmpty
        }
    }
}

/// Cell centres with the domain's walls before the first and behind the last.
struct NodeGrid: Sendable {
    let x: [Double]
    let y: [Double]
    let z: [Double]
    /// Cells along each axis; nodes are two more.
    let cells: SIMD3<Int>

    init(_ grid: RectilinearGrid) {
        func nodes(_ axis: RectilinearGrid.Axis) -> [Double] { [axis.edges[0]] + axis.centres + [axis.edges[axis.count]] }
        (x, y, z) = (nodes(grid.x), nodes(grid.y), nodes(grid.z))
        cells = grid.shape
    }

    /// The cell whose value a node has.
    static func cell(ofNode node: Int, count: Int) -> Int { min(max(node - 1, 0), count - 1) }
}

/// One walk over all boxes between nodes.
private struct March {
    let nodes: NodeGrid
    let values: UnsafeBufferPointer<Float>
    let threshold: Float
    let celsius: Double

    var corners: [SIMD3<Float>] = []
    var begins: [Int32] = [0]
    var volumeMM3 = 0.0
    var wallPoints: [SIMD3<Float>] = []
    var isEmpty = true

    init(nodes: NodeGrid, values: UnsafeBufferPointer<Float>, threshold: Float, celsius: Double) {
        self.nodes = nodes
        self.values = values
        self.threshold = threshold
        self.celsius = celsius
    }

    struct Node {
        var place: Point
        /// Above the threshold by, K; inside at 0 or below.
        var excess: Double
        var isInside: Bool { excess <= 0 }
    }

    /// Four rows of nodes along x around one row of boxes.
    struct Rows {
        var begins: SIMD4<Int>
        var lower: SIMD2<Double>
        var upper: SIMD2<Double>
        var area: Double { (upper.x - lower.x) * (upper.y - lower.y) }
    }

    mutating func run() {
        let counts = insideCounts()
        isEmpty = !counts.contains { $0 > 0 }
        guard !isEmpty else { return }
        for k in 0...nodes.cells.z {
            for j in 0...nodes.cells.y { march(rows(j, k), counts: counts) }
        }
        collectWallPoints(counts: counts)
    }

    /// How many cells of each row along x lie inside.
    private func insideCounts() -> [Int32] {
        let length = nodes.cells.x
        return (0..<nodes.cells.y * nodes.cells.z).map { row in
            var count: Int32 = 0
            for i in row * length..<(row + 1) * length where values[i] <= threshold { count &+= 1 }
            return count
        }
    }

    private func rows(_ j: Int, _ k: Int) -> Rows {
        let cells = nodes.cells
        let near = NodeGrid.cell(ofNode: j, count: cells.y)
        let far = NodeGrid.cell(ofNode: j + 1, count: cells.y)
        let below = NodeGrid.cell(ofNode: k, count: cells.z) * cells.y
        let above = NodeGrid.cell(ofNode: k + 1, count: cells.z) * cells.y
        return Rows(
            begins: SIMD4(below + near, below + far, above + near, above + far) &* cells.x, lower: SIMD2(nodes.y[j], nodes.z[k]),
            upper: SIMD2(nodes.y[j + 1], nodes.z[k + 1]))
    }

    private mutating func march(_ rows: Rows, counts: [Int32]) {
        let length = nodes.cells.x
        var inside = 0
        for corner in 0..<4 { inside += Int(counts[rows.begins[corner] / length]) }
        if inside == 0 { return }
        if inside == 4 * length {
            volumeMM3 += rows.area * (nodes.x[length + 1] - nodes.x[0])
            return
        }
        marchMixed(rows)
    }

    private mutating func marchMixed(_ rows: Rows) {
        let length = nodes.cells.x
        var previous = insideCount(rows, cell: 0)
        for i in 0...length {
            let next = insideCount(rows, cell: min(i, length - 1))
            if previous + next == 8 {
                volumeMM3 += rows.area * (nodes.x[i + 1] - nodes.x[i])
            } else if previous + next > 0 {
                cut(rows, node: i)
            }
            previous = next
        }
    }

    @inline(__always)
    private func insideCount(_ rows: Rows, cell: Int) -> Int {
        var count = values[rows.begins.x + cell] <= threshold ? 1 : 0
        count += values[rows.begins.y + cell] <= threshold ? 1 : 0
        count += values[rows.begins.z + cell] <= threshold ? 1 : 0
        return count + (values[rows.begins.w + cell] <= threshold ? 1 : 0)
    }

    /// Cuts the box behind a node into its six tetrahedra; corners are numbered by bits, x lowest.
    private mutating func cut(_ rows: Rows, node i: Int) {
        let left = NodeGrid.cell(ofNode: i, count: nodes.cells.x)
        let right = NodeGrid.cell(ofNode: i + 1, count: nodes.cells.x)
        let (x0, x1) = (nodes.x[i], nodes.x[i + 1])
        let c0 = corner(rows.begins.x + left, Point(x0, rows.lower.x, rows.lower.y))
        let c1 = corner(rows.begins.x + right, Point(x1, rows.lower.x, rows.lower.y))
        let c2 = corner(rows.begins.y + left, Point(x0, rows.upper.x, rows.lower.y))
        let c3 = corner(rows.begins.y + right, Point(x1, rows.upper.x, rows.lower.y))
        let c4 = corner(rows.begins.z + left, Point(x0, rows.lower.x, rows.upper.y))
        let c5 = corner(rows.begins.z + right, Point(x1, rows.lower.x, rows.upper.y))
        let c6 = corner(rows.begins.w + left, Point(x0, rows.upper.x, rows.upper.y))
        let c7 = corner(rows.begins.w + right, Point(x1, rows.upper.x, rows.upper.y))
        var share = clip(c0, c1, c3, c7) + clip(c0, c1, c5, c7) + clip(c0, c2, c3, c7)
        share += clip(c0, c2, c6, c7) + clip(c0, c4, c5, c7) + clip(c0, c4, c6, c7)
        volumeMM3 += share * rows.area * (x1 - x0) / 6
        if corners.count > Int(begins[begins.count - 1]) { begins.append(Int32(corners.count)) }
    }

    /// The comparison is made in the field's own precision, the distance from it is not; a value that is no number lies outside.
    @inline(__always)
    private func corner(_ index: Int, _ place: Point) -> Node {
        let value = values[index]
        guard value <= threshold else { return Node(place: place, excess: max(min(1e30, Double(value) - celsius), 1e-30)) }
        return Node(place: place, excess: min(max(-1e30, Double(value) - celsius), 0))
    }

    /// The share of a tetrahedron that lies inside; adds the triangles between inside and outside.
    @inline(__always)
    private mutating func clip(_ a: Node, _ b: Node, _ c: Node, _ d: Node) -> Double {
        let count = (a.isInside ? 1 : 0) + (b.isInside ? 1 : 0) + (c.isInside ? 1 : 0) + (d.isInside ? 1 : 0)
        if count == 0 { return 0 }
        return count == 4 ? 1 : clipMixed(a, b, c, d, inside: count)
    }

    private mutating func clipMixed(_ a: Node, _ b: Node, _ c: Node, _ d: Node, inside count: Int) -> Double {
        var (a, b, c, d) = (a, b, c, d)
        // Those inside come first.
        if !a.isInside && b.isInside { swap(&a, &b) }
        if !c.isInside && d.isInside { swap(&c, &d) }
        if !a.isInside && c.isInside { swap(&a, &c) }
        if !b.isInside && d.isInside { swap(&b, &d) }
        if !b.isInside && c.isInside { swap(&b, &c) }
        if count == 1 { return cutCorner(a, b, c, d) }
        return count == 3 ? 1 - cutCorner(d, a, b, c) : cutWedge(a, b, c, d)
    }

    /// One corner on its own side: a small tetrahedron.
    private mutating func cutCorner(_ tip: Node, _ b: Node, _ c: Node, _ d: Node) -> Double {
        let shares = Point(Self.share(tip, b), Self.share(tip, c), Self.share(tip, d))
        add(Self.along(tip, b, shares.x), Self.along(tip, c, shares.y), Self.along(tip, d, shares.z))
        return shares.x * shares.y * shares.z
    }

    /// Two corners a side: a wedge of three tetrahedra, its face two triangles.
    private mutating func cutWedge(_ a: Node, _ b: Node, _ c: Node, _ d: Node) -> Double {
        let (ac, ad, bc, bd) = (Self.share(a, c), Self.share(a, d), Self.share(b, c), Self.share(b, d))
        let (onAC, onBD) = (Self.along(a, c, ac), Self.along(b, d, bd))
        add(onAC, Self.along(a, d, ad), onBD)
        add(onAC, onBD, Self.along(b, c, bc))
        return bc * bd + ac * ad * (1 - bd) + ac * bd * (1 - bc)
    }

    /// How far from one node to another of the other side the surface lies, 0…1.
    @inline(__always)
    private static func share(_ from: Node, _ to: Node) -> Double { from.excess / (from.excess - to.excess) }

    @inline(__always)
    private static func along(_ from: Node, _ to: Node, _ share: Double) -> SIMD3<Float> { SIMD3<Float>(from.place + (to.place - from.place) * share) }

    @inline(__always)
    private mutating func add(_ a: SIMD3<Float>, _ b: SIMD3<Float>, _ c: SIMD3<Float>) {
        corners.append(a)
        corners.append(b)
        corners.append(c)
    }

    // MARK: Where the zone goes on beyond the walls

    private mutating func collectWallPoints(counts: [Int32]) {
        let cells = nodes.cells
        for k in 0..<cells.z {
            for j in 0..<cells.y where counts[k * cells.y + j] > 0 { collectWallPoints(row: j, k) }
        }
    }

    private mutating func collectWallPoints(row j: Int, _ k: Int) {
        let cells = nodes.cells
        let isRim = j == 0 || j == cells.y - 1 || k == 0 || k == cells.z - 1
        for i in isRim ? Array(0..<cells.x) : [0, cells.x - 1] where values[(k * cells.y + j) * cells.x + i] <= threshold {
            addWallPoints(SIMD3(i, j, k))
        }
    }

    /// Every wall node that has the value of this cell.
    private mutating func addWallPoints(_ cell: SIMD3<Int>) {
        for z in Self.nodes(of: cell.z, count: nodes.cells.z) {
            for y in Self.nodes(of: cell.y, count: nodes.cells.y) {
                for x in Self.nodes(of: cell.x, count: nodes.cells.x) where SIMD3(x, y, z) != cell &+ 1 {
                    wallPoints.append(SIMD3<Float>(Point(nodes.x[x], nodes.y[y], nodes.z[z])))
                }
            }
        }
    }

    private static func nodes(of cell: Int, count: Int) -> ClosedRange<Int> { (cell == 0 ? 0 : cell + 1)...(cell == count - 1 ? count + 1 : cell + 1) }
}
