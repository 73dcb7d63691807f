import Geometry

/// Runs one problem on one grid and fills rows of the table.
struct ExactnessSheet {
    let name: String
    let gridMM: Double

    func row(_ quantity: String, mm exact: Double, _ computed: Double?, _ model: BioheatModel) -> ExactnessTable.Row {
        ExactnessTable.Row(
            name: name, gridMM: gridMM, quantity: quantity, unit: "mm", exact: exact, computed: computed ?? .nan, scale: exact,
            energyImbalance: model.energyImbalance)
    }

    func row(_ quantity: String, celsius exact: Double, _ computed: Double, drop: Double, _ model: BioheatModel) -> ExactnessTable.Row {
        ExactnessTable.Row(
            name: name, gridMM: gridMM, quantity: quantity, unit: "°C", exact: exact, computed: computed, scale: drop,
            energyImbalance: model.energyImbalance)
    }

    /// A patient of one tissue within insulated walls.
    func patient(_ tissue: Tissue, initial: Double, in box: Bounds) -> Patient {
        var patient = Patient(background: tissue)
        patient.backgroundCelsius = initial
        patient.domain = .init(box: box, isInsulated: true)
        return patient
    }

    static let on = ["A": ProbeDrive.freezing(power: 1, pressurePsi: 3500)]
}

/// A wall: a held half-space at one end of a bar.
extension ExactnessSheet {
    func bar(_ tissue: Tissue, wallMM: Double, wallCelsius: Double = -100, initial: Double) -> BioheatModel {
        let box = Bounds(lower: Point(-2 * gridMM, -gridMM, -gridMM), upper: Point(90, gridMM, gridMM))
        var patient = patient(tissue, initial: initial, in: box)
        let wall = Shape.halfspace(point: Point(wallMM, 0, 0), normal: Point(-1, 0, 0))
        patient.regions = [.init(role: .vessel, name: "wall", shape: wall, filling: .held(celsius: wallCelsius))]
        return BioheatModel(patient: patient, probes: [], resolutionMM: gridMM)
    }

    func front(_ model: BioheatModel, wallMM: Double, _ celsius: Double) -> Double? {
        model.frontDistance(from: Point(wallMM + gridMM / 10, 0, 0), along: Point(1, 0, 0), until: celsius).map { $0 + gridMM / 10 }
    }

    /// A front at one temperature moves through the cells in stairs; the mean of s/√t over the second half of the time is what it does.
    func meanFront(
        _ model: inout BioheatModel, until end: Double, advance: ((inout BioheatModel, Double) -> Void)? = nil, _ front: (BioheatModel) -> Double?
    ) -> Double? {
        let advance = advance ?? { $0.advance(seconds: $1 - $0.elapsedSeconds, drives: Self.on) }
        advance(&model, end / 2)
        let count = 20
        var sum = 0.0
        for number in 1...count {
            advance(&model, end / 2 * (1 + Double(number) / Double(count)))
            guard let place = front(model) else { return nil }
            sum += place / model.elapsedSeconds.squareRoot()
        }
        return sum / Double(count) * end.squareRoot()
    }

    func planarNeumann(_ tissue: Tissue, wallMM: Double, initial: Double, freezing: Double) -> [ExactnessTable.Row] {
        let exact = PlanarNeumann(tissue: tissue, wallCelsius: -100, freezingCelsius: freezing, initialCelsius: initial)
        var model = bar(tissue.freezing(sharplyAt: freezing), wallMM: wallMM, initial: initial)
        var rows: [ExactnessTable.Row] = []
        for seconds in [60.0, 600] {
            let computed = meanFront(&model, until: seconds) { front($0, wallMM: wallMM, freezing) }
            rows.append(row("front at \(Int(seconds)) s", mm: exact.frontMM(seconds: seconds), computed, model))
        }
        for celsius in [-20.0, -40] {
            let place = exact.distanceMM(ofCelsius: celsius, seconds: 600) ?? .nan
            rows.append(row("\(Int(celsius)) °C at 600 s", mm: place, front(model, wallMM: wallMM, celsius), model))
        }
        for distance in [10.0, 30] {
            let computed = model.temperature(at: Point(wallMM + distance, 0, 0))
            rows.append(
                row("T(\(Int(distance)) mm) at 600 s", celsius: exact.celsius(atMM: distance, seconds: 600), computed, drop: initial + 100, model))
        }
        return rows
    }

