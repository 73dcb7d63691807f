import Geometry

/// Improves the best sample of a region by ever smaller steps that stay within the shape and the grid, along the surface where they would leave it.
struct RegionRefinement {
    /// Where the steps end, mm.
    static let lastStep = 0.004
    static let directions: [Point] = {
        let box = Bounds(lower: Point(repeating: -1), upper: Point(repeating: 1))
        let corners: [Point] = box.corners.compactMap { $0.normalised }
        let axes: [Point] = [Point(1, 0, 0), Point(-1, 0, 0), Point(0, 1, 0), Point(0, -1, 0), Point(0, 0, 1), Point(0, 0, -1)]
        return corners + axes
    }()

    let shape: Shape
    let box: Bounds
    let firstStep: Double

    /// The least value of a function near a point of the region.
    func least(from start: Point, value: Double, _ function: (Point) -> Double) -> Double {
        var (place, least, step) = (start, value, firstStep)
        for _ in 0..<100 where step > Self.lastStep {
            var (best, bestPlace) = (least, place)
            for direction in Self.directions {
                guard let point = allowed(place + direction * step) else { continue }
                let value = function(point)
                if value < best { (best, bestPlace) = (value, point) }
            }
            if best < least { (place, least) = (bestPlace, best) } else { step /= 2 }
        }
        return least
    }

    private func allowed(_ point: Point) -> Point? {
        let held = pointwiseMin(pointwiseMax(point, box.lower), box.upper)
        if shape.contains(held) { return held }
        guard let place = shape.surfacePoint(near: held), box.contains(place) else { return nil }
        return place
    }
}

extension RegionSamples {
    /// - Parameter firstStep: mm; nothing for how far surface points lie apart.
    func refined(from point: Point, value: Double, firstStep: Double? = nil, _ function: (Point) -> Double) -> Double {
        RegionRefinement(shape: shape, box: grid.bounds, firstStep: firstStep ?? spacing).least(from: point, value: value, function)
    }
}
