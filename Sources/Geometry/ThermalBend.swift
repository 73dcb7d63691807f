/// How temperature runs between cell centres in a tissue that freezes there.
///
/// Heat flows down the gradient of θ = ∫k dT, so that θ, not T, runs straight from centre to centre. Ice conducts some four times as well as the tissue
/// that it was: T rises slowly in it and fast before it, and a straight line in T is too warm there, by kelvins where T is steep.
public struct ThermalBend: Hashable, Sendable, BitwiseCopyable {
    public let solidusCelsius: Double
    public let liquidusCelsius: Double
    /// W/m/K.
    public let frozenConductivity: Double
    public let unfrozenConductivity: Double
    /// θ across the freezing range is its width times (linear f + quadratic f²), f the unfrozen fraction, W/m/K.
    public let mushyLinear: Double
    public let mushyQuadratic: Double

    public init(
        solidusCelsius: Double, liquidusCelsius: Double, frozenConductivity: Double, unfrozenConductivity: Double, mushyLinear: Double, mushyQuadratic: Double
    ) {
        self.solidusCelsius = solidusCelsius
        self.liquidusCelsius = liquidusCelsius
        self.frozenConductivity = frozenConductivity
        self.unfrozenConductivity = unfrozenConductivity
        self.mushyLinear = mushyLinear
        self.mushyQuadratic = mushyQuadratic
    }

    @inlinable
    public var range: Double { liquidusCelsius - solidusCelsius }
    /// θ at the liquidus, W/m.
    @inlinable
    public var meltTheta: Double { range * (mushyLinear + mushyQuadratic) }

    /// θ, W/m; 0 at the solidus.
    @inlinable
    public func theta(_ celsius: Double) -> Double {
        if celsius < solidusCelsius { return (celsius - solidusCelsius) * frozenConductivity }
        if celsius <= liquidusCelsius {
            let fraction = (celsius - solidusCelsius) / range
            return range * fraction * (mushyLinear + mushyQuadratic * fraction)
        }
        return meltTheta + (celsius - liquidusCelsius) * unfrozenConductivity
    }

    /// The temperature, °C, with such a θ.
    public func celsius(_ theta: Double) -> Double {
        if theta < 0 { return solidusCelsius + theta / frozenConductivity }
        if theta > meltTheta { return liquidusCelsius + (theta - meltTheta) / unfrozenConductivity }
        // linear f + quadratic f² = θ over the range, the root that stays finite where the quadratic part goes to 0.
        let share = theta / range
        let root = (mushyLinear * mushyLinear + 4 * mushyQuadratic * share).squareRoot()
        return solidusCelsius + range * 2 * share / (mushyLinear + root)
    }
}