    func planarFreezingRange() -> [ExactnessTable.Row] {
        let exact = PlanarFreezingRange(tissue: .reference, wallCelsius: -100, initialCelsius: 37)
        var model = bar(.reference, wallMM: 0, initial: 37)
        var rows: [ExactnessTable.Row] = []
        for seconds in [60.0, 600] {
            model.advance(seconds: seconds - model.elapsedSeconds, drives: [:])
            rows.append(row("solidus at \(Int(seconds)) s", mm: exact.solidusMM(seconds: seconds), front(model, wallMM: 0, -8), model))
            rows.append(row("liquidus at \(Int(seconds)) s", mm: exact.liquidusMM(seconds: seconds), front(model, wallMM: 0, -1), model))
        }
        return rows
    }
}

/// A wire through a thin slab: the slab's faces are insulated, so that all runs across the wire.
extension ExactnessSheet {
    /// Off the lattice, since a probe does not know of it.
    private var wireTip: Point { Point(0.3 * gridMM, 0.2 * gridMM, -2 * gridMM) }

    private func slab(
        _ tissue: Tissue, initial: Double, diameterMM: Double, cooling: ProbeModel.Cooling, beside other: Patient.Region? = nil
    ) -> BioheatModel {
        let box = Bounds(lower: Point(-70, -70, -2 * gridMM), upper: Point(70, 70, 2 * gridMM))
        let wire = ProbeModel(name: "wire", diameterMM: diameterMM, activeLengthMM: 4 * gridMM, cooling: cooling)
        let probe = PlacedProbe(name: "A", model: wire, tip: wireTip, entry: wireTip + Point(0, 0, 50))
        var patient = patient(tissue, initial: initial, in: box)
        // A target of the same tissue: makes the grid fine as far as the front goes.
        let reach = Shape.box(centre: Point(repeating: 0), size: Point(60, 60, 4 * gridMM))
        patient.regions = [.init(role: .target, name: "reach", shape: reach, filling: .tissue(tissue))]
        if let other { patient.regions.append(other) }
        return BioheatModel(patient: patient, probes: [probe], resolutionMM: gridMM)
    }

    static let across = [Point(1, 0, 0), Point(0, 1, 0), Point(-1, 0, 0), Point(0, -1, 0), Point(1, 1, 0), Point(-1, 1, 0)]

    /// The mean of six directions.
    private func radius(_ model: BioheatModel, _ celsius: Double) -> Double? {
        let found = Self.across.compactMap { model.frontDistance(from: wireTip + Point(0, 0, 2 * gridMM), along: $0, until: celsius) }
        return found.count == Self.across.count ? found.reduce(0, +) / Double(found.count) : nil
    }

    private func celsius(_ model: BioheatModel, atMM distance: Double) -> Double {
        let field = model.temperature
        let places = Self.across.compactMap { $0.normalised }.map { wireTip + Point(0, 0, 2 * gridMM) + $0 * distance }
        return places.map { field.value(at: $0) }.reduce(0, +) / Double(places.count)
    }

