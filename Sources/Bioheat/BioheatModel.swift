import Geometry

/// A patient with probes, as fields of enthalpy and temperature that can be stepped in time.
///
/// Pennes' equation with freezing, ∂H/∂t = ∇·(k∇T) + u (w ρb cb (Ta − T) + Q), on a rectilinear grid as an energy-conserving
/// finite-volume scheme: enthalpy is the state, so latent heat cannot be lost. A value: a copy is a fork, cheap until it is stepped.
public struct BioheatModel: Sendable {
    public private(set) var elapsedSeconds = 0.0
    public private(set) var probes: [PlacedProbe]
    private var patient: Patient
    let resolutionMM: Double
    private let variation: Variation
    private let threads: Int
    private let loops: StageLoops
    private(set) var discretisation: Discretisation
    private var stepper: Stepper
    private var state: ThermalState
    private var drives: [ProbeDriveState]
    private var secondsSinceChange = 0.0
    private var skin = SkinContact.roomAir
    private var ledger = HeatLedger()
    /// Total enthalpy when the ledger was last opened, J.
    private var openingEnthalpy = 0.0
    private var worstImbalance = 0.0
    private var shown = ShownField()
    private var reach: TemperatureReach
    private var isOutsideReach = false
    private var shownColdest = ShownField()

    /// The largest time step, s. Against steps of 1 s it moves the 0 °C front of two probes by less than 0.01 mm. Twice as long lets frozen cells warm
    /// by a kelvin when the front passes their neighbours; steps of second order smear a front that is sharper than a cell.
    public static let usualStep = 5.0
    /// Steps grow with the time since a change, by this share of it.
    private static let stepGrowth = 0.11
    /// The first step after a change, s: the finer the cells, the sooner they follow the probe. A step longer than 1.4 time constants of
    /// the cells at the probe or a wall would make them overshoot it.
    private var shortestStep: Double { 0.05 * min(1, resolutionMM * resolutionMM) }

    /// - Parameter resolutionMM: the finest cell, > 0.
    /// - Parameter threads: the answer does not depend on it.
    public init(patient: Patient, probes: [PlacedProbe], resolutionMM: Double, variation: Variation = Variation(), threads: Int = 2) {
        self.init(patient: patient, probes: probes, resolutionMM: resolutionMM, variation: variation, threads: threads, loops: .best)
    }

    init(patient: Patient, probes: [PlacedProbe], resolutionMM: Double, variation: Variation = Variation(), threads: Int = 2, loops: StageLoops) {
        self.patient = patient
        self.probes = probes
        self.resolutionMM = resolutionMM
        self.variation = variation
        self.threads = threads
        self.loops = loops
        reach = TemperatureReach(patient)
        let grid = GridChoice(patient: patient, probes: probes, resolutionMM: resolutionMM).grid()
        discretisation = Discretisation(patient: patient, grid: grid, variation: variation)
        stepper = Self.stepper(discretisation, probes, threads, loops)
        state = ThermalState(grid: grid, padding: Self.padding(grid), celsius: Float(patient.backgroundCelsius))
        drives = probes.map { _ in ProbeDriveState(cryogenCelsius: patient.backgroundCelsius) }
        restSkin()
        recordHeldCells()
        openingEnthalpy = stepper.totalEnthalpy(state)
    }

    /// A layer and a lane at least. An array's first element stands 48 bytes behind a cache line's start, where the system gives large pieces
    /// of memory by the page: four numbers more, and the first cell stands on a cache line's.
    private static func padding(_ grid: RectilinearGrid) -> Int { (grid.x.count * grid.y.count + 8 + 15) / 16 * 16 + 4 }

    /// - Parameter layout: of the discretisation, where it is known already.
    private static func stepper(_ discretisation: Discretisation, _ probes: [PlacedProbe], _ threads: Int, _ loops: StageLoops, layout: StageLayout? = nil) -> Stepper {
        let active = probes.map(\.activeLength)
        let couplings = Crew.values(probes.count, threads: threads) { number in
            let others = active.indices.filter { $0 != number }.map { active[$0] }
            return ProbeCoupling(probe: probes[number], grid: discretisation.grid, materials: discretisation.materials, neighbours: others)
        }
        return Stepper(
            layout: layout ?? StageLayout(discretisation), couplings: couplings, padding: padding(discretisation.grid), threads: threads, loops: loops)
    }

