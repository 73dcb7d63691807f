import Geometry
import Synchronization

/// A tree over a surface, made when a distance is first asked for: most zones are asked for their size only.
final class SurfaceTree: Sendable {
    struct Search: Sendable {
        /// Over the boxes that the surface cuts.
        let tree: BoxTree
        /// The corners of each of those boxes' triangles.
        let triangles: [Range<Int32>]
    }

    private let known = Mutex<Search?>(nil)

    func search(_ surface: Isosurface) -> Search {
        known.withLock { known in
            let search = known ?? Self.made(over: surface)
            known = search
            return search
        }
    }

    private static func made(over surface: Isosurface) -> Search {
        let count = surface.begins.count - 1
        var lower: [SIMD3<Float>] = []
        var upper: [SIMD3<Float>] = []
        lower.reserveCapacity(count)
        upper.reserveCapacity(count)
        for box in 0..<count {
            var low = surface.corners[Int(surface.begins[box])]
            var high = low
            for corner in surface.begins[box]..<surface.begins[box + 1] {
                low = pointwiseMin(low, surface.corners[Int(corner)])
                high = pointwiseMax(high, surface.corners[Int(corner)])
            }
            lower.append(low)
            upper.append(high)
        }
        let order = NeighbourOrder.of(lower)
        return Search(
            tree: BoxTree(lower: order.map { lower[$0] }, upper: order.map { upper[$0] }),
            triangles: order.map { surface.begins[$0]..<surface.begins[$0 + 1] })
    }
}