    func lineSink(_ tissue: Tissue, wattsPerMetre: Double, initial: Double, freezing: Double) -> [ExactnessTable.Row] {
        let exact = LineSink(tissue: tissue, wattsPerMetre: wattsPerMetre, freezingCelsius: freezing, initialCelsius: initial)
        var model = slab(
            tissue.freezing(sharplyAt: freezing), initial: initial, diameterMM: 0.5, cooling: .constantSink(wattsPerMetre: wattsPerMetre))
        var rows: [ExactnessTable.Row] = []
        for seconds in [60.0, 300, 600] {
            let computed = meanFront(&model, until: seconds) { radius($0, freezing) }
            rows.append(row("front at \(Int(seconds)) s", mm: exact.frontMM(seconds: seconds), computed, model))
        }
        for celsius in [-20.0, -40] {
            let place = exact.distanceMM(ofCelsius: celsius, seconds: 600) ?? .nan
            rows.append(row("\(Int(celsius)) °C at 600 s", mm: place, radius(model, celsius), model))
        }
        for distance in [5.0, 10, 20] {
            let known = exact.celsius(atMM: distance, seconds: 600)
            rows.append(row("T(\(Int(distance)) mm) at 600 s", celsius: known, celsius(model, atMM: distance), drop: 100, model))
        }
        return rows
    }

    func lineSinkFreezingRange() -> [ExactnessTable.Row] {
        let exact = LineSinkFreezingRange(tissue: .reference, wattsPerMetre: 600, initialCelsius: 37)
        var model = slab(.reference, initial: 37, diameterMM: 0.5, cooling: .constantSink(wattsPerMetre: 600))
        var rows: [ExactnessTable.Row] = []
        for seconds in [60.0, 300, 600] {
            model.advance(seconds: seconds - model.elapsedSeconds, drives: Self.on)
            rows.append(row("solidus at \(Int(seconds)) s", mm: exact.solidusMM(seconds: seconds), radius(model, -8), model))
            rows.append(row("liquidus at \(Int(seconds)) s", mm: exact.liquidusMM(seconds: seconds), radius(model, -1), model))
        }
        return rows
    }

    /// Little heat to store, so that it settles soon: the steady state does not depend on it.
    func settling(_ tissue: Tissue) -> Tissue {
        var tissue = tissue.freezing(sharplyAt: -1)
        tissue.latentHeatJPerKg = 20e3
        return tissue
    }

    func steadyCylinder() -> [ExactnessTable.Row] {
        let perfusion = 0.0062 * 1060 * 3600
        let exact = SteadyPennesIceBall(
            form: .cylinder, tissue: .reference, perfusionWPerM3K: perfusion, probeRadiusMM: 0.75, probeCelsius: -140, freezingCelsius: -1,
            arterialCelsius: 37)
        var model = slab(
            settling(.reference).perfused(wattsPerM3K: perfusion), initial: 37, diameterMM: 1.5, cooling: .idealSurface(celsius: -140))
        model.advance(seconds: 3000, drives: Self.on)
        var rows = [row("ice", mm: exact.radiusMM, radius(model, -1), model)]
        for celsius in [-20.0, -40] {
            rows.append(row("\(Int(celsius)) °C", mm: exact.radiusMM(ofCelsius: celsius) ?? .nan, radius(model, celsius), model))
        }
        return rows
    }

    /// Converged radial runs of an implicit solver of another kind: a probe of 0.75 mm radius at −140 °C in `Tissue.reference`.
    private static let radialReference: [(seconds: Double, fronts: [(celsius: Double, mm: Double)])] = [
        (60, [(-1, 6.3233), (-8, 5.7381), (-20, 4.7315), (-40, 3.4592)]),
        (180, [(-1, 9.6870), (-8, 8.6492), (-20, 6.8715), (-40, 4.7236)]),
        (300, [(-1, 11.8819), (-8, 10.5280), (-20, 8.2168), (-40, 5.4841)]),
        (600, [(-1, 15.7517), (-8, 13.8124), (-20, 10.5192), (-40, 6.7405)]),
    ]

    func radialProbe() -> [ExactnessTable.Row] { radial() }

