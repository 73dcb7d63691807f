import Bioheat
import Devices
import Foundation
import StandardLibrary
import Testing

@Suite("The standard library")
struct LibraryTests {
    @Test func everyModuleIsFound() {
        #expect(StandardLibrary.moduleNames == ["criteria", "gases", "layouts", "probes", "protocols", "tissues"])
        #expect(StandardLibrary.read(module: "tissues") != nil)
        #expect(StandardLibrary.read(module: "no_such_module") == nil)
        #expect(StandardLibrary.read(module: "../modules/tissues") == nil)
        #expect(StandardLibrary.read(module: "") == nil)
    }

    @Test(arguments: ["criteria", "gases", "layouts", "probes", "protocols", "tissues"])
    func aModuleLoadsAlone(name: String) throws {
        _ = try Reading(modules: [name])
    }

    @Test func everyNameOfTheLanguagePageIsATissue() throws {
        let known = Set(try Reading(modules: ["tissues"]).tissues.map(\.name))
        let wanted: Set = [
            "muscle", "fat", "skin_tissue", "blood", "nerve", "spinal_cord", "cortical_bone", "cancellous_bone", "red_marrow", "yellow_marrow",
            "liver", "kidney", "prostate", "tumour", "osteolytic_tumour", "lung", "lung_deflated", "bowel",
            "bladder_wall", "cartilage_disc", "agar", "gel",
            "ultrasound_gel", "water", "air", "co2", "saline", "cement",
        ]
        #expect(known == wanted)
    }

    @Test func everyTissueIsPlausible() throws {
        for tissue in try Reading(modules: ["tissues"]).tissues {
            let name = Comment(rawValue: tissue.name)
            #expect(tissue.solidusCelsius < tissue.liquidusCelsius, name)
            #expect(tissue.liquidusCelsius <= 0, name)
            #expect((1...2500).contains(tissue.densityKgPerM3), name)
            #expect((0.01...1).contains(tissue.conductivityWPerMK), name)
            #expect(tissue.frozenConductivityWPerMK >= tissue.conductivityWPerMK, name)
            #expect(tissue.frozenConductivityWPerMK <= 3, name)
            #expect(tissue.heatCapacityJPerKgK > 0 && tissue.frozenHeatCapacityJPerKgK <= tissue.heatCapacityJPerKgK, name)
            #expect((0...334_000).contains(tissue.latentHeatJPerKg), name)
            #expect((0...0.2).contains(tissue.perfusionPerSecond), name)
            #expect((0...20_000).contains(tissue.metabolismWPerM3), name)
        }
    }

    @Test func aGasNeverFreezesAndKeepsTheStepLong() throws {
        for gas in try Reading(modules: ["tissues"]).tissues where ["air", "co2"].contains(gas.name) {
            #expect(gas.liquidusCelsius < -180)
            #expect(gas.latentHeatJPerKg == 0)
            #expect(abs(gas.densityKgPerM3 * gas.heatCapacityJPerKgK / 0.2e6 - 1) < 0.01)
        }
    }

    @Test func everyProbeIsPlausible() throws {
        let models = try Reading(modules: ["probes"]).listener.probeModels
        #expect(models.keys.sorted() == ["argon_17g", "argon_1_7", "argon_2_0", "argon_2_4", "argon_3_0", "icesphere_1_5", "nitrogen_3_4"])
        for model in models.values {
            #expect((1.4...3.5).contains(model.diameterMM) && (20...40).contains(model.activeLengthMM), "\(model.name)")
            guard case .cryogen(let celsius, let coefficient, let start) = model.cooling else {
                Issue.record("\(model.name) is an ideal probe")
                continue
            }
            #expect((-175 ... -140).contains(celsius) && (1000...20_000).contains(coefficient) && (1...120).contains(start), "\(model.name)")
            #expect((20...40).contains(model.thawCelsius), "\(model.name): C1.1")
            #expect(["argon", "nitrogen"].contains(model.gas))
        }
    }

