#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The ice that a cold cylinder or sphere keeps in perfused tissue for ever: conduction inside, Pennes' equation outside.
///
/// With m = √(w ρb cb/ku) and the tissue at T∞ = Tb + Q/(w ρb cb) far away, the radius R follows from equal flux:
///
///     cylinder   kf (Tm − Tp)/ln(R/a) = R ku m (T∞ − Tm) K₁(mR)/K₀(mR)
///     sphere     kf (Tm − Tp)/(1/a − 1/R) = ku (T∞ − Tm) R (1 + mR)
public struct SteadyPennesIceBall: Sendable {
    public enum Form: Sendable { case cylinder, sphere }

    /// Of the ice, mm.
    public let radiusMM: Double
    /// Drawn by the probe: W/m for a cylinder, W for a sphere.
    public let heat: Double
    private let form: Form
    private let probeRadius: Double
    private let probe: Double
    private let freezing: Double
    private let far: Double
    private let decay: Double

    /// - Parameter perfusionWPerM3K: w ρb cb, > 0. Metabolism and conductivities are the tissue's.
    public init(
        form: Form, tissue: Tissue, perfusionWPerM3K: Double, probeRadiusMM: Double, probeCelsius: Double, freezingCelsius: Double,
        arterialCelsius: Double
    ) {
        let (frozen, unfrozen) = (tissue.frozenConductivityWPerMK, tissue.conductivityWPerMK)
        let decay = (perfusionWPerM3K / unfrozen).squareRoot()
        let far = arterialCelsius + tissue.metabolismWPerM3 / perfusionWPerM3K
        let radius = probeRadiusMM / 1000
        func drawn(_ place: Double) -> Double {
            frozen * (freezingCelsius - probeCelsius) / (form == .cylinder ? log(place / radius) : 1 / radius - 1 / place)
        }
        func given(_ place: Double) -> Double {
            let shape = form == .cylinder ? decay * besselK(1, decay * place) / besselK(0, decay * place) : 1 + decay * place
            return place * unfrozen * (far - freezingCelsius) * shape
        }
        let place = bisection(from: radius * (1 + 1e-12), to: radius + 1) { drawn($0) - given($0) }
        radiusMM = place * 1000
        heat = drawn(place) * (form == .cylinder ? 2 : 4) * Double.pi
        self.form = form
        self.decay = decay
        self.far = far
        probeRadius = radius
        probe = probeCelsius
        freezing = freezingCelsius
    }

    /// °C at a distance from the axis or centre, mm; the probe's own temperature within it.
    public func celsius(atMM distance: Double) -> Double {
        let (place, front) = (max(distance / 1000, probeRadius), radiusMM / 1000)
        switch form {
        case .cylinder:
            if place < front { return probe + (freezing - probe) * log(place / probeRadius) / log(front / probeRadius) }
            return far - (far - freezing) * besselK(0, decay * place) / besselK(0, decay * front)
        case .sphere:
            if place < front { return probe + (freezing - probe) * (1 / probeRadius - 1 / place) / (1 / probeRadius - 1 / front) }
            return far - (far - freezing) * front / place * exp(-decay * (place - front))
        }
    }

    /// Where an isotherm stands, mm; nothing where there is none.
    public func radiusMM(ofCelsius celsius: Double) -> Double? {
        guard celsius > probe, celsius < far else { return nil }
        return bisection(from: probeRadius * 1000, to: 1000) { celsius - self.celsius(atMM: $0) }
    }
}
