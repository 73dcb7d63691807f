extension Shape {
    /// The fraction 0…1 of the way from one point to another at which the surface is first crossed, in or out; nothing where it is not.
    ///
    /// Marches by the signed distance, which never overshoots the surface, then halves the bracket. What is thinner than a two-thousandth of
    /// the way can be missed.
    public func crossing(from start: Point, to end: Point) -> Double? {
        let length = start.distance(to: end)
        guard length > 0, length.isFinite else { return nil }
        let startsInside = contains(start)
        var fraction = 0.0
        while fraction < 1 {
            let distance = abs(signedDistance(to: start + (end - start) * fraction))
            guard !distance.isNaN else { return nil }
            let next = min(fraction + max(distance / length, 0.0005), 1)
            if contains(start + (end - start) * next) != startsInside {
                return bisected(start, end, low: fraction, high: next, lowIsInside: startsInside)
            }
            fraction = next
        }
        return nil
    }

    private func bisected(_ start: Point, _ end: Point, low: Double, high: Double, lowIsInside: Bool) -> Double {
        var (low, high) = (low, high)
        while high - low > 1e-12 {
            let middle = (low + high) / 2
            if contains(start + (end - start) * middle) == lowIsInside { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
