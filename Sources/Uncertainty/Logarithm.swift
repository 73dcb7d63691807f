#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

enum Logarithm {
    static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

    /// A share of the way from the lower to the upper bound, both > 0, in logarithms.
    static func value(at share: Double, of range: ClosedRange<Double>) -> Double {
        range.lowerBound * pow(range.upperBound / range.lowerBound, share)
    }
}

extension Logarithm {
    static func of(_ value: Double) -> Double { log(value) }
    static func exponential(_ value: Double) -> Double { exp(value) }
}