    /// On one side of a plane through the wire a tissue that conducts and stores an eighth: the temperatures are the same on both sides, no heat
    /// crosses the plane, and the fronts are those of one tissue.
    func probeOnBoundary(normal: Point) -> [ExactnessTable.Row] {
        var thin = Tissue.reference
        thin.densityKgPerM3 /= 8
        thin.conductivityWPerMK /= 8
        thin.frozenConductivityWPerMK /= 8
        thin.mushyConductivityWPerMK = thin.mushyConductivityWPerMK.map { $0 / 8 }
        let middle = wireTip + Point(0, 0, 2 * gridMM)
        return radial(beside: .init(role: .target, name: "thin", shape: .halfspace(point: middle, normal: normal), filling: .tissue(thin)))
    }

    private func radial(beside other: Patient.Region? = nil) -> [ExactnessTable.Row] {
        var model = slab(.reference, initial: 37, diameterMM: 1.5, cooling: .idealSurface(celsius: -140), beside: other)
        var rows: [ExactnessTable.Row] = []
        for (seconds, fronts) in Self.radialReference {
            model.advance(seconds: seconds - model.elapsedSeconds, drives: Self.on)
            for (celsius, exact) in fronts {
                rows.append(row("\(Int(celsius)) °C at \(Int(seconds)) s", mm: exact, radius(model, celsius), model))
            }
        }
        return rows
    }
}

/// An eighth of a ball: a point in the corner of three insulated walls.
extension ExactnessSheet {
    private func corner(_ tissue: Tissue, initial: Double, side: Double) -> Patient {
        patient(tissue, initial: initial, in: Bounds(lower: Point(repeating: 0), upper: Point(repeating: side)))
    }

    /// A sink so short and thin that it is a point; the corner's eighth of the watts.
    private func point(watts: Double) -> PlacedProbe {
        let length = gridMM / 2
        let model = ProbeModel(
            name: "point", diameterMM: 0.001, activeLengthMM: length, cooling: .constantSink(wattsPerMetre: watts / 8 / (length / 1000)))
        return PlacedProbe(name: "A", model: model, tip: Point(repeating: 0), entry: Point(0, 0, 50))
    }

    private static let outwards = [
        Point(1, 1, 1), Point(2, 1, 1), Point(1, 2, 1), Point(1, 1, 2), Point(3, 2, 1), Point(1, 3, 2), Point(2, 1, 3), Point(3, 1, 2),
        Point(2, 3, 1), Point(1, 2, 3),
    ].compactMap { $0.normalised }

    /// The mean of ten directions.
    private func ballRadius(_ model: BioheatModel, _ celsius: Double) -> Double? {
        let found = Self.outwards.compactMap { model.frontDistance(from: $0 * gridMM / 2, along: $0, until: celsius) }
        return found.count == Self.outwards.count ? found.reduce(0, +) / Double(found.count) + gridMM / 2 : nil
    }

    private func ballCelsius(_ model: BioheatModel, atMM distance: Double) -> Double {
        let field = model.temperature
        return Self.outwards.map { field.value(at: $0 * distance) }.reduce(0, +) / Double(Self.outwards.count)
    }

    func sphericalSink() -> [ExactnessTable.Row] {
        let tissue = Tissue.reference
        let exact = SphericalSink(tissue: tissue, strength: 12, freezingCelsius: -1, initialCelsius: 37)
        let last = 600.0
        let patient = corner(tissue.freezing(sharplyAt: -1), initial: 37, side: 60)
        var model = BioheatModel(patient: patient, probes: [point(watts: exact.watts(seconds: last))], resolutionMM: gridMM)
        var rows: [ExactnessTable.Row] = []
        for seconds in [60.0, 300, 600] {
            let computed = meanFront(&model, until: seconds, advance: { follow(exact, until: $1, fullAt: last, &$0) }) { ballRadius($0, -1) }
            rows.append(row("front at \(Int(seconds)) s", mm: exact.frontMM(seconds: seconds), computed, model))
        }
        for distance in [5.0, 10, 20] {
            let known = exact.celsius(atMM: distance, seconds: last)
            rows.append(row("T(\(Int(distance)) mm) at 600 s", celsius: known, ballCelsius(model, atMM: distance), drop: 100, model))
        }
        return rows
    }

