import Geometry

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How much of a station's resistance between surface and grid is left near the ends of the active length.
///
/// The resistance makes up for what the Gaussian of blur σ hides of the ring's own field, which in three dimensions is, between points of the
/// ring u apart along the probe and at distance d = √(u² + ρ²), erfc(d/2σ)/d (the potential of a point less that of a Gaussian seen through
/// the same Gaussian). An endless line adds it up from both sides; at an end one side is missing, and half of it is left:
///
///     F(s) = ∫ from −s to L−s of ⟨erfc(d/2σ)/d⟩ du  /  the same from −∞ to ∞,    ⟨⟩ over the ring's chords ρ = 2a sin φ
///
/// Without it a probe's ends draw too little, and the ice ends 0.3 of a cell too soon. A wire that runs into the domain's wall does not end
/// there: the wall mirrors it.
struct EndEffect {
    /// mm.
    let radius: Double
    let blur: Double
    let length: Double
    /// Whether the active length ends inside the domain, at its start (the tip) and at its end.
    let endsFreely: (start: Bool, end: Bool)

    init(radius: Double, blur: Double, probe: PlacedProbe, in domain: Bounds) {
        self.radius = radius
        self.blur = blur
        length = probe.model.activeLengthMM
        let wall = domain.expanded(by: -1e-6)
        endsFreely = (wall.contains(probe.tip), wall.contains(probe.activeEnd))
    }

    /// F, averaged over the station's piece of the active length; between 0.5 and 1 for lengths of some blurs.
    func share(from start: Double, to end: Double) -> Double {
        let reach = 6 * blur
        if (start > reach || !endsFreely.start), end < length - reach || !endsFreely.end { return 1 }
        let points = 4
        let sum = (0..<points).reduce(0.0) { $0 + share(at: start + (end - start) * (Double($1) + 0.5) / Double(points)) }
        return sum / Double(points)
    }

    private func share(at place: Double) -> Double {
        let chords = 12
        var (part, whole) = (0.0, 0.0)
        for number in 0..<chords {
            let chord = 2 * radius * sin(Double.pi / 2 * (Double(number) + 0.5) / Double(chords))
            part += hidden(chord, from: endsFreely.start ? -place : -.infinity, to: endsFreely.end ? length - place : .infinity)
            whole += hidden(chord, from: -.infinity, to: .infinity)
        }
        return whole > 0 ? part / whole : 1
    }

    /// ∫ erfc(d/2σ)/d du with u = ρ sinh t, so that du/d = dt.
    private func hidden(_ chord: Double, from start: Double, to end: Double) -> Double {
        let far = acosh(max(8 * blur / chord, 1))
        let low = max(asinh(start / chord), -far)
        let high = min(asinh(end / chord), far)
        guard high > low else { return 0 }
        let steps = 48
        let width = (high - low) / Double(steps)
        return (0..<steps).reduce(0.0) { $0 + erfc(chord * cosh(low + width * (Double($1) + 0.5)) / (2 * blur)) } * width
    }
}
