import Geometry

extension BioheatModel {
    /// Where the temperature first crosses a value on a ray, mm from its start; nothing where it does not inside the domain.
    public func frontDistance(from: Point, along: Point, until celsius: Double) -> Double? {
        guard let direction = along.normalised else { return nil }
        let field = level(celsius, now: true)
        func height(_ distance: Double) -> Double { self.height(of: field, at: from + direction * distance) }
        let step = resolutionMM / 4
        var (distance, before) = (0.0, height(0))
        while distance < grid.bounds.size.length {
            let next = distance + step
            guard grid.bounds.contains(from + direction * next) else { return nil }
            let after = height(next)
            if before != after, before * after <= 0, before != 0 || distance > 0 { return Self.crossing(between: distance, and: next, height) }
            (distance, before) = (next, after)
        }
        return nil
    }

    /// A level between cell centres and surfaces of the tissue that the point lies in.
    private func height(of level: CellField, at point: Point) -> Double {
        let material = discretisation.materials.material(at: point)
        guard discretisation.materials.side(ofMaterial: material) == .tissue else { return level.value(at: point) }
        return level.visibleValue(at: point, from: .material(material)) ?? level.value(at: point)
    }

    /// By halving: at surfaces a level has kinks and jumps.
    private static func crossing(between low: Double, and high: Double, _ height: (Double) -> Double) -> Double {
        var (low, high) = (low, high)
        let isBelow = height(low) < 0
        while high - low > 1e-5 {
            let middle = (low + high) / 2
            if (height(middle) < 0) == isBelow { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
