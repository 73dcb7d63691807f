import Geometry

extension RectilinearGrid {
    /// A cube about a centre.
    static func cube(reaching reach: Double, cell: Double, centre: Point = .zero) -> RectilinearGrid {
        let count = Int((2 * reach / cell).rounded())
        func axis(_ middle: Double) -> Axis { Axis(edges: (0...count).map { middle - reach + Double($0) * cell }) }
        return RectilinearGrid(x: axis(centre.x), y: axis(centre.y), z: axis(centre.z))
    }

    /// Fine within 18 mm, growing to 4 mm.
    static var stretched: RectilinearGrid {
        let axis = GridDesign.axis(from: -45, to: 50, fine: [-18...18], finest: 1, coarsest: 4)
        return RectilinearGrid(x: axis, y: axis, z: axis)
    }

    func field(_ temperature: (Point) -> Double) -> CellField {
        var values: [Float] = []
        values.reserveCapacity(cellCount)
        for k in 0..<z.count {
            for j in 0..<y.count {
                for i in 0..<x.count { values.append(Float(temperature(centre(i, j, k)))) }
            }
        }
        return CellField(grid: self, values: values)
    }

    /// A ball of ice: 0 °C at a radius, 4 K a millimetre.
    func ball(at centre: Point, radius: Double) -> CellField { field { 4 * ($0.distance(to: centre) - radius) } }
}

/// Volume of a ball, mm³.
func ballVolume(_ radius: Double) -> Double { 4 / 3 * Double.pi * radius * radius * radius }

/// Repeatable numbers, so that a failing test fails again.
struct RepeatableNumbers: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }

    mutating func point(within reach: Double) -> Point {
        let range = -reach...reach
        return Point(.random(in: range, using: &self), .random(in: range, using: &self), .random(in: range, using: &self))
    }
}
