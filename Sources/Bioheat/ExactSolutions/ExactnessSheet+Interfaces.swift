import Geometry

/// Thin layers, a vessel, thaw: planar and radial problems across the faces between unlike materials.
extension ExactnessSheet {
    /// Gas as the layers hold it: it conducts as air does and stores what the step can follow.
    private static let gas = Tissue(
        name: "air", densityKgPerM3: 200, conductivityWPerMK: 0.025, frozenConductivityWPerMK: 0.025, heatCapacityJPerKgK: 1000,
        frozenHeatCapacityJPerKgK: 1000, latentHeatJPerKg: 0, solidusCelsius: -200, liquidusCelsius: -199)

    /// Ice and an organ with 3 mm of air between them, square to the grid but off its faces.
    func airLayer() -> [ExactnessTable.Row] {
        layer(normal: Point(1, 0, 0), box: Bounds(lower: Point(-18, -gridMM, -gridMM), upper: Point(18, gridMM, gridMM)))
    }

    /// The same at 30° to the grid; the box's sides are far from where the temperature is read.
    func slantingAirLayer() -> [ExactnessTable.Row] {
        let box = Bounds(lower: Point(-40, -40, -gridMM), upper: Point(40, 40, gridMM))
        return layer(normal: Point(3.0.squareRoot() / 2, 0.5, 0), box: box)
    }

    /// A quarter of the heat to store: a steady state does not depend on it, and comes four times as soon.
    private func quick(_ tissue: Tissue) -> Tissue {
        var tissue = tissue
        tissue.heatCapacityJPerKgK /= 4
        tissue.frozenHeatCapacityJPerKgK /= 4
        return tissue
    }

    /// Walls at −60 and 37 °C, 30 mm apart, and the steady flux between them.
    private func layer(normal: Point, box: Bounds) -> [ExactnessTable.Row] {
        let (cold, warm) = (-60.0, 37.0)
        let (coldPlace, airStart, airEnd, warmPlace) = (-14.7, 2.3, 5.3, 15.3)
        let tissue = quick(settling(.reference))
        func beyond(_ place: Double, _ sign: Double) -> Shape { .halfspace(point: normal * place, normal: normal * sign) }
        var patient = patient(tissue, initial: 37, in: box)
        patient.regions = [
            .init(role: .vessel, name: "cold", shape: beyond(coldPlace, -1), filling: .held(celsius: cold)),
            .init(role: .vessel, name: "warm", shape: beyond(warmPlace, 1), filling: .held(celsius: warm)),
        ]
        patient.layers = [.init(shape: .intersection([beyond(airStart, 1), beyond(airEnd, -1)]), material: Self.gas)]
        var model = BioheatModel(patient: patient, probes: [], resolutionMM: gridMM)
        model.advance(seconds: 600, drives: [:])
        // Frozen up to the air, unfrozen beyond.
        let resistances = [
            (airStart - coldPlace) / tissue.frozenConductivityWPerMK, (airEnd - airStart) / Self.gas.conductivityWPerMK,
            (warmPlace - airEnd) / tissue.conductivityWPerMK,
        ]
        let flux = (warm - cold) / resistances.reduce(0, +)
        return [("ice by the air", airStart - 2), ("organ by the air", airEnd + 2), ("organ, 6 mm behind", airEnd + 6)].map { name, place in
            let exact =
                place < airStart
                ? cold + flux * (place - coldPlace) / tissue.frozenConductivityWPerMK : warm - flux * (warmPlace - place) / tissue.conductivityWPerMK
            return row("T of \(name)", celsius: exact, model.temperature(at: normal * place), drop: warm - cold, model)
        }
    }

