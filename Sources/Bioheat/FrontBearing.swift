/// Which way the front is from a cell, and how far, by the latent fractions.
struct FrontBearing {
    /// Towards the unfrozen side, length 1.
    let normal: SIMD3<Double>
    /// Of cells along the normal, mm.
    let sizeMM: Double
    /// Of the front, both ways together, 1/mm; positive around ice.
    let curvature: Double
    /// mm; positive on the unfrozen side.
    let distanceMM: Double
}
