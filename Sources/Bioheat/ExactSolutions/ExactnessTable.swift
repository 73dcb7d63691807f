import Geometry

/// The solver held against the exact solutions: what a user, or a test, can run and print.
public enum ExactnessTable {
    /// A problem with a known answer.
    public enum Case: String, CaseIterable, Sendable {
        case planarNeumann = "planar Neumann, wall on a face"
        case planarNeumannOffFace = "planar Neumann, wall off a face"
        case planarWater = "planar Neumann, water"
        case planarFreezingRange = "planar, freezing range"
        case lineSink = "line sink 600 W/m"
        case lineSinkWater = "line sink 1000 W/m, water"
        case lineSinkFreezingRange = "line sink, freezing range"
        case sphericalSink = "spherical sink"
        case steadyCylinder = "steady Pennes, cold probe"
        case steadySphere = "steady Pennes, cold sphere"
        case perfusedPointSink = "Pennes, point sink"
        case perfusionDecay = "Pennes, uniform decay"
        case radialProbe = "cold probe, radial reference"
        case probeBetweenTissues = "cold probe between two tissues"
        case probeAcrossTissues = "cold probe across two tissues"
        case airLayer = "3 mm of air, steady"
        case slantingAirLayer = "3 mm of air, slanting, steady"
        case skinLayer = "2 mm of skin, steady"
        case heldVessel = "held vessel, perfused, steady"
        case thawInStasis = "planar thaw, in stasis"
    }

    /// One number compared.
    public struct Row: Hashable, Sendable {
        public var name: String
        /// The finest cells, mm.
        public var gridMM: Double
        public var quantity: String
        public var unit: String
        public var exact: Double
        public var computed: Double
        /// What the error is a part of: the exact value for a length, for a temperature the whole drop of the problem.
        public var scale: Double
        /// The heat balance at the end of the run.
        public var energyImbalance: Double

        public var errorPercent: Double { 100 * (computed - exact) / scale }
    }

    /// Every case. A length in mm is compared with itself, a temperature with the problem's whole drop.
    ///
    /// - Parameter resolutionMM: the finest cell, > 0; at 1 mm the whole table takes some seconds.
    public static func rows(resolutionMM: Double) -> [Row] { Case.allCases.flatMap { rows(of: $0, resolutionMM: resolutionMM) } }

    public static func rows(of which: Case, resolutionMM: Double) -> [Row] {
        let sheet = ExactnessSheet(name: which.rawValue, gridMM: resolutionMM)
        switch which {
        case .planarNeumann: return sheet.planarNeumann(.reference, wallMM: 0, initial: 37, freezing: -1)
        case .planarNeumannOffFace: return sheet.planarNeumann(.reference, wallMM: 0.3 * resolutionMM, initial: 37, freezing: -1)
        case .planarWater: return sheet.planarNeumann(.water, wallMM: 0, initial: 20, freezing: 0)
        case .planarFreezingRange: return sheet.planarFreezingRange()
        case .lineSink: return sheet.lineSink(.reference, wattsPerMetre: 600, initial: 37, freezing: -1)
        case .lineSinkWater: return sheet.lineSink(.water, wattsPerMetre: 1000, initial: 20, freezing: 0)
        case .lineSinkFreezingRange: return sheet.lineSinkFreezingRange()
        case .sphericalSink: return sheet.sphericalSink()
        case .steadyCylinder: return sheet.steadyCylinder()
        case .steadySphere: return sheet.steadySphere()
        case .perfusedPointSink: return sheet.perfusedPointSink()
        case .perfusionDecay: return sheet.perfusionDecay()
        case .radialProbe: return sheet.radialProbe()
        case .probeBetweenTissues: return sheet.probeOnBoundary(normal: Point(0.8, 0.6, 0))
        case .probeAcrossTissues: return sheet.probeOnBoundary(normal: Point(0, 0, 1))
        case .airLayer: return sheet.airLayer()
        case .slantingAirLayer: return sheet.slantingAirLayer()
        case .skinLayer: return sheet.skinLayer()
        case .heldVessel: return sheet.heldVessel()
        case .thawInStasis: return sheet.thawInStasis()
        }
    }
}

extension Tissue {
    /// The round-numbered tissue of the exact solutions, freezing from −1 to −8 °C.
    public static let reference = Tissue(
        name: "reference", densityKgPerM3: 1000, conductivityWPerMK: 0.5, frozenConductivityWPerMK: 2, mushyConductivityWPerMK: 1.25,
        heatCapacityJPerKgK: 3600, frozenHeatCapacityJPerKgK: 1800, latentHeatJPerKg: 250e3, solidusCelsius: -8, liquidusCelsius: -1)

    /// Water of the exact solutions; freezes within 0.1 K of 0 °C.
    public static let water = Tissue(
        name: "water", densityKgPerM3: 1000, conductivityWPerMK: 0.6, frozenConductivityWPerMK: 2.22, heatCapacityJPerKgK: 4180,
        frozenHeatCapacityJPerKgK: 2090, latentHeatJPerKg: 334e3, solidusCelsius: -0.05, liquidusCelsius: 0.05)

    /// Freezing within 0.1 K around a temperature: stands for a front at one temperature.
    func freezing(sharplyAt celsius: Double) -> Tissue {
        var tissue = self
        tissue.mushyConductivityWPerMK = nil
        tissue.solidusCelsius = celsius - 0.05
        tissue.liquidusCelsius = celsius + 0.05
        return tissue
    }

    /// With a perfusion whose product with blood's heat capacity is this, W/m³/K.
    func perfused(wattsPerM3K: Double) -> Tissue {
        var tissue = self
        tissue.perfusionPerSecond = wattsPerM3K / PhaseLaw.bloodCapacity
        return tissue
    }
}
