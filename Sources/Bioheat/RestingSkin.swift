import Geometry

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The temperature under a bare skin before anything is done: the steady one-dimensional solution of Pennes' equation,
///
///     T(d) = Tb − (Tb − Tair) h/(h + k m) e^(−m d),   m = √(w ρb cb / k),   Tb the background
///
/// at depth d in the background tissue (the 2 mm of skin count as background). Without perfusion there is no steady state, and the patient
/// starts at one temperature.
struct RestingSkin {
    let patient: Patient
    let law: PhaseLaw

    init?(patient: Patient, law: PhaseLaw) {
        guard patient.skin != nil, law.perfusionCoefficient > 0 else { return nil }
        self.patient = patient
        self.law = law
    }

    func celsius(at point: Point) -> Double {
        guard let skin = patient.skin else { return patient.backgroundCelsius }
        let depth = max(0, (skin.point - point).dot(skin.normal) / 1000)
        let decay = (law.perfusionCoefficient / law.unfrozenConductivity).squareRoot()
        let air = SkinContact.roomAir
        let share = air.coefficientWPerM2K / (air.coefficientWPerM2K + law.unfrozenConductivity * decay)
        return patient.backgroundCelsius - (patient.backgroundCelsius - air.celsius) * share * exp(-decay * depth)
    }
}
