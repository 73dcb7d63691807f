import Geometry

extension FractionBox {
    /// A cell's neighbours in a field; one that has no value, or lies beyond the box, has the cell's.
    struct Stencil {
        let values: [Float]
        let place: SIMD3<Int>
        let shape: SIMD3<Int>
        let middle: Double

        init(_ values: [Float], _ place: SIMD3<Int>, _ shape: SIMD3<Int>) {
            (self.values, self.place, self.shape) = (values, place, shape)
            middle = Double(values[(place.z * shape.y + place.y) * shape.x + place.x])
        }

        private func value(_ step: SIMD3<Int>) -> Double {
            let there = pointwiseMin(pointwiseMax(place &+ step, SIMD3(repeating: 0)), shape &- 1)
            let value = Double(values[(there.z * shape.y + there.y) * shape.x + there.x])
            return value < 0 ? middle : value
        }

        private static let steps = [SIMD3(1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1)]

        /// A cell.
        var gradient: SIMD3<Double> {
            var rise = SIMD3<Double>()
            for axis in 0..<3 { rise[axis] = (value(Self.steps[axis]) - value(SIMD3(repeating: 0) &- Self.steps[axis])) / 2 }
            return rise
        }

        /// Of the surface of one value through the cell, both ways together, 1/mm; positive where it bends around what is greater.
        func curvature(_ widths: SIMD3<Double>) -> Double {
            let rise = gradient / widths
            let square = (rise * rise).sum()
            guard square > 1e-18 else { return 0 }
            var (whole, along) = (0.0, 0.0)
            for axis in 0..<3 {
                let step = Self.steps[axis]
                let bend = (value(step) + value(SIMD3(repeating: 0) &- step) - 2 * middle) / (widths[axis] * widths[axis])
                whole += bend
                along += bend * rise[axis] * rise[axis]
                let (one, other) = (step, Self.steps[(axis + 1) % 3])
                let twist = (value(one &+ other) + value(SIMD3(repeating: 0) &- one &- other) - value(one &- other) - value(other &- one)) / 4
                along += 2 * twist / (widths[axis] * widths[(axis + 1) % 3]) * rise[axis] * rise[(axis + 1) % 3]
            }
            return -(whole - along / square) / square.squareRoot()
        }
    }
}
