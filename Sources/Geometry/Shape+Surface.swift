extension Shape {
    /// The direction, length 1, in which the signed distance grows fastest; nothing where it does not (a sphere's centre).
    public func outwardNormal(at point: Point) -> Point? {
        let reach = 1e-5
        var gradient = Point.zero
        for direction in [Point(1, -1, -1), Point(-1, -1, 1), Point(-1, 1, -1), Point(1, 1, 1)] {
            gradient += direction * signedDistance(to: point + direction * reach)
        }
        return gradient.normalised
    }

    /// A point of the surface reached by walking down or up the signed distance, the nearest one where that is exact; nothing where the walk does not arrive.
    public func surfacePoint(near point: Point) -> Point? {
        guard !point.sum().isNaN else { return nil }
        var place = point
        for _ in 0..<8 {
            let distance = signedDistance(to: place)
            if abs(distance) < 1e-7 { return place }
            guard distance.isFinite, let normal = outwardNormal(at: place) else { return nil }
            place -= normal * distance
        }
        return abs(signedDistance(to: place)) < 1e-3 ? place : nil
    }
}