    /// The thicker, the more gas and the more cooling: no argon probe contradicts another.
    @Test func argonProbesGrowWithTheirDiameter() throws {
        let argon = try Reading(modules: ["probes"]).listener.probeModels.values.filter { $0.gas == "argon" }.sorted { $0.diameterMM < $1.diameterMM }
        #expect(argon.count == 6)
        for (thin, thick) in zip(argon, argon.dropFirst()) {
            #expect(thin.coolingWatts(power: 1, pressurePsi: 3500) < thick.coolingWatts(power: 1, pressurePsi: 3500), "\(thin.name)")
            #expect(abs(thin.gasFlowGPerSecond / thin.diameterMM / 0.315 - 1) < 0.07, "\(thin.name)")
        }
    }

    /// C4.3.5, and colder in the end.
    @Test func nitrogenStartsSlowerAndEndsColder() throws {
        let models = try Reading(modules: ["probes"]).listener.probeModels
        let nitrogen = try #require(models["nitrogen_3_4"])
        for argon in models.values where argon.gas == "argon" {
            guard case .cryogen(let cold, _, let slow) = nitrogen.cooling, case .cryogen(let celsius, _, let start) = argon.cooling else {
                Issue.record("\(argon.name) or nitrogen is an ideal probe")
                continue
            }
            #expect(start < slow / 4 && celsius > cold + 10, "\(argon.name)")
        }
        let driving = try #require(GasBottle.full(of: "nitrogen")).pressurePsi
        #expect(abs(nitrogen.nominalPressurePsi - driving) < 1e-6, "the bottle drives it as the model says")
    }

    /// C4.2.1: 2 to 3 needles below 3 cm, 4 to 6 from there on, 15 mm apart, square to the long axis.
    @Test(arguments: [(8.0, 2), (14, 3), (18, 4), (22, 4), (24, 6), (30, 6)])
    func aLayoutGoesByTheLesionsSize(radius: Double, count: Int) throws {
        var reading = try Reading(modules: ["tissues", "layouts"])
        let shape = "rotate(ellipsoid(center: (5, 0, 0) mm, radii: (\(radius), \(radius * 0.7), \(radius * 0.7)) mm), axis: (0, 0, 1), angle: 30 deg)"
        _ = try reading.run("background muscle\ntarget lesion = \(shape) of tumour\n")
        #expect(try reading.run("count(suggest_layout(lesion))") == "\(count)")
        let along = try #require(try reading.number("dot_product(stacking(lesion), unit_direction((cos(30 deg), sin(30 deg), 0)))"))
        #expect(abs(along) > 0.999)
        let across = try #require(try reading.number("dot_product(approach(lesion, entry: (1, 0, 1)), long_axis(lesion))"))
        #expect(abs(across) < 1e-6)
    }

    @Test func aRoundLesionTakesTheWayThatIsWanted() throws {
        var reading = try Reading(modules: ["tissues", "layouts"])
        _ = try reading.run("background muscle\ntarget lesion = sphere(center: (0, 0, 0) mm, radius: 12 mm) of tumour\n")
        #expect(try reading.run("approach(lesion, entry: (0, 3, 4))") == "(0, 0.6, 0.8)")
        #expect(try reading.run("suggest_layout(lesion).first") == "(8.66, 0, -15) mm")
    }

    @Test func argonCoolsAsComputed() throws {
        var reading = try Reading(modules: ["gases"])
        for (psi, kilojoules) in [(1500, 19.3), (2000, 25.2), (2500, 30.5), (3000, 35.2), (3500, 39.2), (4000, 42.5), (4500, 45.2)] {
            let share = try #require(try reading.run("argon_cooling(inlet: \(psi) psi)"))
            #expect(abs(try #require(Double(share)) / (kilojoules / 39.2) - 1) < 0.005, "\(psi) psi")
        }
    }

    @Test func doubleFreezeIsTwoFreezesAndTwoThaws() throws {
        var reading = try Reading(modules: ["tissues", "probes", "protocols"])
        _ = try reading.run("background muscle\nplace probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g\n")
        _ = try reading.run("double_freeze()")
        #expect(reading.listener.commands.dropFirst() == ["freeze freezing", "thaw thawing", "freeze freezing", "thaw thawing"])
        #expect(reading.listener.elapsedSeconds == 2 * (12 + 3) * 60)
    }
}
