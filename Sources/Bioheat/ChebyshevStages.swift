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
/// warmed and cooled by some kelvins from step to step; with ε = 3.7 no wave is worse than −0.14. What a whole number of stages reaches beyond the
/// fastest decay is spent on more damping: it costs nothing, and brings smooth waves nearer to e^(−λτ).
struct ChebyshevStages: Sendable {
    let count: Int
    private let argument: Double
    private let slope: Double
    private let angle: Double

    private static let leastDamping = 3.7
    /// With so much the stages are all but equal steps of their own.
    private static let mostDamping = 60.0

    /// The fewest stages that are stable for the fastest decay rate times the step.
    init(for decay: Double) {
        var stages = ChebyshevStages(count: max(1, Int((decay / 0.75).squareRoot())), damping: Self.leastDamping)
        while stages.reach < decay { stages = ChebyshevStages(count: stages.count + 1, damping: Self.leastDamping) }
        self = stages.damped(for: decay)
    }

    /// As many stages, with as much damping as the decay leaves room for.
    private func damped(for decay: Double) -> ChebyshevStages {
        var (low, high) = (Self.leastDamping, Self.mostDamping)
        for _ in 0..<20 {
            let middle = (low + high) / 2
            if ChebyshevStages(count: count, damping: middle).reach < decay { high = middle } else { low = middle }
        }
        return ChebyshevStages(count: count, damping: low)
    }

    private init(count: Int, damping: Double) {
        self.count = count
        argument = 1 + damping / Double(count * count)
        angle = acosh(argument)
        slope = sinh(angle) / (Double(count) * tanh(Double(count) * angle))
    }

    /// The greatest λτ.
    var reach: Double { (1 + argument) / slope }

    func factors(_ stage: Int) -> (mu: Double, nu: Double, share: Double) {
        guard stage > 1 else { return (1, 0, slope / argument) }
        let (here, before, earlier) = (value(stage), value(stage - 1), value(stage - 2))
        return (2 * argument * before / here, -earlier / here, 2 * slope * before / here)
    }

    private func value(_ stage: Int) -> Double { cosh(Double(stage) * angle) }
}