    /// The growing sink in stairs of the probe's power, each with the heat that the sink draws in its time.
    private func follow(_ exact: SphericalSink, until end: Double, fullAt last: Double, _ model: inout BioheatModel) {
        let full = exact.watts(seconds: last)
        while model.elapsedSeconds < end - 1e-9 {
            let start = model.elapsedSeconds
            let seconds = min(max(1, start / 20), end - start)
            let power = (exact.joules(seconds: start + seconds) - exact.joules(seconds: start)) / (seconds * full)
            model.advance(seconds: seconds, drives: ["A": .freezing(power: power, pressurePsi: 3500)])
        }
    }

    func steadySphere() -> [ExactnessTable.Row] {
        let perfusion = 0.02 * 1060 * 3600
        let exact = SteadyPennesIceBall(
            form: .sphere, tissue: .reference, perfusionWPerM3K: perfusion, probeRadiusMM: 5, probeCelsius: -140, freezingCelsius: -1,
            arterialCelsius: 37)
        var patient = corner(settling(.reference).perfused(wattsPerM3K: perfusion), initial: 37, side: 45)
        let ball = Shape.sphere(centre: Point(repeating: 0), radius: 5)
        patient.regions = [.init(role: .vessel, name: "ball", shape: ball, filling: .held(celsius: -140))]
        // The probe stays off; it makes the grid fine around the ball.
        var model = BioheatModel(patient: patient, probes: [point(watts: 1)], resolutionMM: gridMM)
        model.advance(seconds: 1500, drives: [:])
        var rows = [row("ice", mm: exact.radiusMM, ballRadius(model, -1), model)]
        for celsius in [-20.0, -40] {
            rows.append(row("\(Int(celsius)) °C", mm: exact.radiusMM(ofCelsius: celsius) ?? .nan, ballRadius(model, celsius), model))
        }
        return rows
    }

    /// Weak enough that no cell freezes or stops perfusing; the problem is linear.
    func perfusedPointSink() -> [ExactnessTable.Row] {
        let perfusion = 0.0062 * 1060 * 3600
        let watts = 0.05
        let tissue = Tissue.reference.perfused(wattsPerM3K: perfusion)
        let exact = TransientPennesPointSink(tissue: tissue, perfusionWPerM3K: perfusion, watts: watts, arterialCelsius: 37)
        var model = BioheatModel(patient: corner(tissue, initial: 37, side: 60), probes: [point(watts: watts)], resolutionMM: gridMM)
        var rows: [ExactnessTable.Row] = []
        for seconds in [60.0, 300, 600] {
            model.advance(seconds: seconds - model.elapsedSeconds, drives: Self.on)
            for distance in [5.0, 10] {
                let known = exact.celsius(atMM: distance, seconds: seconds)
                let drop = 37 - exact.celsius(atMM: 5, seconds: 600)
                rows.append(
                    row("T(\(Int(distance)) mm) at \(Int(seconds)) s", celsius: known, ballCelsius(model, atMM: distance), drop: drop, model))
            }
        }
        return rows
    }

    /// The solver starts tissue at the blood's temperature; metabolism that would warm it by 17 K makes the same equation.
    func perfusionDecay() -> [ExactnessTable.Row] {
        let perfusion = 0.0062 * 1060 * 3600
        var tissue = Tissue.reference.perfused(wattsPerM3K: perfusion)
        tissue.metabolismWPerM3 = 17 * perfusion
        let exact = UniformPerfusionDecay(tissue: tissue, perfusionWPerM3K: perfusion, initialCelsius: 20, arterialCelsius: 20)
        var model = BioheatModel(patient: corner(tissue, initial: 20, side: 8 * gridMM), probes: [], resolutionMM: gridMM)
        return [60.0, 300, 600].map { seconds in
            model.advance(seconds: seconds - model.elapsedSeconds, drives: [:])
            let computed = model.temperature(at: Point(repeating: 4 * gridMM))
            return row("T at \(Int(seconds)) s", celsius: exact.celsius(seconds: seconds), computed, drop: 17, model)
        }
    }
}
