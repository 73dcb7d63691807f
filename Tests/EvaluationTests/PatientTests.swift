import Bioheat
@testable import Evaluation
import Geometry
import Testing

@Suite("The patient a program describes")
struct PatientTests {
    let bench = Bench()
    var patient: Patient { bench.recorder.patient! }

    @Test func everythingSaidOfIt() throws {
        try bench.run(
            """
            case "Small lesion"
            resolution 0.5 mm
            background muscle at 35 C
            target lesion = ellipsoid(center: (1, 2, 3) mm, radii: (14, 12, 12) mm) of nerve
            organ rim = difference(expand(lesion, by: 2 mm), lesion)
            vessel artery = tube(from: (-4, -2, 0) cm, to: (4, -2, 0) cm, radius: 3 mm) at 36 C
            skin plane(point: (0, 0, 60) mm, normal: (0, 0, 2))
            domain box(center: (20, 0, 0) mm, size: (80, 4, 4) mm) insulated
            """)
        #expect(patient.title == "Small lesion")
        #expect(patient.resolutionMM == 0.5)
        #expect(patient.background.name == "muscle")
        #expect(patient.backgroundCelsius == 35)
        #expect(patient.regions.map(\.name) == ["lesion", "rim", "artery"])
        #expect(patient.regions.map(\.role) == [.target, .organ, .vessel])
        let lesion = Shape.ellipsoid(centre: Point(1, 2, 3), radii: Point(14, 12, 12))
        #expect(patient.region(named: "lesion")?.shape == lesion)
        #expect(patient.region(named: "rim")?.shape == .difference(.expanded(lesion, by: 2), lesion))
        guard case .tissue(let filling)? = patient.region(named: "rim")?.filling else { return #expect(Bool(false)) }
        #expect(filling.name == "muscle")
        guard case .held(let celsius)? = patient.region(named: "artery")?.filling else { return #expect(Bool(false)) }
        #expect(celsius == 36)
        #expect(patient.skin?.normal == Point(0, 0, 1))
        #expect(patient.skin?.tissue.name == "skin_tissue")
        #expect(patient.domain?.box == Bounds(lower: Point(-20, -2, -2), upper: Point(60, 2, 2)))
        #expect(patient.domain?.isInsulated == true)
    }

    @Test func overlapsAreTold() throws {
        let first = "background muscle\norgan bone = box(center: (0, 0, 0) mm, size: (20, 20, 20) mm) of nerve\n"
        try bench.run(first + "target apart = sphere(center: (0, 0, 20) mm, radius: 10 mm)\n")
        #expect(bench.recorder.told.isEmpty, "touching is not overlapping")
        try bench.run("target inside = sphere(center: (0, 0, 0) mm, radius: 5 mm)\n")
        try bench.run("vessel far = halfspace(point: (0, 0, 90) mm, normal: (0, 0, 1)) at 37 C\n")
        #expect(bench.recorder.told.map(\.code) == ["E601"])
        #expect(bench.recorder.told.first?.message.contains("`inside` overlaps `bone`") == true)
        let shared = RegionOverlap.volumeMM3(.sphere(centre: .zero, radius: 5), .box(centre: .zero, size: Point(20, 20, 20)))
        #expect(abs(shared / (4 / 3 * .pi * 125) - 1) < 0.05)
    }

    @Test func layersAreCommands() throws {
        try bench.run("background muscle\ninsulate box(center: (0, 16, 0) mm, size: (60, 4, 60) mm) with nerve\n")
        guard case .insulate(let layer)? = bench.recorder.requests.first?.work else { return #expect(Bool(false)) }
        #expect(layer.material.name == "nerve")
        #expect(layer.shape == .box(centre: Point(0, 16, 0), size: Point(60, 4, 60)))
    }

    @Test func tissuesAndProbesAreData() throws {
        try bench.run(
            """
            tissue wax {
              density: 0.9 g/cm3, conductivity: 0.2 W/m/K, frozen_conductivity: 0.3 W/m/K, mushy_conductivity: 0.25 W/m/K
              heat_capacity: 2.1 kJ/kg/K; frozen_heat_capacity: 1900 J/kg/K; latent_heat: 200 kJ/kg; freezing: -2 C to 271.65 K
            }
            probe model wire { diameter: 3 mm; active_length: 100 mm; surface: -150 C }
            background wax
            """)
        let wax = patient.background
        #expect(abs(wax.densityKgPerM3 - 900) < 1e-9)
        #expect(wax.mushyConductivityWPerMK == 0.25)
        #expect(wax.heatCapacityJPerKgK == 2100)
        #expect(wax.solidusCelsius == -2)
        #expect(abs(wax.liquidusCelsius - -1.5) < 1e-9)
        #expect(wax.perfusionPerSecond == 0)
        let wire = bench.recorder.probeModels["wire"]
        #expect(wire?.cooling == .idealSurface(celsius: -150))
        #expect(wire?.diameterMM == 3)
        let argon = bench.recorder.probeModels["argon_17g"]
        #expect(argon?.cooling == .cryogen(celsius: -150, coefficientWPerM2K: 9000, startSeconds: 15))
        #expect(argon?.gasFlowGPerSecond == 0.7)
        #expect(abs((argon?.nominalPressurePsi ?? 0) - 3500) < 1e-6)
    }

    @Test func everyShapeComesInMillimetres() throws {
        let shapes: [(String, Shape)] = [
            ("sphere((1, 2, 3) mm, 1 cm)", .sphere(centre: Point(1, 2, 3), radius: 10)),
            ("sphere(centre: (1, 2, 3) mm, radius: 4 mm)", .sphere(centre: Point(1, 2, 3), radius: 4)),
            ("cylinder(from: (0, 0, 0) mm, to: (0, 0, 9) mm, radius: 2 mm)", .cylinder(from: .zero, to: Point(0, 0, 9), radius: 2)),
            (
                "tube(through: [(0, 0, 0) mm, (9, 0, 0) mm, (9, 9, 0) mm], radius: 2 mm)",
                .tube(points: [.zero, Point(9, 0, 0), Point(9, 9, 0)], radius: 2)
            ),
            (
                "cone(from: (0, 0, 0) mm, to: (0, 0, 9) mm, radius: 2 mm)",
                .cone(from: .zero, to: Point(0, 0, 9), fromRadius: 2, toRadius: 0)
            ),
            ("halfspace(point: (0, 0, 5) mm, normal: (0, 3, 4))", .halfspace(point: Point(0, 0, 5), normal: Point(0, 0.6, 0.8))),
            (
                "translate(sphere((0, 0, 0) mm, 4 mm), by: (1, 0, 0) mm)",
                .translated(.sphere(centre: .zero, radius: 4), by: Point(1, 0, 0))
            ),
            (
                "rotate(sphere((0, 0, 0) mm, 4 mm), axis: (0, 0, 1), angle: 180 deg, about: (1, 0, 0) mm)",
                .rotated(.sphere(centre: .zero, radius: 4), axis: Point(0, 0, 1), radians: .pi, about: Point(1, 0, 0))
            ),
            (
                "union(sphere((0, 0, 0) mm, 4 mm), sphere((5, 0, 0) mm, 4 mm))",
                .union([.sphere(centre: .zero, radius: 4), .sphere(centre: Point(5, 0, 0), radius: 4)])
            ),
        ]
        for (text, shape) in shapes {
            try bench.run("background muscle\ntarget piece = \(text)\n")
            let made = patient.region(named: "piece")?.shape
            #expect(made.map { "\($0)" } == "\(shape)", "\(text)")
        }
    }

    @Test func whatIsNoPatient() {
        #expect(bench.mistake("target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of nerve") == "E301")
        #expect(bench.mistake("hold 1m") == "E301")
        #expect(bench.mistake("background muscle\nlet r = 0 mm\ntarget a = sphere(center: (0, 0, 0) mm, radius: r)") == "E302")
        let apart = "intersection(sphere((0, 0, 0) mm, 4 mm), sphere((50, 0, 0) mm, 4 mm))"
        #expect(bench.mistake("background muscle\ntarget a = \(apart)") == "E302")
        #expect(bench.mistake("background muscle\ntarget a = mesh(\"femur.stl\")") == "E304")
        #expect(bench.mistake("background muscle\ntarget a = label(\"ct.nii.gz\", 3)") == "E304")
        #expect(bench.mistake("background muscle\ndomain sphere((0, 0, 0) mm, 4 mm)") == "E305")
        #expect(bench.mistake("background muscle\nwarm skin to 40 C") == "E303")
        #expect(bench.mistake("background muscle\nskin plane(point: (0, 0, 0) mm, normal: (0, 0, 0))") == "E306")
        #expect(bench.mistake("tissue wax { density: 1000 kg/m3 }") == "E308")
        let warmToCold = smallLibrary.replacing("-8 C to -1 C", with: "-1 C to -8 C")
        #expect(bench.mistake(warmToCold) == "E309")
        #expect(bench.mistake(smallLibrary.replacing("diameter: 1.47 mm", with: "diameter: 0 mm")) == "E104")
    }
}