    public var grid: RectilinearGrid { discretisation.grid }

    // MARK: Time

    /// Lets simulated time pass. A probe not named in `drives` is off.
    ///
    /// - Parameter longestStep: s, for a look ahead that is thrown away: it begins with a fifteenth of that. Nothing for the usual.
    public mutating func advance(seconds: Double, drives wanted: [String: ProbeDrive], longestStep: Double? = nil) {
        guard seconds > 0, seconds.isFinite, !isOutsideReach else { return }
        for (number, probe) in probes.enumerated() {
            let drive = wanted[probe.name] ?? .off
            if !drive.isNear(drives[number].drive) { secondsSinceChange = 0 }
            drives[number].drive = drive
        }
        let steps = steps(for: seconds, longest: longestStep)
        var drives = drives
        let models = probes.map(\.model)
        let strength = variation.probeStrength
        for (drive, probe) in zip(drives, probes) { reach.include(drive, probe.model) }
        reach.include(seconds: seconds, skin: skin, laws: discretisation.materials.laws)
        let (entered, isSound) = stepper.advance(&state, stepSeconds: steps, skin: skin, within: reach.celsius) { step in
            models.indices.map { drives[$0].contact(of: models[$0], for: step, strength: strength) }
        }
        isOutsideReach = !isSound
        self.drives = drives
        forgetShown()
        ledger.add(entered)
        elapsedSeconds += seconds
        secondsSinceChange += seconds
    }

    /// Short steps after a change of the probes, then up to the longest.
    private func steps(for seconds: Double, longest: Double?) -> [Double] {
        let usual = longest ?? Self.usualStep
        let shortest = max(shortestStep, longest.map { $0 / 15 } ?? 0)
        var steps: [Double] = []
        var left = seconds
        var since = secondsSinceChange
        while left > 1e-9 {
            let wanted = min(usual, max(shortest, Self.stepGrowth * since))
            let parts = (left / wanted - 1e-9).rounded(.up)
            let step = parts <= 3 ? left / max(parts, 1) : wanted
            steps.append(step)
            left -= step
            since += step
        }
        return steps
    }

    /// Cells times stages that this model and its forks on the same grid have gone through: what the solver's speed is counted in.
    public var cellUpdates: Int { stepper.updates }

    // MARK: Fields

    /// Now, °C. Worked out once a step, however often it is asked for.
    public var temperature: CellField { field(temperatures.values) }

    /// The coldest so far, °C.
    public var coldest: CellField { field(coldestTemperatures.values) }

    private func field(_ values: [Float]) -> CellField {
        CellField(grid: grid, values: values, sides: discretisation.sides, bends: discretisation.bends, surface: discretisation.surface(under: skin))
    }

    private var temperatures: (values: [Float], front: SharpFront?) {
        shown.values(count: grid.cellCount) { field in
            stepper.fillTemperatures(of: state, into: field)
            fillRoomAir(of: field)
            return placeFront(in: field)
        }
    }

    private var coldestTemperatures: (values: [Float], front: SharpFront?) {
        guard discretisation.materials.isSharp else { return (Array(state.coldest[state.padding..<state.padding + grid.cellCount]), nil) }
        return shownColdest.values(count: grid.cellCount) { field in
            state.coldest.withUnsafeBufferPointer { coldest in
                if let first = coldest.baseAddress { field.update(from: first + state.padding, count: grid.cellCount) }
            }
            return placeFront(in: field)
        }
    }

    private func fillRoomAir(of field: UnsafeMutablePointer<Float>) {
        guard patient.skin != nil else { return }
        let materials = discretisation.materials
        for run in materials.runs where materials.isRoomAir(Int(run.material)) {
            (field + Int(run.start)).update(repeating: Float(skin.celsius), count: Int(run.count))
        }
    }

    /// In cells about a front that may be sharper than they are.
    private func placeFront(in field: UnsafeMutablePointer<Float>) -> SharpFront? {
        guard discretisation.materials.isSharp else { return nil }
        let front = SharpFront(field, discretisation)
        front.place(into: field)
        return front
    }

    /// The state is no longer what is shown; what copies of the model show stays.
    private mutating func forgetShown() {
        if isKnownUniquelyReferenced(&shown) { shown.forget() } else { shown = ShownField() }
        if isKnownUniquelyReferenced(&shownColdest) { shownColdest.forget() } else { shownColdest = ShownField() }
    }

