extension RectilinearGrid {
    /// Where a point lies among cell centres: the lowest of the eight around it and how far it lies towards the upper ones (0…1).
    /// Beyond the outermost centres it is held there.
    public func stencil(at point: Point) -> (base: Int, fraction: Point) {
        let (i, u) = Self.stencil(x, point.x)
        let (j, v) = Self.stencil(y, point.y)
        let (k, w) = Self.stencil(z, point.z)
        return (index(i, j, k), Point(u, v, w))
    }

    /// Unlike `CellField.bracket`, the upper neighbour always exists unless the axis has one cell only.
    private static func stencil(_ axis: Axis, _ coordinate: Double) -> (cell: Int, fraction: Double) {
        let (cell, fraction) = CellField.bracket(axis, coordinate)
        return cell == axis.count - 1 && cell > 0 ? (cell - 1, 1) : (cell, fraction)
    }

    /// The place of a cell by its place in the list of cells.
    public func cell(atIndex index: Int) -> SIMD3<Int> { SIMD3(index % x.count, index / x.count % y.count, index / (x.count * y.count)) }

    /// The centre of a cell by its place in the list of cells.
    public func centre(ofCell index: Int) -> Point {
        let cell = cell(atIndex: index)
        return centre(cell.x, cell.y, cell.z)
    }

    /// The eight cells of which one is the lowest, x fastest; `strides` are the grid's.
    @inline(__always)
    public static func cells(from base: Int, strides: SIMD3<Int>) -> SIMD8<Int> {
        let near = SIMD4(base, base + strides.x, base + strides.y, base + strides.x + strides.y)
        return SIMD8(lowHalf: near, highHalf: near &+ strides.z)
    }

    /// What each of the eight counts for at a point that lies so far towards the upper ones (0…1 along each axis); 1 together.
    @inline(__always)
    public static func weights(at fraction: Point) -> SIMD8<Double> {
        let rest = Point(repeating: 1) - fraction
        let plane = SIMD4(rest.x * rest.y, fraction.x * rest.y, rest.x * fraction.y, fraction.x * fraction.y)
        return SIMD8(lowHalf: plane * rest.z, highHalf: plane * fraction.z)
    }

    /// Steps in the list of cells to the next cell along each axis; 0 where there is none.
    public var strides: SIMD3<Int> {
        SIMD3(x.count > 1 ? 1 : 0, y.count > 1 ? x.count : 0, z.count > 1 ? x.count * y.count : 0)
    }
}
