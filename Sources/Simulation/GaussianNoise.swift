import Uncertainty

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Normally distributed numbers around 0, by Box and Muller from a seeded generator.
public struct GaussianNoise: Sendable {
    private var generator: SeededGenerator
    /// Box and Muller's second number waits for the next call.
    private var spare: Double?

    public init(seed: UInt64, stream: UInt64) { generator = SeededGenerator(seed: seed, stream: stream) }

    /// The next number, with this standard deviation; always finite.
    public mutating func next(deviation: Double) -> Double { nextStandard() * deviation }

    private mutating func nextStandard() -> Double {
        if let waiting = spare {
            spare = nil
            return waiting
        }
        let radius = (-2 * log(1 - generator.nextUnit())).squareRoot()
        let angle = 2 * Double.pi * generator.nextUnit()
        spare = radius * sin(angle)
        return radius * cos(angle)
    }
}
