#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The factors of a damped Runge–Kutta–Chebyshev step of first order (van der Houwen & Sommeijer 1980; Verwer 1996).
///
/// With Tⱼ the Chebyshev polynomials, w₀ = 1 + ε/s² and w₁ = Tₛ(w₀)/Tₛ'(w₀):
///
///     μⱼ = 2w₀ Tⱼ₋₁/Tⱼ,   νⱼ = −Tⱼ₋₂/Tⱼ,   μ̃ⱼ = 2w₁ Tⱼ₋₁/Tⱼ      (μ₁ = 1, ν₁ = 0, μ̃₁ = w₁/w₀), T at w₀
///
/// A wave of decay rate λ is multiplied by Tₛ(w₀ − w₁λτ)/Tₛ(w₀), stable for λτ ≤ (1 + w₀)/w₁. Without damping (and in
/// Runge–Kutta–Legendre, −0.4 at λτ = 3.7) waves that decay within a step come out with the wrong sign, and frozen tissue by a probe
/// warmed and cooled by some kelvins from step to step; with ε = 3.7 no wave is worse than −0.14.
struct ChebyshevStages: Sendable {
    let count: Int
    private let argument: Double
    private let slope: Double
    private let angle: Double

    private static let damping = 3.7

    /// The fewest stages that are stable for the fastest decay rate times the step.
    init(for decay: Double) {
        var stages = ChebyshevStages(count: max(1, Int((decay / 0.75).squareRoot())))
        while stages.reach < decay { stages = ChebyshevStages(count: stages.count + 1) }
        self = stages
    }

    private init(count: Int) {
        self.count = count
        argument = 1 + Self.damping / Double(count * count)
        angle = acosh(argument)
        slope = sinh(angle) / (Double(count) * tanh(Double(count) * angle))
    }

    /// The greatest λτ.
    private var reach: Double { (1 + argument) / slope }

    func factors(_ stage: Int) -> (mu: Double, nu: Double, share: Double) {
        guard stage > 1 else { return (1, 0, slope / argument) }
        let (here, before, earlier) = (value(stage), value(stage - 1), value(stage - 2))
        return (2 * argument * before / here, -earlier / here, 2 * slope * before / here)
    }

    private func value(_ stage: Int) -> Double { cosh(Double(stage) * angle) }
}
