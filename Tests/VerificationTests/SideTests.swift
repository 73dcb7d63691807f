import Bioheat
import Geometry
import Outcome
import Testing

@testable import Verification

/// A point's value, and a region's coldest, are those of its own side of gas, of the skin and of a held wall.
@Suite struct SideTests {
    private static let muscle = Tissue.reference
    private static let air = Tissue(
        name: "air", densityKgPerM3: 1.2, conductivityWPerMK: 0.027, frozenConductivityWPerMK: 0.027, heatCapacityJPerKgK: 150_000,
        frozenHeatCapacityJPerKgK: 150_000, latentHeatJPerKg: 0, solidusCelsius: -190, liquidusCelsius: -189)

    /// What lies below the plate's surface: a half space holds what its normal points to.
    private static let below = Shape.halfspace(point: .zero, normal: Point(0, 0, -1))

    /// A plate (at −60 °C if nothing else is said) below z = 0, and above it what a test puts there; 10 min.
    private func model(plate: Double = -60, seconds: Double = 600, bag: Double? = nil, _ change: (inout Patient) -> Void) -> BioheatModel {
        var patient = Patient(background: Self.muscle)
        patient.domain = .init(box: Bounds(lower: Point(-6, -6, -5), upper: Point(6, 6, 30)), isInsulated: true)
        patient.regions = [.init(role: .vessel, name: "plate", shape: Self.below, filling: .held(celsius: plate))]
        change(&patient)
        var model = BioheatModel(patient: patient, probes: [], resolutionMM: 1)
        if let bag { model.warmSkin(toCelsius: bag) }
        model.advance(seconds: seconds, drives: [:])
        return model
    }

    /// Unfrozen and at rest, temperature is a straight line to the surface, whose own resistance is 1/h. The cell's own value, half a cell below, was shown at
    /// the surface, and the body's 37 °C beyond it.
    @Test(arguments: [8.0, 8.3, 8.7]) func theSkinIsAsWarmAsTheBagMakesIt(height: Double) {
        let (plate, bag, coefficient) = (5.0, 40.0, 100.0)
        let skin = Patient.Skin(point: Point(0, 0, height), normal: Point(0, 0, 1), tissue: Self.muscle)
        let model = model(plate: plate, seconds: 4000, bag: bag) { $0.skin = skin }
        let flux = (bag - plate) / (1 / coefficient + height / 1000 / Self.muscle.conductivityWPerMK)
        func exact(_ z: Double) -> Double { plate + flux * z / 1000 / Self.muscle.conductivityWPerMK }
        for depth in [0.0, 0.1, 0.3, 0.5, 1.2] {
            let found = model.temperature(at: Point(0.3, 0.3, height - depth))
            #expect(abs(found - exact(height - depth)) < 0.02, "\(found) C \(depth) mm below, \(exact(height - depth)) by the formula")
        }
        let samples = RegionSamples(shape: skin.shape, grid: model.grid)
        #expect(abs((samples.warmest(in: model.temperature) ?? .nan) - exact(height)) < 0.02)
        #expect(model.temperature(at: Point(0, 0, height + 0.2)) == bag)
    }

