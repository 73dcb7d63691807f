/// A grid whose cells are boxes between three sorted lists of edges, in millimetres. Cells count x fastest: `(k * ny + j) * nx + i`.
public struct RectilinearGrid: Hashable, Sendable {
    /// One axis: `n + 1` strictly increasing edges around `n` cells.
    public struct Axis: Hashable, Sendable {
        public let edges: [Double]
        public let centres: [Double]
        public let widths: [Double]

        /// At least two strictly increasing finite edges; anything else is a programming error.
        public init(edges: [Double]) {
            precondition(edges.count >= 2 && zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }, "an axis needs increasing edges")
            self.edges = edges
            centres = zip(edges, edges.dropFirst()).map { ($0 + $1) / 2 }
            widths = zip(edges, edges.dropFirst()).map { $1 - $0 }
        }

        public var count: Int { centres.count }

        /// The cell that holds a coordinate, clamped to the axis.
        public func cell(holding coordinate: Double) -> Int {
            var low = 0
            var high = edges.count - 1
            while high - low > 1 {
                let middle = (low + high) / 2
                if edges[middle] <= coordinate { low = middle } else { high = middle }
            }
            return low
        }
    }

    public let x: Axis
    public let y: Axis
    public let z: Axis

    public init(x: Axis, y: Axis, z: Axis) {
        self.x = x
        self.y = y
        self.z = z
    }

    public var shape: SIMD3<Int> { SIMD3(x.count, y.count, z.count) }
    public var cellCount: Int { x.count * y.count * z.count }
    public var bounds: Bounds {
        Bounds(lower: Point(x.edges[0], y.edges[0], z.edges[0]), upper: Point(x.edges[x.count], y.edges[y.count], z.edges[z.count]))
    }

    public func axis(_ number: Int) -> Axis { number == 0 ? x : number == 1 ? y : z }
    public func index(_ i: Int, _ j: Int, _ k: Int) -> Int { (k * y.count + j) * x.count + i }
    public func centre(_ i: Int, _ j: Int, _ k: Int) -> Point { Point(x.centres[i], y.centres[j], z.centres[k]) }
    /// Cell volume in mm³.
    public func volume(_ i: Int, _ j: Int, _ k: Int) -> Double { x.widths[i] * y.widths[j] * z.widths[k] }

    /// The cell that holds a point, clamped to the grid.
    public func cell(holding point: Point) -> SIMD3<Int> {
        SIMD3(x.cell(holding: point.x), y.cell(holding: point.y), z.cell(holding: point.z))
    }
}

/// One number a cell, known at cell centres.
public struct CellField: Sendable {
    public let grid: RectilinearGrid
    public var values: [Float]
    /// Nothing where all cells are of one tissue.
    public var sides: CellSides?
    /// Of a temperature; nothing where it runs straight between centres.
    public var bends: CellBends?
    /// Nothing where no surface is known.
    public var surface: FieldSurface?

    public init(grid: RectilinearGrid, values: [Float], sides: CellSides? = nil, bends: CellBends? = nil, surface: FieldSurface? = nil) {
        precondition(values.count == grid.cellCount, "a field has one value a cell")
        self.grid = grid
        self.values = values
        self.sides = sides
        self.bends = bends
        self.surface = surface
    }

    public subscript(i: Int, j: Int, k: Int) -> Float { values[grid.index(i, j, k)] }

    /// Trilinear between cell centres; constant beyond the outermost ones.
    func straightValue(at point: Point) -> Double {
        let (i, u) = Self.bracket(grid.x, point.x)
        let (j, v) = Self.bracket(grid.y, point.y)
        let (k, w) = Self.bracket(grid.z, point.z)
        let i1 = min(i + 1, grid.x.count - 1)
        let j1 = min(j + 1, grid.y.count - 1)
        let k1 = min(k + 1, grid.z.count - 1)
        func along(_ j: Int, _ k: Int) -> Double { Double(self[i, j, k]) * (1 - u) + Double(self[i1, j, k]) * u }
        let near = along(j, k) * (1 - v) + along(j1, k) * v
        let far = along(j, k1) * (1 - v) + along(j1, k1) * v
        return near * (1 - w) + far * w
    }

    /// The lower of the two centres around a coordinate, and how far it lies towards the upper one (0…1).
    static func bracket(_ axis: RectilinearGrid.Axis, _ coordinate: Double) -> (cell: Int, fraction: Double) {
        var cell = axis.cell(holding: coordinate)
        if coordinate < axis.centres[cell] { cell -= 1 }
        if cell < 0 { return (0, 0) }
        if cell >= axis.count - 1 { return (axis.count - 1, 0) }
        return (cell, (coordinate - axis.centres[cell]) / (axis.centres[cell + 1] - axis.centres[cell]))
    }
}
