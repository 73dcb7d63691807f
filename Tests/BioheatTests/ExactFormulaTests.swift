import Testing

@testable import Bioheat

/// The formulas against figures worked out apart from this program; the last digit printed may be rounded either way.
private func agrees(_ value: Double?, _ printed: Double) -> Bool {
    guard let value else { return false }
    return abs(value - printed) <= 1e-5 * max(abs(printed), 0.1)
}

private let times = [1.0, 10, 60, 180, 300, 600]

@Suite struct ExactFormulas {
    @Test func planarTissue() {
        let exact = PlanarNeumann(tissue: .reference, wallCelsius: -100, freezingCelsius: -1, initialCelsius: 37)
        #expect(abs(exact.lambda - 0.432935908426) < 1e-11)
        for (time, front) in zip(times, [0.912709, 2.886239, 7.069814, 12.245277, 15.808584, 22.356714]) {
            #expect(agrees(exact.frontMM(seconds: time), front))
        }
        #expect(agrees(exact.distanceMM(ofCelsius: -20, seconds: 600), 17.663382))
        #expect(agrees(exact.distanceMM(ofCelsius: -40, seconds: 600), 13.019193))
        for (place, celsius) in [(2.0, -86.701521), (5, -66.927384), (10, -35.068296), (20, 24.020161), (30, 36.537081)] {
            #expect(agrees(exact.celsius(atMM: place, seconds: 300), celsius))
        }
        for (time, flux) in zip(times, [230566.777425, 72911.616943, 29766.042972, 17185.432922, 13311.779101, 9412.849272]) {
            #expect(agrees(exact.wallFlux(seconds: time), flux))
        }
    }

    @Test func planarWater() {
        let exact = PlanarNeumann(tissue: .water, wallCelsius: -100, freezingCelsius: 0, initialCelsius: 20)
        #expect(abs(exact.lambda - 0.455935033633) < 1e-11)
        for (time, front) in zip(times, [0.939802, 2.971914, 7.279674, 12.608765, 16.277846, 23.020350]) {
            #expect(agrees(exact.frontMM(seconds: time), front))
        }
        #expect(agrees(exact.distanceMM(ofCelsius: -20, seconds: 600), 17.943612))
        #expect(agrees(exact.distanceMM(ofCelsius: -40, seconds: 600), 13.207116))
        for (place, celsius) in [(2.0, -86.870465), (5, -67.355386), (10, -35.962503), (20, 12.155314), (30, 19.691167)] {
            #expect(agrees(exact.celsius(atMM: place, seconds: 300), celsius))
        }
        for (time, flux) in zip(times, [252689.413579, 79907.408752, 32622.063018, 18834.356865, 14589.030095, 10316.002111]) {
            #expect(agrees(exact.wallFlux(seconds: time), flux))
        }
    }

    @Test func lineSinkTissue() {
        let exact = LineSink(tissue: .reference, wattsPerMetre: 600, freezingCelsius: -1, initialCelsius: 37)
        #expect(abs(exact.lambda - 0.275704645343) < 1e-11)
        for (time, front) in zip(times, [0.581236, 1.838031, 4.502238, 7.798105, 10.067310, 14.237327]) {
            #expect(agrees(exact.frontMM(seconds: time), front))
        }
        #expect(agrees(exact.distanceMM(ofCelsius: -20, seconds: 600), 9.364676))
        #expect(agrees(exact.distanceMM(ofCelsius: -40, seconds: 600), 6.102602))
        for (place, at300, at600) in [
            (1.0, -109.497780, -126.036500), (2, -76.456104, -92.968005), (5, -33.080412, -49.405837), (10, -1.297012, -16.974132),
            (20, 34.582508, 23.534891), (30, 36.938815, 35.369493),
        ] {
            #expect(agrees(exact.celsius(atMM: place, seconds: 300), at300))
            #expect(agrees(exact.celsius(atMM: place, seconds: 600), at600))
        }
    }