    /// Two millimetres of skin under room air, over tissue held at 5 °C 20 mm down: unfrozen, so the profile is three straight lines.
    func skinLayer() -> [ExactnessTable.Row] {
        let tissue = quick(.reference)
        var skin = tissue
        skin.conductivityWPerMK = 0.3
        let (surface, depth, held) = (0.3, 20.0, 5.0)
        let box = Bounds(lower: Point(-gridMM, -gridMM, -24), upper: Point(gridMM, gridMM, 3))
        var patient = patient(tissue, initial: 22, in: box)
        patient.skin = .init(point: Point(0, 0, surface), normal: Point(0, 0, 1), tissue: skin)
        let floor = Shape.halfspace(point: Point(0, 0, surface - depth), normal: Point(0, 0, -1))
        patient.regions = [.init(role: .vessel, name: "floor", shape: floor, filling: .held(celsius: held))]
        var model = BioheatModel(patient: patient, probes: [], resolutionMM: gridMM)
        model.advance(seconds: 2500, drives: [:])
        let air = SkinContact.roomAir
        let thickness = Patient.Skin.thicknessMM
        let (inSkin, below) = (thickness / 1000 / skin.conductivityWPerMK, (depth - thickness) / 1000 / tissue.conductivityWPerMK)
        let drop = air.celsius - held
        let flux = drop / (1 / air.coefficientWPerM2K + inSkin + below)
        return [1.0, 5, 10].map { place in
            let upper = min(place, thickness) / 1000 / skin.conductivityWPerMK
            let lower = max(place - thickness, 0) / 1000 / tissue.conductivityWPerMK
            let exact = air.celsius - flux * (1 / air.coefficientWPerM2K + upper + lower)
            let computed = model.temperature(at: Point(0, 0, surface - place))
            return row("T \(Int(place)) mm deep", celsius: exact, computed, drop: drop, model)
        }
    }

    /// A vessel of 3 mm radius held at 20 °C in perfused tissue: T = Tb + (Tv − Tb) K₀(mr)/K₀(ma).
    func heldVessel() -> [ExactnessTable.Row] {
        let perfusion = 0.0062 * 1060 * 3600
        let tissue = Tissue.reference.perfused(wattsPerM3K: perfusion)
        let (radius, held, body) = (3.0, 20.0, 37.0)
        let centre = Point(0.3, -0.2, 0)
        var patient = patient(tissue, initial: body, in: Bounds(lower: Point(-28, -28, -gridMM), upper: Point(28, 28, gridMM)))
        let vessel = Shape.cylinder(from: centre - Point(0, 0, 50), to: centre + Point(0, 0, 50), radius: radius)
        patient.regions = [.init(role: .vessel, name: "vessel", shape: vessel, filling: .held(celsius: held))]
        var model = BioheatModel(patient: patient, probes: [], resolutionMM: gridMM)
        model.advance(seconds: 1200, drives: [:])
        let decay = (perfusion / tissue.conductivityWPerMK).squareRoot() / 1000
        let field = model.temperature
        return [5.0, 8, 13].map { distance in
            let exact = body + (held - body) * besselK(0, decay * distance) / besselK(0, decay * radius)
            let places = Self.across.compactMap { $0.normalised }.map { centre + $0 * distance }
            let computed = places.map { field.value(at: $0) }.reduce(0, +) / Double(places.count)
            return row("T at \(Int(distance)) mm", celsius: exact, computed, drop: body - held, model)
        }
    }

    /// Frozen perfused tissue thaws from a warm wall. All of it has been below −20 °C, so no blood may warm it: it thaws as tissue without
    /// blood does, which is Neumann's problem with the phases changed over and the sign of the temperature too.
    func thawInStasis() -> [ExactnessTable.Row] {
        let (freezing, wall, initial) = (-1.0, 37.0, -30.0)
        let tissue = Tissue.reference.freezing(sharplyAt: freezing)
        var mirrored = tissue
        mirrored.conductivityWPerMK = tissue.frozenConductivityWPerMK
        mirrored.frozenConductivityWPerMK = tissue.conductivityWPerMK
        mirrored.heatCapacityJPerKgK = tissue.frozenHeatCapacityJPerKgK
        mirrored.frozenHeatCapacityJPerKgK = tissue.heatCapacityJPerKgK
        let exact = PlanarNeumann(tissue: mirrored, wallCelsius: -wall, freezingCelsius: -freezing, initialCelsius: -initial)
        var model = bar(tissue.perfused(wattsPerM3K: 0.0062 * 1060 * 3600), wallMM: 0, wallCelsius: wall, initial: initial)
        var rows: [ExactnessTable.Row] = []
        for seconds in [150.0, 500] {
            let computed = meanFront(&model, until: seconds) { front($0, wallMM: 0, freezing) }
            rows.append(row("thawed at \(Int(seconds)) s", mm: exact.frontMM(seconds: seconds), computed, model))
        }
        for distance in [3.0, 20] {
            let known = -exact.celsius(atMM: distance, seconds: 500)
            let computed = model.temperature(at: Point(distance, 0, 0))
            rows.append(row("T(\(Int(distance)) mm) at 500 s", celsius: known, computed, drop: wall - initial, model))
        }
        return rows
    }
}
