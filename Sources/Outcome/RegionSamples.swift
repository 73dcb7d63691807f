import Geometry

/// Points that stand for a region with their share of its volume, and points for its extremes: the cell centres inside and points on its surface.
///
/// Only the part of the region within the grid counts. A field that is linear between cell centres has its extremes over a region at a cell centre or on
/// the region's surface, so those are enough; the best of them is then refined on the shape itself.
public struct RegionSamples: Sendable {
    public let shape: Shape
    public let grid: RectilinearGrid
    /// mm³ within the grid.
    public let volumeMM3: Double
    /// The centre of volume, mm.
    public let centre: Point
    /// The box around the region within the grid, mm; good to 0.01 mm where the shape's own box is not tight.
    public let bounds: Bounds
    /// The direction, length 1, in which the region's volume is spread out most.
    public let longAxis: Point

    /// Shares of volume.
    let volume: [Sample]
    /// Cells whose centre lies inside, in rising order.
    let innerCells: [Int32]
    /// Points on the surface, without volume, in the order of their cells.
    let surface: [Sample]
    let surfaceRows: [SurfaceRow]
    /// Over the surface points.
    let surfaceTree: BoxTree
    /// Over the centres of the inner cells.
    let innerTree: BoxTree
    /// How far surface points lie apart, about, mm.
    let spacing: Double

    /// A point with the cells that it is interpolated from.
    struct Sample: Sendable {
        var fraction: SIMD3<Float>
        var base: Int32
        /// mm³.
        var weight: Float
        /// Edge of the cube that the sample stands for, mm.
        var width: Float
    }

    public init(shape: Shape, grid: RectilinearGrid) {
        var sampling = RegionSampling(shape: shape, grid: grid)
        sampling.run()
        self.shape = shape
        self.grid = grid
        volumeMM3 = sampling.moments.volume
        centre = sampling.centre
        longAxis = sampling.moments.longAxis
        volume = sampling.volume
        innerCells = sampling.innerCells.sorted()
        surface = sampling.surfacePoints.map { RegionSampling.sample(at: $0, grid: grid, weight: 0, width: 0) }.sorted { $0.base < $1.base }
        surfaceRows = SurfaceRow.rows(of: surface, grid: grid)
        surfaceTree = BoxTree(points: sampling.surfacePoints)
        innerTree = BoxTree(points: sampling.innerCells.map { grid.centre(ofCell: Int($0)) })
        spacing = sampling.spacing
        bounds = sampling.bounds
    }

    /// Whether no point of the region lies within the grid.
    public var isEmpty: Bool { surfaceTree.isEmpty && innerTree.isEmpty }
}
