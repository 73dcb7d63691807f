import Geometry

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

    mutating func direction() -> Point { point(within: 1).normalised ?? Point(1, 0, 0) }
}