    /// Now, °C, between cell centres and surfaces of the material that the point lies in; the nearest wall's cell outside the domain; beyond the skin the air's,
    /// or the warm bag's. A point on the skin's surface is skin.
    public func temperature(at point: Point) -> Double { celsius(at: point, of: temperature) }

    /// The same at many points.
    public func temperatures(at points: [Point]) -> [Double] {
        let field = temperature
        return points.map { celsius(at: $0, of: field) }
    }

    /// The coldest so far at many points, °C, in the same way.
    public func coldest(at points: [Point]) -> [Double] {
        let field = coldest
        return points.map { celsius(at: $0, of: field) }
    }

    private func celsius(at point: Point, of field: CellField) -> Double {
        let place = discretisation.patient.skin.map { point - $0.normal * 1e-6 } ?? point
        let materials = discretisation.materials
        let material = materials.material(at: place)
        if let held = materials.heldCelsius[material] { return held }
        if materials.isRoomAir(material) { return skin.celsius }
        return field.visibleValue(at: point, from: .material(material)) ?? field.value(at: point, seenFrom: materials.isGas[material] ? .everywhere : .tissue)
    }

    /// The coldest 5 mm of the active length's surface, °C; nothing sensible (NaN) for a probe that is not placed.
    public func tipCelsius(_ probe: String) -> Double {
        guard let number = probes.firstIndex(where: { $0.name == probe }) else { return .nan }
        var drive = drives[number]
        let contact = drive.contact(of: probes[number].model, for: 0, strength: variation.probeStrength)
        return stepper.coldestSurface(number, state, contact: contact)
    }

    /// θ(T) − θ(t) in each cell's own material, W/m: below 0 where the cell has been colder than t (or is, where `now`).
    ///
    /// The isotherm t is this field's zero. Heat flux is the gradient of θ, so θ runs smoothly where temperature has a kink (at the front
    /// conductivity jumps fourfold) and linear interpolation puts the zero in the right place inside a cell. Where the freezing range is narrower than a
    /// cell or two, distances from the front take θ's place next to it (`SharpFront`). Gas never lies below 0: ice ends at its surface (`TissueSurface`).
    public func level(_ celsius: Double, now: Bool = false) -> CellField {
        let known = now ? temperatures : coldestTemperatures
        var field = CellField(grid: grid, values: known.values, sides: discretisation.sides)
        let materials = discretisation.materials
        for run in materials.runs {
            let law = materials.laws[Int(run.material)]
            let zero = law.theta(temperature: celsius)
            for cell in Int(run.start)..<Int(run.start + run.count) {
                field.values[cell] = Float(law.theta(temperature: Double(field.values[cell])) - zero)
            }
        }
        known.front?.place(levelOf: celsius, into: &field.values)
        discretisation.extendLevel(&field.values, celsius: celsius)
        field.surface = discretisation.surface(ofLevel: celsius, from: known.values, under: skin)
        return field
    }

    // MARK: Energy

    /// A temperature that no tissue can have; watched at every step, and such a model goes no further. Nothing else that it says can be trusted.
    public var temperatureFault: SolverFault? { isOutsideReach ? .temperature(reach.celsius) : nil }

    /// Also where the heat balance is off by more than a twentieth; nothing where all is well.
    public var fault: SolverFault? {
        if let temperatureFault { return temperatureFault }
        let imbalance = energyImbalance
        return imbalance <= SolverFault.greatestImbalance ? nil : .heatBalance(imbalance)
    }

    /// The enthalpy's change less what probes, surfaces and blood brought in, relative to what was exchanged; told above 0.001.
    public var energyImbalance: Double { currentImbalance.isNaN ? .nan : max(worstImbalance, currentImbalance) }

    private var currentImbalance: Double {
        let change = stepper.totalEnthalpy(state) - openingEnthalpy
        return ledger.gross > 1 ? abs(change - ledger.net) / ledger.gross : 0
    }

    /// Heat that went into the tissue since the ledger was opened, J: by probes, through surfaces, from blood and metabolism.
    public var heatEntered: (probes: Double, surfaces: Double, blood: Double) { (ledger.probes, ledger.surfaces, ledger.blood) }

