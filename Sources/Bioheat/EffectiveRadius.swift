import Geometry

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The radius at which the grid's own temperature around a smeared ring source equals the mean that the ring sees.
///
/// A probe of radius a is a ring of points whose heat sink is spread over cells by a Gaussian of width σ; its temperature is read back with
/// the same weights. Around a line sink of strength q' the Kirchhoff variable is q'/2π ln r, so the ring's mean is q'/2π times the mean
/// logarithm of the distance between two points of the ring, blurred twice by σ:
///
///     ln r* = ⟨ ln ρ + ½ E₁(ρ²/4σ²) ⟩,   ρ = 2 a |sin φ/2|
///
/// (the blur of a logarithm by a planar Gaussian), less what the seven-point Laplacian's Green's function differs from the true one,
/// which is an integral over wave vectors k across the probe with the stencil's symbol λ(k) in place of k²:
///
///     −2π ∫ d²k/(2π)² e^(−σ²k²) J₀(ka)² (1/λ(k) − 1/k²)
///
/// Then q' follows from h and a alone: ln(r*/a)/2π is the resistance (in θ) between the probe's true surface and what the grid resolves.
/// It goes to zero with the cell size, and holds for any direction and offset.
struct EffectiveRadius: Hashable {
    /// All lengths in one unit.
    let radius: Double
    let blur: Double
    let cell: Point
    let axis: Point

    /// ln r*.
    var logarithm: Double { continuumLogarithm + latticeCorrection }

    private var continuumLogarithm: Double {
        let count = 256
        var sum = 0.0
        for number in 0..<count {
            let distance = 2 * radius * sin(Double.pi * (Double(number) + 0.5) / Double(2 * count))
            sum += log(distance) + exponentialIntegral(distance * distance / (4 * blur * blur)) / 2
        }
        return sum / Double(count)
    }

    /// The part of ln r* that makes up for the lattice.
    var latticeCorrection: Double {
        let (first, second) = axis.perpendiculars
        let angles = 32
        let steps = 200
        let limit = Double.pi / max(cell.x, cell.y, cell.z)
        let width = limit / Double(steps)
        var sum = 0.0
        for angle in 0..<angles {
            let phase = Double.pi * (Double(angle) + 0.5) / Double(angles)
            let direction = first * cos(phase) + second * sin(phase)
            for step in 0..<steps {
                let wave = (Double(step) + 0.5) * width
                let shape = j0(wave * radius)
                let weight = exp(-blur * blur * wave * wave) * shape * shape
                sum += weight * (1 / symbol(direction * wave) - 1 / (wave * wave)) * wave
            }
        }
        return -2 * Double.pi * sum * width * (2 * Double.pi / Double(angles)) / (4 * Double.pi * Double.pi)
    }

    /// What the stencil makes of a wave: Σ (2/h sin(k h/2))².
    private func symbol(_ wave: Point) -> Double {
        (0..<3).reduce(0) { sum, number in
            let part = 2 / cell[number] * sin(wave[number] * cell[number] / 2)
            return sum + part * part
        }
    }
}

extension SIMD3<Double> {
    /// Two directions of length 1 across this one and across each other.
    var perpendiculars: (Point, Point) {
        let helper = abs(x) < 0.6 ? Point(1, 0, 0) : Point(0, 1, 0)
        let first = cross(helper).normalised ?? Point(1, 0, 0)
        return (first, cross(first).normalised ?? Point(0, 1, 0))
    }
}
