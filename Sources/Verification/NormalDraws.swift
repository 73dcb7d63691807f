import Geometry
import Uncertainty

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Standard normal numbers from a seed, by Box and Muller.
struct NormalDraws: Sendable {
    private var generator: SeededGenerator

    init(seed: UInt64, stream: UInt64) { generator = SeededGenerator(seed: seed, stream: stream) }

    mutating func next() -> Double {
        let radius = (-2 * log(1 - generator.nextUnit())).squareRoot()
        return radius * cos(2 * Double.pi * generator.nextUnit())
    }

    mutating func nextPoint() -> Point { Point(next(), next(), next()) }

    static func exponential(_ value: Double) -> Double { exp(value) }
    static func logarithm(_ value: Double) -> Double { log(value) }
}