    /// Where two tissues meet the temperature has a kink: fat conducts less than half as well as muscle, and takes the more of the drop. Drawn straight from centre
    /// to centre an organ of fat was 2 to 4 K too warm at its cold side, and passed a limit that it broke; also one with something else in it.
    @Test(arguments: [8.0, 8.3, 8.7]) func whereTissuesMeetEachHasItsOwnSlope(height: Double) {
        let (plate, wall, wallHeight) = (5.0, 37.0, 16.0)
        var fat = Self.muscle
        fat.conductivityWPerMK = 0.21
        // At rest it makes no difference how much heat something holds.
        var core = fat
        core.densityKgPerM3 *= 1.1
        let upper = Shape.halfspace(point: Point(0, 0, height), normal: Point(0, 0, 1))
        let model = model(plate: plate, seconds: 6000) {
            $0.regions.append(.init(role: .organ, name: "fat", shape: upper, filling: .tissue(fat)))
            $0.regions.append(.init(role: .organ, name: "core", shape: .box(centre: Point(0, 0, height + 3), size: Point(4, 4, 4)), filling: .tissue(core)))
            let beyond = Shape.halfspace(point: Point(0, 0, wallHeight), normal: Point(0, 0, 1))
            $0.regions.append(.init(role: .vessel, name: "wall", shape: beyond, filling: .held(celsius: wall)))
        }
        let (lowerResistance, upperResistance) = (height / Self.muscle.conductivityWPerMK, (wallHeight - height) / fat.conductivityWPerMK)
        let flux = (wall - plate) / (lowerResistance + upperResistance)
        func exact(_ z: Double) -> Double {
            z < height ? plate + flux * z / Self.muscle.conductivityWPerMK : wall - flux * (wallHeight - z) / fat.conductivityWPerMK
        }
        for offset in [-1.2, -0.4, -0.1, 0, 0.1, 0.4, 1.2] {
            let found = model.temperature(at: Point(0.3, 0.3, height + offset))
            #expect(abs(found - exact(height + offset)) < 0.03, "\(found) C at \(offset) mm, \(exact(height + offset)) by the formula")
        }
        let organ = Shape.box(centre: Point(0, 0, height + 3), size: Point(8, 8, 6))
        let coldest = RegionSamples(shape: organ, grid: model.grid).coldest(in: model.temperature) ?? .nan
        #expect(abs(coldest - exact(height)) < 0.03, "\(coldest) C, \(exact(height)) by the formula")
        for offset in [-0.4, -0.1, 0.1, 0.4] {
            let start = Point(0.3, 0.3, 1)
            let found = model.frontDistance(from: start, along: Point(0, 0, 1), until: exact(height + offset)) ?? .nan
            #expect(abs(start.z + found - height - offset) < 0.01, "\(start.z + found - height) mm, \(offset) by the formula")
        }
        let coverage = RegionSamples(shape: organ, grid: model.grid).coverage(in: model.level(exact(height + 0.3), now: true), below: 0) ?? .nan
        #expect(abs(coverage - 0.05) < 0.002, "\(coverage) is covered, 0.05 by the formula")
        let across = Shape.box(centre: Point(0, 0, height), size: Point(8, 8, 3))
        let warmest = RegionSamples(shape: across, grid: model.grid).warmest(in: model.temperature) ?? .nan
        #expect(abs(warmest - exact(height + 1.5)) < 0.03, "\(warmest) C, \(exact(height + 1.5)) by the formula")
    }

    /// Between a plate and a wall, both held, the temperature is a straight line from surface to surface, not to the wall's own centre.
    @Test(arguments: [8.0, 8.3, 8.7]) func beforeAWallItIsNearlyAsWarmAsTheWall(height: Double) {
        let model = model(plate: 5, seconds: 4000) {
            let wall = Shape.halfspace(point: Point(0, 0, height), normal: Point(0, 0, 1))
            $0.regions.append(.init(role: .vessel, name: "wall", shape: wall, filling: .held(celsius: 37)))
        }
        for before in [0.0, 0.1, 0.3, 0.5, 1.2] {
            let exact = 5 + 32 * (height - before) / height
            let found = model.temperature(at: Point(0.3, 0.3, height - before))
            #expect(abs(found - exact) < 0.02, "\(found) C \(before) mm before, \(exact) by the formula")
        }
    }

    /// The skin's surface lies within a cell; the air beyond it is at 21 °C and hardly warms it.
    @Test(arguments: [8.0, 8.3, 8.7]) func underTheSkinItIsAsColdAsTheSkin(height: Double) {
        let model = model { $0.skin = .init(point: Point(0, 0, height), normal: Point(0, 0, 1), tissue: Self.muscle) }
        let (deep, shallow) = (model.temperature(at: Point(0.3, 0.3, height - 1)), model.temperature(at: Point(0.3, 0.3, height - 0.1)))
        #expect(deep < -20)
        #expect(abs(shallow - deep) < 3, "\(deep) C at 1 mm, \(shallow) C at 0.1 mm")
    }

