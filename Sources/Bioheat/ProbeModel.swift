/// What a cryoprobe is and can do.
///
/// The gas in the probe is a cryogen at a temperature that it reaches within the start-up time; heat crosses from the tissue through a
/// heat-transfer coefficient along the active length, but no more of it than the gas flow carries off (`GasCooling`): under a heavy load the
/// surface stays far above the gas, as measured. An *ideal* probe holds its surface at a temperature instead: for checks against exact
/// solutions.
public struct ProbeModel: Hashable, Codable, Sendable {
    public enum Cooling: Hashable, Codable, Sendable {
        /// The surface stands at this temperature at once, °C.
        case idealSurface(celsius: Double)
        /// Joule–Thomson gas: the cryogen's temperature (°C) and coefficient (W/m²/K) at 100 % and nominal pressure, and the time
        /// constant (s) of the start.
        case cryogen(celsius: Double, coefficientWPerM2K: Double, startSeconds: Double)
        /// Draws this many watts per metre of active length at 100 % power, in proportion at less, whatever the temperature: for checks
        /// against exact solutions, since no real probe does.
        case constantSink(wattsPerMetre: Double)
    }

    /// Whether less power cools less: a surface that is held stays at its temperature.
    public var followsPower: Bool { if case .idealSurface = cooling { false } else { true } }

    public var name: String
    public var diameterMM: Double
    /// Behind the insulated tip, towards the entry, mm.
    public var activeLengthMM: Double
    /// From the tip to the active length: metal that nothing cools, mm.
    public var insulatedTipMM: Double
    /// Of the shaft, where it is thicker than the active length: what its way may cross. Nothing of it draws heat.
    public var shaftDiameterMM: Double
    public var cooling: Cooling
    /// Active thaw: temperature of the warmed gas or heater, °C, with its coefficient, W/m²/K.
    public var thawCelsius: Double
    public var thawCoefficientWPerM2K: Double
    public var hasThermocouple: Bool
    /// Cooling gas: `argon`, or `nitrogen`.
    public var gas: String
    /// Gas used at 100 % power and nominal pressure, g/s; what a probe can draw follows from it.
    public var gasFlowGPerSecond: Double
    /// Whether it draws no more than this flow carries off. A model written without a flow draws what its coefficient lets it.
    public var isLimitedByFlow: Bool
    /// Pressure at which flow and coefficient hold, psi.
    public var nominalPressurePsi: Double

    public init(
        name: String, diameterMM: Double, activeLengthMM: Double, insulatedTipMM: Double = 0, shaftDiameterMM: Double? = nil, cooling: Cooling,
        thawCelsius: Double = 30,
        thawCoefficientWPerM2K: Double = 1000, hasThermocouple: Bool = true, gas: String = "argon", gasFlowGPerSecond: Double = 0.7,
        isLimitedByFlow: Bool = true, nominalPressurePsi: Double = 3500
    ) {
        self.name = name
        self.diameterMM = diameterMM
        self.activeLengthMM = activeLengthMM
        self.insulatedTipMM = insulatedTipMM
        self.shaftDiameterMM = max(shaftDiameterMM ?? diameterMM, diameterMM)
        self.cooling = cooling
        self.thawCelsius = thawCelsius
        self.thawCoefficientWPerM2K = thawCoefficientWPerM2K
        self.hasThermocouple = hasThermocouple
        self.gas = gas
        self.gasFlowGPerSecond = gasFlowGPerSecond
        self.isLimitedByFlow = isLimitedByFlow
        self.nominalPressurePsi = nominalPressurePsi
    }
}
