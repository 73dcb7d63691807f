#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The exponential integral E₁(x) = ∫ₓ^∞ e^(−t)/t dt for x > 0, to about 1e-14 relative.
///
/// A power series up to 1, a continued fraction (Lentz) beyond: Abramowitz & Stegun 5.1.11 and 5.1.22.
public func exponentialIntegral(_ x: Double) -> Double {
    guard x > 0 else { return .infinity }
    if x > 700 { return 0 }
    if x <= 1 {
        var sum = -0.5772156649015329 - log(x)
        var term = 1.0
        for n in 1...40 {
            term *= -x / Double(n)
            sum -= term / Double(n)
        }
        return sum
    }
    var b = x + 1
    var c = 1e300
    var d = 1 / b
    var fraction = d
    for n in 1...200 {
        let a = -Double(n) * Double(n)
        b += 2
        d = 1 / (a * d + b)
        c = b + a / c
        let factor = c * d
        fraction *= factor
        if abs(factor - 1) < 1e-15 { break }
    }
    return fraction * exp(-x)
}

/// Modified Bessel functions K₀ and K₁ for x > 0, by the integral ∫₀^∞ e^(−x cosh t) cosh(nt) dt: the trapezium rule converges
/// exponentially.
public func besselK(_ order: Int, _ x: Double) -> Double {
    guard x > 0 else { return .infinity }
    let step = 0.02
    var sum = exp(-x) / 2
    var t = step
    while true {
        let term = exp(-x * cosh(t)) * cosh(Double(order) * t)
        sum += term
        if term < 1e-18 * sum { break }
        t += step
    }
    return sum * step
}