    /// A skin is wide and nearly alike all over: its rows are looked at here and there first. A tip just beneath it makes it cold within few millimetres.
    @Test(arguments: [(aside: 0.0, bag: 40.0), (1, 40), (2, 40), (3, 40), (1.5, 15)]) func noPlaceOfTheSkinIsColderThanItsColdest(aside: Double, bag: Double) throws {
        var dermis = Self.muscle
        dermis.conductivityWPerMK = 0.35
        let skin = Patient.Skin(point: Point(0, 0, 20), normal: Point(0, 0, 1), tissue: dermis)
        var patient = Patient(background: Self.muscle)
        patient.skin = skin
        let wire = ProbeModel(name: "wire", diameterMM: 1.5, activeLengthMM: 20, cooling: .idealSurface(celsius: -40))
        let probes = [Point(11.3 + aside, 2.7, 17.8), Point(-11.2, -4.4, 17.75)].enumerated().map { number, end in
            PlacedProbe(name: "P\(number)", model: wire, tip: end - Point(0, 0, 20), entry: end + Point(0, 0, 60))
        }
        var model = BioheatModel(patient: patient, probes: probes, resolutionMM: 1)
        model.warmSkin(toCelsius: bag)
        for seconds in [5.0, 20, 60] {
            model.advance(seconds: seconds, drives: ["P0": .freezing(power: 1, pressurePsi: 3500), "P1": .freezing(power: 1, pressurePsi: 3500)])
            let coldest = try #require(RegionSamples(shape: skin.shape, grid: model.grid).coldest(in: model.temperature))
            var seen = Double.infinity
            for depth in [0, Patient.Skin.thicknessMM - 1e-6] {
                for x in stride(from: -20.0, through: 20, by: 0.25) {
                    for y in stride(from: -20.0, through: 20, by: 0.25) { seen = min(seen, model.temperature(at: Point(x, y, 20 - depth))) }
                }
            }
            #expect(coldest < seen + 0.01 && coldest > seen - 0.3, "\(coldest) C, of places on a lattice the coldest is \(seen) C")
        }
    }

    @Test func anOrganBehindGasIsNotAsColdAsTheGas() {
        let layer = Shape.box(centre: Point(0, 0, 6.5), size: Point(40, 40, 3))
        let gut = Shape.box(centre: Point(0, 0, 14), size: Point(12, 12, 12))
        let model = model { $0.layers = [.init(shape: layer, material: Self.air)] }
        let coldest = RegionSamples(shape: gut, grid: model.grid).coldest(in: model.temperature) ?? .nan
        let cell = model.temperature(at: Point(0, 0, 8.5))
        let surface = model.temperature(at: Point(0, 0, 8 + 1e-6))
        #expect(abs(coldest - cell) < 1 && cell > 20, "\(coldest) C, its first cell \(cell) C")
        #expect(abs(coldest - surface) < 0.05, "\(coldest) C, its surface \(surface) C")
        // Up to the gas it gets colder as the cells do, and no faster.
        let (slope, inner) = ((model.temperature(at: Point(0, 0, 8.45)) - model.temperature(at: Point(0, 0, 8.05))) / 0.4, model.temperature(at: Point(0, 0, 9.5)) - cell)
        #expect(abs(slope - inner) < 0.3, "\(slope) and \(inner) K/mm")
    }

    /// A layer of gas one cell thick has a cold and a warm side, and neither is seen from the other.
    @Test func thinGasIsColdOnOneSideOnly() {
        let layer = Shape.box(centre: Point(0, 0, 6), size: Point(40, 40, 1))
        let model = model { $0.layers = [.init(shape: layer, material: Self.air)] }
        let (cold, warm) = (model.temperature(at: Point(0.3, 0.3, 5.45)), model.temperature(at: Point(0.3, 0.3, 6.55)))
        let (coldInGas, warmInGas) = (model.temperature(at: Point(0.3, 0.3, 5.51)), model.temperature(at: Point(0.3, 0.3, 6.49)))
        #expect(warm - cold > 20, "\(cold) and \(warm) C")
        #expect(abs(coldInGas - cold) < 1.5 && abs(warmInGas - warm) < 1.5, "\(cold), \(coldInGas), \(warmInGas), \(warm) C")
        #expect(abs(cold - model.temperature(at: Point(0.3, 0.3, 4.95))) < 6)
    }

    @Test func whatIsHeldIsHeldThroughout() {
        let vessel = Shape.cylinder(from: Point(-20, 0, 9.2), to: Point(20, 0, 9.2), radius: 3)
        let model = model { $0.regions.append(.init(role: .vessel, name: "artery", shape: vessel, filling: .held(celsius: 37))) }
        let samples = RegionSamples(shape: vessel, grid: model.grid)
        #expect(abs((samples.coldest(in: model.temperature) ?? .nan) - 37) < 1e-3)
        #expect(abs(model.temperature(at: Point(0, 0, 6.4)) - 37) < 1e-3)
        #expect(model.temperature(at: Point(0, 0, 5)) < 37)
    }
}
