#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The factors of a damped Runge–Kutta–Chebyshev step of second order (van der Houwen & Sommeijer 1980; Verwer 1996).
///
/// With Tⱼ the Chebyshev polynomials, w₀ = 1 + ε/s² and w₁ = Tₛ(w₀)/Tₛ'(w₀), the stages
///
///     μⱼ = 2w₀ Tⱼ₋₁/Tⱼ,   νⱼ = −Tⱼ₋₂/Tⱼ,   μ̃ⱼ = 2w₁ Tⱼ₋₁/Tⱼ      (μ₁ = 1, ν₁ = 0, μ̃₁ = w₁/w₀), T at w₀
///
/// make a step σ of first order, by which a wave of decay rate λ is multiplied by P(λσ) = Tₛ(w₀ − w₁λσ)/Tₛ(w₀), stable for
/// λσ ≤ (1 + w₀)/w₁. A step τ is the share b = Tₛ Tₛ''/Tₛ'² of a step σ = τ/b, and 1 − b of where it began: then the second derivative of
/// 1 − b + b P is 1 too, which makes it of second order. A wave that decays within a step is left with 1 − b and b/Tₛ more or less: with ε = 4 with 0.26 to 0.42.
/// All of it positive: where that is not so (Runge–Kutta–Legendre, −0.4 at λτ = 3.7) frozen tissue by a probe warmed and cooled by some
/// kelvins from step to step.
struct ChebyshevStages: Sendable {
    let count: Int
    /// b: the share of the stages' own step in the whole.
    let share: Double
    private let argument: Double
    private let slope: Double
    private let angle: Double

    private static let damping = 4.0

    /// The fewest stages, two or more, that are stable for the fastest decay rate times the step.
    init(for decay: Double) {
        var stages = ChebyshevStages(count: max(2, Int((decay / 0.6).squareRoot())))
        while stages.reach < decay { stages = ChebyshevStages(count: stages.count + 1) }
        self = stages
    }

    private init(count: Int) {
        self.count = count
        argument = 1 + Self.damping / Double(count * count)
        angle = acosh(argument)
        slope = sinh(angle) / (Double(count) * tanh(Double(count) * angle))
        // Chebyshev's equation, (w² − 1) T'' + w T' = s² T, divided by T'²/T, with w₁ = T/T'.
        let square = Double(count * count)
        share = slope * (square * slope - argument) / (argument * argument - 1)
    }

    /// The greatest λτ.
    private var reach: Double { share * (1 + argument) / slope }

    /// Of a stage: what the last stage and the one before count, and for how much of the step the rates do.
    func factors(_ stage: Int) -> (mu: Double, nu: Double, step: Double) {
        let whole = stage == count ? share : 1
        guard stage > 1 else { return (whole, 0, whole * slope / (argument * share)) }
        let (here, before, earlier) = (value(stage), value(stage - 1), value(stage - 2))
        return (whole * 2 * argument * before / here, -whole * earlier / here, whole * 2 * slope * before / (here * share))
    }

    private func value(_ stage: Int) -> Double { cosh(Double(stage) * angle) }
}
