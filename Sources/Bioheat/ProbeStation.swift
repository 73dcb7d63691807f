/// A place on the active length: what lies between the probe's surface and the temperature that the grid shows there.
struct ProbeStation: BitwiseCopyable, Sendable {
    let law: PhaseLaw
    /// Resistance between surface and grid in Kirchhoff's variable: ln(r*/a), no unit.
    let logarithm: Double
    /// The length of shaft that the station stands for, as a part of the others' (`ProbeCoupling`).
    let lengthShare: Double
    let diameterMM: Double

    /// Heat drawn from the tissue in W per length of the shaft's stations, and the surface temperature, °C.
    ///
    /// - Parameter mean: what the grid shows, °C.
    func exchange(mean: Double, contact: ProbeDriveState.Contact) -> (wattsPerMetre: Double, celsius: Double) {
        let theta = law.theta(temperature: mean)
        let surface: Double
        switch contact {
        case .none: return (0, mean)
        case .surface(let celsius): surface = celsius
        case .gas(let celsius, let coefficient, _):
            let conductance = diameterMM / 2000 * coefficient * logarithm
            surface = law.surfaceTemperature(theta: theta, conductance: conductance, outside: celsius)
        case .sink(let wattsPerMetre): return (wattsPerMetre * lengthShare, sunkSurface(theta: theta, mean: mean, wattsPerMetre: wattsPerMetre))
        }
        return (2 * Double.pi * (theta - law.theta(temperature: surface)) / logarithm * lengthShare, surface)
    }

    /// The surface temperature at which conduction brings a constant sink its heat; no colder than 1000 K below the grid's.
    private func sunkSurface(theta: Double, mean: Double, wattsPerMetre: Double) -> Double {
        max(law.surfaceTemperature(theta: theta - wattsPerMetre * logarithm / (2 * Double.pi), conductance: 0, outside: mean), mean - 1000)
    }
}
