extension PhaseLaw {
    /// The law in single precision, with enthalpy counted from a reference temperature, which is the blood's too.
    func stageLaw(referenceCelsius: Double, isActive: Bool) -> StageLaw {
        let reference = enthalpy(temperature: referenceCelsius)
        let mushySlope = range / meltEnthalpy
        return StageLaw(
            isActive: isActive, isPerfused: perfusionCoefficient != 0 || metabolism != 0, freezes: freezes, enthalpyAtReference: Float(reference),
            enthalpyAboveMelt: Float(reference - meltEnthalpy), solidusCelsius: Float(solidusCelsius), liquidusCelsius: Float(liquidusCelsius),
            frozenSlope: Float(1 / frozenCapacity), mushySlope: Float(mushySlope), unfrozenSlope: Float(1 / unfrozenCapacity),
            perMeltEnthalpy: Float(1 / meltEnthalpy), frozenDiffusivity: Float(frozenConductivity / frozenCapacity),
            unfrozenDiffusivity: Float(unfrozenConductivity / unfrozenCapacity), mushyLinear: Float(range * mushyLinear),
            mushyQuadratic: Float(range * mushyQuadratic), frozenConductivity: Float(frozenConductivity),
            unfrozenConductivity: Float(unfrozenConductivity),
            heat: Float((referenceCelsius - solidusCelsius) * perfusionCoefficient + metabolism),
            heatPerLatent: Float(-perfusionCoefficient * mushySlope), heatPerUnfrozen: Float(-perfusionCoefficient / unfrozenCapacity),
            thetaAtLiquidus: Float(range * (mushyLinear + mushyQuadratic)),
            bloodAtLiquidus: Float((referenceCelsius - liquidusCelsius) * perfusionCoefficient + metabolism))
    }
}
