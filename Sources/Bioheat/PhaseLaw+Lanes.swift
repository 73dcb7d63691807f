extension PhaseLaw {
    /// What `PhaseLanes` is made of, in its order, with enthalpy counted from a reference temperature.
    func laneConstants(referenceCelsius: Double) -> [Float] {
        let reference = enthalpy(temperature: referenceCelsius)
        return [
            reference, reference - meltEnthalpy, solidusCelsius, 1 / frozenCapacity, range / meltEnthalpy, 1 / unfrozenCapacity, 1 / meltEnthalpy,
            frozenConductivity / frozenCapacity, unfrozenConductivity / unfrozenCapacity, range * mushyLinear, range * mushyQuadratic,
            perfusionCoefficient, metabolism,
        ].map { Float($0) }
    }
}