    @Test func lineSinkWater() {
        let exact = LineSink(tissue: .water, wattsPerMetre: 1000, freezingCelsius: 0, initialCelsius: 20)
        #expect(abs(exact.lambda - 0.371355176850) < 1e-11)
        for (time, front) in zip(times, [0.765461, 2.420599, 5.929232, 10.269731, 13.258166, 18.749878]) {
            #expect(agrees(exact.frontMM(seconds: time), front))
        }
        #expect(agrees(exact.distanceMM(ofCelsius: -20, seconds: 600), 13.763840))
        #expect(agrees(exact.distanceMM(ofCelsius: -40, seconds: 600), 10.246929))
        for (place, at300, at600) in [
            (1.0, -180.544774, -205.377068), (2, -130.936355, -155.726528), (5, -65.833397, -90.330793), (10, -18.199082, -41.679863),
            (20, 17.023642, 4.100898), (30, 19.916745, 17.972021),
        ] {
            #expect(agrees(exact.celsius(atMM: place, seconds: 300), at300))
            #expect(agrees(exact.celsius(atMM: place, seconds: 600), at600))
        }
    }

    @Test func sphericalSink() {
        let exact = SphericalSink(tissue: .reference, strength: 12, freezingCelsius: -1, initialCelsius: 37)
        #expect(abs(exact.lambda - 0.250317429893) < 1e-11)
        for (time, front) in zip(times, [0.527715, 1.668783, 4.087667, 7.080046, 9.140300, 12.926336]) {
            #expect(agrees(exact.frontMM(seconds: time), front))
        }
        for (place, celsius) in [(3.0, -97.132182), (5, -39.361702), (10, 8.064965), (20, 35.952094), (30, 36.981329)] {
            #expect(agrees(exact.celsius(atMM: place, seconds: 300), celsius))
        }
        for (time, celsius) in zip(times, [37.000000, 36.941685, 17.072426, -20.080632, -39.361702, -75.183591]) {
            #expect(agrees(exact.celsius(atMM: 5, seconds: time), celsius))
        }
        for (time, watts) in zip(times, [0.635814, 2.010619, 4.924991, 8.530335, 11.012615, 15.574190]) {
            #expect(agrees(exact.watts(seconds: time), watts))
        }
    }

    @Test func planarFreezingRange() {
        let exact = PlanarFreezingRange(tissue: .reference, wallCelsius: -100, initialCelsius: 37)
        #expect(abs(exact.solidusSpeed / 4.233291289624e-04 - 1) < 1e-9)
        #expect(abs(exact.liquidusSpeed / 4.575425654178e-04 - 1) < 1e-9)
        for (time, front) in zip(times, [0.846658, 2.677368, 6.558187, 11.359113, 14.664551, 20.738807]) {
            #expect(agrees(exact.solidusMM(seconds: time), front))
            #expect(agrees(exact.distanceMM(ofCelsius: -8, seconds: time), front))
        }
        for (time, front) in zip(times, [0.915085, 2.893753, 7.088219, 12.277155, 15.849739, 22.414916]) {
            #expect(agrees(exact.liquidusMM(seconds: time), front))
        }
    }

    @Test func lineSinkFreezingRange() {
        let exact = LineSinkFreezingRange(tissue: .reference, wattsPerMetre: 600, initialCelsius: 37)
        #expect(abs(exact.solidusSpeed / 2.627372675606e-04 - 1) < 1e-9)
        #expect(abs(exact.liquidusSpeed / 2.990649180462e-04 - 1) < 1e-9)
        for (time, front) in zip(times, [0.525475, 1.661696, 4.070308, 7.049981, 9.101486, 12.871445]) {
            #expect(agrees(exact.solidusMM(seconds: time), front))
        }
        for (time, front) in zip(times, [0.598130, 1.891453, 4.633094, 8.024754, 10.359913, 14.651129]) {
            #expect(agrees(exact.liquidusMM(seconds: time), front))
            #expect(agrees(exact.distanceMM(ofCelsius: -1, seconds: time), front))
        }
    }