    // MARK: Changes

    /// Puts a probe in; where its active length would lie in coarse cells, the fields move to a new grid, conserving enthalpy.
    public mutating func place(_ probe: PlacedProbe) {
        probes.append(probe)
        drives.append(ProbeDriveState(cryogenCelsius: patient.backgroundCelsius))
        if elapsedSeconds == 0 || !isFine(along: probe.asMeant) {
            rebuild(grid: GridChoice(patient: patient, probes: probes, resolutionMM: resolutionMM).grid())
        } else {
            stepper = Self.stepper(discretisation, probes, threads, loops, layout: stepper.layout)
        }
    }

    /// Takes probes out; names of none are passed over.
    public mutating func withdraw(_ names: [String]) {
        let left = probes.indices.filter { !names.contains(probes[$0].name) }
        guard left.count < probes.count else { return }
        (probes, drives) = (left.map { probes[$0] }, left.map { drives[$0] })
        stepper = Self.stepper(discretisation, probes, threads, loops, layout: stepper.layout)
    }

    /// Puts a layer of gas or saline in, at the temperature of what it pushes away.
    public mutating func insulate(_ layer: Patient.Layer) {
        patient.layers.append(layer)
        rebuild(grid: GridChoice(patient: patient, probes: probes, resolutionMM: resolutionMM).grid())
    }

    /// A warm sterile bag on the skin (C4.1.5).
    public mutating func warmSkin(toCelsius celsius: Double) {
        skin = .warmBag(celsius: celsius)
        forgetShown()
    }

    /// Takes over a patient with regions added or changed.
    public mutating func update(patient: Patient) {
        self.patient = patient
        reach.include(patient)
        rebuild(grid: GridChoice(patient: patient, probes: probes, resolutionMM: resolutionMM).grid())
    }

    private func isFine(along probe: PlacedProbe) -> Bool {
        [probe.activeStart, probe.activeEnd].allSatisfy { point in
            (0..<3).allSatisfy { number in
                let axis = grid.axis(number)
                return axis.widths[axis.cell(holding: point[number])] < 1.3 * resolutionMM
            }
        }
    }

    private mutating func rebuild(grid: RectilinearGrid) {
        worstImbalance = energyImbalance
        let old = (discretisation, state, stepper)
        discretisation = Discretisation(patient: patient, grid: grid, variation: variation)
        stepper = Self.stepper(discretisation, probes, threads, loops)
        state = ThermalState(grid: grid, padding: Self.padding(grid), celsius: Float(patient.backgroundCelsius))
        if elapsedSeconds > 0 {
            state = Remapping(from: old.0, old.1, laws: old.2.laws, to: discretisation).state(padding: state.padding)
        } else {
            restSkin()
        }
        recordHeldCells()
        forgetShown()
        secondsSinceChange = 0
        ledger = HeatLedger()
        openingEnthalpy = stepper.totalEnthalpy(state)
    }

    /// Starts the tissue under a bare skin at what room air has made of it.
    private mutating func restSkin() {
        let materials = discretisation.materials
        guard let resting = RestingSkin(patient: patient, law: materials.laws[materials.fillings[0].material]) else { return }
        for k in 0..<grid.z.count {
            for j in 0..<grid.y.count {
                for i in 0..<grid.x.count {
                    let cell = grid.index(i, j, k)
                    let material = materials.material(ofCell: cell)
                    guard materials.isActive[material] else { continue }
                    let celsius = resting.celsius(at: grid.centre(i, j, k))
                    let law = materials.laws[material]
                    let reference = law.enthalpy(temperature: patient.backgroundCelsius)
                    state.enthalpy[cell + state.padding] = Float(law.enthalpy(temperature: celsius) - reference)
                    state.coldest[cell + state.padding] = Float(celsius)
                }
            }
        }
    }

    /// A held vessel is as cold as it is held, and the air as the room, from the start.
    private mutating func recordHeldCells() {
        let materials = discretisation.materials
        for run in materials.runs {
            let material = Int(run.material)
            guard let celsius = materials.heldCelsius[material] ?? (materials.isRoomAir(material) ? SkinContact.roomAir.celsius : nil) else { continue }
            for cell in Int(run.start)..<Int(run.start + run.count) { state.coldest[cell + state.padding] = Float(celsius) }
        }
    }
}
