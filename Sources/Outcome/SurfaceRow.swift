import CLanes
import Geometry

/// A region's surface points whose cells lie in one row of the grid.
struct SurfaceRow: Sendable {
    /// Into the region's surface points.
    let samples: Range<Int>
    /// The cells that they are based on.
    let cells: ClosedRange<Int>

    private static let lanes = 8

    /// - Parameter surface: in the order of their cells.
    static func rows(of surface: [RegionSamples.Sample], grid: RectilinearGrid) -> [SurfaceRow] {
        var rows: [SurfaceRow] = []
        var start = 0
        for end in surface.indices.map({ $0 + 1 }) {
            let row = Int(surface[start].base) / grid.x.count
            if end < surface.count, Int(surface[end].base) / grid.x.count == row { continue }
            rows.append(SurfaceRow(samples: start..<end, cells: Int(surface[start].base)...Int(surface[end - 1].base)))
            start = end
        }
        return rows
    }

    /// What no value times the sign is less than between the cells that the points are interpolated from.
    ///
    /// - Parameter seen: above 0 for the cells that count; nothing where all do.
    func leastCell(
        of values: UnsafeBufferPointer<Float>, times sign: Float, seen: UnsafeBufferPointer<Float>? = nil, strides: SIMD3<Int>
    ) -> Float {
        guard values.count >= Self.lanes else { return -.infinity }
        var least = lanes_all(.infinity)
        for corner in 0..<4 {
            let offset = (corner & 1) * strides.y + (corner >> 1) * strides.z
            for cell in stride(from: cells.lowerBound + offset, through: cells.upperBound + offset + strides.x, by: Self.lanes) {
                // Cells beyond the last one bound no less.
                let place = min(cell, values.count - Self.lanes)
                var here = lanes_multiply(lanes_load(values.baseAddress! + place), lanes_all(sign))
                if let seen { here = lanes_where_negative(lanes_subtract(lanes_all(0), lanes_load(seen.baseAddress! + place)), here, lanes_all(.infinity)) }
                least = lanes_lower(here, least)
            }
        }
        return lanes_smallest(least)
    }
}
