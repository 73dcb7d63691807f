import Bioheat

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An endless probe in one tissue, solved along the radius on a grid far finer than any patient's: the truth that wires at any angle are
/// held against.
///
/// Enthalpy in rings spaced evenly in ln r, each step implicit (backward Euler, Newton's method on a tridiagonal system); a test holds it
/// against the exact solution of a line sink.
struct RadialReference {
    let law: ReferenceLaw
    let arterialCelsius: Double
    /// Of ring centres, m.
    private let radii: [Double]
    /// m³ per metre of length.
    private let volumes: [Double]
    /// Between neighbouring centres, no unit: 2π/ln(r₂/r₁).
    private let conductance: Double
    private let probeRadius: Double
    private var enthalpies: [Double]
    private(set) var elapsedSeconds = 0.0

    /// - Parameter rings: up to `reachMM`; 600 move no front by more than 0.005 mm.
    init(tissue: Tissue, initialCelsius: Double, probeRadiusMM: Double, reachMM: Double = 120, rings: Int = 600) {
        law = ReferenceLaw(tissue)
        arterialCelsius = initialCelsius
        probeRadius = probeRadiusMM / 1000
        let ratio = exp(log(reachMM / probeRadiusMM) / Double(rings))
        let edges = (0...rings).map { probeRadiusMM / 1000 * pow(ratio, Double($0)) }
        radii = zip(edges, edges.dropFirst()).map { ($0 * $1).squareRoot() }
        volumes = zip(edges, edges.dropFirst()).map { Double.pi * ($1 * $1 - $0 * $0) }
        conductance = 2 * Double.pi / log(ratio)
        enthalpies = Array(repeating: law.enthalpy(celsius: initialCelsius), count: rings)
    }

    /// Steps of `longestStep`, shorter at the start.
    mutating func advance(to end: Double, contact: ReferenceContact, longestStep: Double = 0.5) {
        while elapsedSeconds < end - 1e-9 {
            let step = min(max(0.002, 0.02 * elapsedSeconds), longestStep, end - elapsedSeconds)
            advance(by: step, contact: contact)
            elapsedSeconds += step
        }
    }

    private mutating func advance(by seconds: Double, contact: ReferenceContact) {
        let before = enthalpies
        for _ in 0..<60 {
            let change = newtonStep(before, seconds: seconds, contact: contact)
            for ring in enthalpies.indices { enthalpies[ring] += change[ring] }
            let largest = change.reduce(0) { max($0, abs($1)) }
            if largest < 1e-7 * law.melt { break }
        }
    }

    /// Heat that the probe draws from the innermost ring, W/m, and what that changes with the ring's θ.
    private func drawn(_ contact: ReferenceContact) -> (watts: Double, slope: Double) {
        // From the innermost centre to the surface: half a ring in ln r.
        let resistance = probeRadius * Double.pi / conductance
        func watts(_ theta: Double) -> Double {
            2 * Double.pi * probeRadius * law.surface(theta: theta, resistance: resistance, contact: contact).flux
        }
        let theta = law.theta(enthalpy: enthalpies[0])
        let difference = 0.01
        return (watts(theta), (watts(theta + difference) - watts(theta - difference)) / (2 * difference))
    }

    private func newtonStep(_ before: [Double], seconds: Double, contact: ReferenceContact) -> [Double] {
        let count = enthalpies.count
        let thetas = enthalpies.map(law.theta(enthalpy:))
        let slopes = enthalpies.map(law.diffusivity(enthalpy:))
        let probe = drawn(contact)
        var upper = [Double](repeating: 0, count: count)
        var right = [Double](repeating: 0, count: count)
        for ring in 0..<count {
            let share = seconds / volumes[ring]
            var flow = ring == 0 ? -probe.watts : conductance * (thetas[ring - 1] - thetas[ring])
            var diagonal = 1 + share * slopes[ring] * (ring == 0 ? probe.slope : conductance)
            if ring + 1 < count {
                flow += conductance * (thetas[ring + 1] - thetas[ring])
                diagonal += share * slopes[ring] * conductance
                upper[ring] = -share * conductance * slopes[ring + 1]
            }
            let enthalpy = enthalpies[ring]
            let step = 1e-4 * law.melt
            let warming = law.warming(enthalpy: enthalpy, arterialCelsius: arterialCelsius)
            let warmer = law.warming(enthalpy: enthalpy + step, arterialCelsius: arterialCelsius)
            diagonal -= seconds * min(0, (warmer - warming) / step)
            var remainder = before[ring] - enthalpy + share * flow + seconds * warming
            if ring > 0 {
                let lower = -share * conductance * slopes[ring - 1]
                diagonal -= lower * upper[ring - 1]
                remainder -= lower * right[ring - 1]
            }
            upper[ring] /= diagonal
            right[ring] = remainder / diagonal
        }
        for ring in stride(from: count - 2, through: 0, by: -1) { right[ring] -= upper[ring] * right[ring + 1] }
        return right
    }

    /// Where the temperature crosses a value, mm from the axis; θ is straight in ln r between two rings.
    func radiusMM(ofCelsius celsius: Double) -> Double? {
        let wanted = law.theta(celsius: celsius)
        let thetas = enthalpies.map(law.theta(enthalpy:))
        guard let outer = thetas.firstIndex(where: { $0 > wanted }), outer > 0 else { return nil }
        let fraction = (wanted - thetas[outer - 1]) / (thetas[outer] - thetas[outer - 1])
        return 1000 * radii[outer - 1] * pow(radii[outer] / radii[outer - 1], fraction)
    }

    func celsius(atMM distance: Double) -> Double {
        let place = log(distance / 1000 / radii[0]) / log(radii[1] / radii[0])
        let ring = min(max(Int(place), 0), radii.count - 2)
        let (near, far) = (law.celsius(enthalpy: enthalpies[ring]), law.celsius(enthalpy: enthalpies[ring + 1]))
        return near + (far - near) * min(max(place - Double(ring), 0), 1)
    }
}
