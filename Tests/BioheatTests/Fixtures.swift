import Geometry

@testable import Bioheat

let freezing = ["A": ProbeDrive.freezing(power: 1, pressurePsi: 3500)]

let muscle = Tissue(
    name: "muscle", densityKgPerM3: 1090, conductivityWPerMK: 0.495, frozenConductivityWPerMK: 1.668, heatCapacityJPerKgK: 3421,
    frozenHeatCapacityJPerKgK: 1726, latentHeatJPerKg: 228.5e3, solidusCelsius: -8, liquidusCelsius: -1, perfusionPerSecond: 0.000667,
    metabolismWPerM3: 992)

/// Freezes within a kelvin, with a front that blood holds still.
let perfusedGel = Tissue(
    name: "gel", densityKgPerM3: 1000, conductivityWPerMK: 0.5, frozenConductivityWPerMK: 2, heatCapacityJPerKgK: 3600,
    frozenHeatCapacityJPerKgK: 1800, latentHeatJPerKg: 250e3, solidusCelsius: -2, liquidusCelsius: -1, perfusionPerSecond: 0.03)

let air = Tissue(
    name: "air", densityKgPerM3: 1.2, conductivityWPerMK: 0.025, frozenConductivityWPerMK: 0.025, heatCapacityJPerKgK: 1005,
    frozenHeatCapacityJPerKgK: 1005, latentHeatJPerKg: 0, solidusCelsius: -200, liquidusCelsius: -199)

func ideal(_ celsius: Double, diameter: Double = 1.5, length: Double) -> ProbeModel {
    ProbeModel(name: "ideal", diameterMM: diameter, activeLengthMM: length, cooling: .idealSurface(celsius: celsius))
}

func sink(_ wattsPerMetre: Double, length: Double) -> ProbeModel {
    ProbeModel(name: "sink", diameterMM: 1.5, activeLengthMM: length, cooling: .constantSink(wattsPerMetre: wattsPerMetre))
}

func gasProbe(_ celsius: Double, coefficient: Double = 9000, length: Double = 20) -> ProbeModel {
    ProbeModel(
        name: "gas", diameterMM: 1.5, activeLengthMM: length,
        cooling: .cryogen(celsius: celsius, coefficientWPerM2K: coefficient, startSeconds: 15))
}

func cube(_ half: Double) -> Bounds { Bounds(lower: Point(repeating: -half), upper: Point(repeating: half)) }

/// One tissue in a box.
func patient(_ tissue: Tissue, in box: Bounds, isInsulated: Bool = true) -> Patient {
    var patient = Patient(background: tissue)
    patient.domain = .init(box: box, isInsulated: isInsulated)
    return patient
}

/// A probe whose active length starts at a point and points along a direction.
func probe(_ model: ProbeModel, name: String = "A", tip: Point, along axis: Point = Point(0, 0, 1)) -> PlacedProbe {
    PlacedProbe(name: name, model: model, tip: tip, entry: tip + axis * 100)
}

/// Heat above the frozen solid at its solidus, J, worked out from the temperatures alone.
func heatContent(_ model: BioheatModel, _ tissue: Tissue) -> Double {
    let law = PhaseLaw(tissue: tissue)
    let field = model.temperature
    let grid = field.grid
    var sum = 0.0
    for k in 0..<grid.z.count {
        for j in 0..<grid.y.count {
            for i in 0..<grid.x.count {
                sum += (law.enthalpy(temperature: Double(field[i, j, k])) - law.enthalpy(temperature: 37)) * grid.volume(i, j, k) * 1e-9
            }
        }
    }
    return sum
}

/// A small generator with a seed, so that a failure can be seen again.
struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