    @Test func aNarrowRangeComesToTheSingleFreezingPoint() {
        let sharp = LineSinkFreezingRange(tissue: Tissue.reference.freezing(sharplyAt: -1), wattsPerMetre: 600, initialCelsius: 37)
        #expect(abs(sharp.solidusMM(seconds: 600) - 14.237327) < 0.03)
        #expect(abs(sharp.liquidusMM(seconds: 600) - 14.237327) < 0.03)
    }

    @Test(arguments: [
        [0.0005, 49.073858, 417.77612, 27.710786, 15.183932, 30.413187, 20.903907],
        [0.002, 28.681293, 479.35248, 17.429329, 10.317570, 23.652323, 22.149582],
        [0.0062, 18.722777, 542.89584, 12.060663, 7.591359, 19.157739, 23.636056],
        [0.02, 12.202778, 626.21335, 8.334355, 5.579178, 15.416661, 25.851542],
        [0.04, 9.543039, 686.74252, 6.740541, 4.674722, 13.595098, 27.628428],
    ]) func steadyIceBall(line: [Double]) {
        let cylinder = SteadyPennesIceBall(
            form: .cylinder, tissue: .reference, perfusionWPerM3K: line[0] * 1060 * 3600, probeRadiusMM: 0.75, probeCelsius: -140,
            freezingCelsius: -1, arterialCelsius: 37)
        #expect(agrees(cylinder.radiusMM, line[1]))
        #expect(agrees(cylinder.heat, line[2]))
        #expect(agrees(cylinder.radiusMM(ofCelsius: -20), line[3]))
        #expect(agrees(cylinder.radiusMM(ofCelsius: -40), line[4]))
        let sphere = SteadyPennesIceBall(
            form: .sphere, tissue: .reference, perfusionWPerM3K: line[0] * 1060 * 3600, probeRadiusMM: 5, probeCelsius: -140,
            freezingCelsius: -1, arterialCelsius: 37)
        #expect(agrees(sphere.radiusMM, line[5]))
        #expect(agrees(sphere.heat, line[6]))
        #expect(agrees(sphere.celsius(atMM: line[5]), -1))
    }

    @Test func metabolismWarmsTheFarTissue() {
        var tissue = Tissue.reference
        tissue.metabolismWPerM3 = 1000
        let perfusion = 0.0062 * 1060 * 3600
        func ball(_ tissue: Tissue, _ arterial: Double) -> Double {
            SteadyPennesIceBall(
                form: .cylinder, tissue: tissue, perfusionWPerM3K: perfusion, probeRadiusMM: 0.75, probeCelsius: -140, freezingCelsius: -1,
                arterialCelsius: arterial
            ).radiusMM
        }
        #expect(abs(ball(tissue, 37) - ball(.reference, 37 + 1000 / perfusion)) < 1e-9)
    }

    @Test func perfusedPointSink() {
        let exact = TransientPennesPointSink(tissue: .reference, perfusionWPerM3K: 0.0062 * 3.816e6, watts: 0.5, arterialCelsius: 37)
        for (place, time, celsius) in [
            (5.0, 60.0, 34.207796), (5, 300, 31.773045), (5, 600, 31.644863), (10, 60, 36.916874), (10, 300, 36.192658), (10, 600, 36.103255),
            (20, 60, 36.999997), (20, 300, 36.973946), (20, 600, 36.951983),
        ] {
            #expect(agrees(exact.celsius(atMM: place, seconds: time), celsius))
        }
    }

    @Test func uniformDecay() {
        let exact = UniformPerfusionDecay(tissue: .reference, perfusionWPerM3K: 0.0062 * 3.816e6, initialCelsius: 20, arterialCelsius: 37)
        for (time, celsius) in [(60.0, 25.539649), (300, 34.633024), (600, 36.670437)] { #expect(agrees(exact.celsius(seconds: time), celsius)) }
    }
}
