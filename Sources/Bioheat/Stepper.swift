import CProcessor
import Geometry
import Synchronization

/// Steps a state in time: Runge–Kutta–Chebyshev of first order, strongly damped (`ChebyshevStages`), as many stages as the stiffest cell
/// needs for the step.
///
///     Y₁ = Y₀ + μ̃₁τ L(Y₀),   Yⱼ = μⱼ Yⱼ₋₁ + νⱼ Yⱼ₋₂ + μ̃ⱼτ L(Yⱼ₋₁)
///
/// A stage is two jobs shared out among a `Crew`: fluxes through special faces and probes (`FaceKernel`, `ProbeExchange`), then all cells
/// (`StageKernel`). Every sum over cells is made in a fixed order, so that the answer does not depend on the number of threads.
///
/// It holds scratch fields only, shared by the copies of a model; a lock lets one copy step at a time.
final class Stepper: @unchecked Sendable {
    let layout: StageLayout
    let threads: Int
    let loops: StageLoops
    let padding: Int
    let probes: [ProbeExchange]
    private let patches: PatchLists
    private let fluxes: ScratchField<Float>
    private let blockHeat: ScratchField<Float>
    private let layerHeat: ScratchField<Float>
    /// By thread.
    private let rings: [ScratchField<Float>]
    let probeScratch: [ScratchField<Lanes>]
    let rowsOutside: ScratchField<UInt8>
    /// By stack of layers: those that nobody has taken yet.
    private let left: ScratchField<UInt64>
    /// By stack of layers: where the two members that share it met at the last stage.
    private var meetings: [Int]
    /// By group of faces: how many of its blocks lie below the `meeting`.
    private var facesBelow: [Int]
    private let rates: DecayRates
    private var second: [Float]
    private var room: FrontRoom
    private let turn = Mutex(())
    /// Cells times stages so far: what a speed is counted in.
    private(set) var updates = 0

    init(layout: StageLayout, couplings: [ProbeCoupling], padding: Int, threads: Int, loops: StageLoops) {
        self.layout = layout
        self.loops = loops
        let discretisation = layout.discretisation
        self.threads = max(1, min(threads, discretisation.grid.z.count))
        self.padding = padding
        let materials = discretisation.materials
        let grid = discretisation.grid
        let patches = PatchLists(couplings, grid: grid, laws: layout.fixed.laws)
        self.patches = patches
        var start = 0
        probes = couplings.map { coupling in
            defer { start += coupling.weights.patches.count }
            return ProbeExchange(coupling: coupling, laws: materials.laws, fixed: layout.fixed, patches: patches, from: start, loops: loops)
        }
        rates = DecayRates(discretisation, couplings: couplings)
        fluxes = ScratchField(repeating: 0, count: layout.faces.count)
        blockHeat = ScratchField(repeating: 0, count: layout.faces.count / Lanes.scalarCount)
        layerHeat = ScratchField(repeating: 0, count: grid.z.count)
        let size = LayerRing.size(columns: grid.x.count, rows: grid.y.count)
        rings = (0..<self.threads).map { _ in ScratchField(repeating: 0, count: size) }
        rowsOutside = ScratchField(repeating: 0, count: grid.y.count * grid.z.count)
        let probeSize = probes.map(\.scratchCount).max() ?? 0
        probeScratch = (0..<self.threads).map { _ in ScratchField(repeating: Lanes(all: 0), count: probeSize) }
        let stacks = (self.threads + 1) / 2
        left = ScratchField(repeating: 0, count: stacks * Int(halves_word_count))
        meetings = (0..<stacks).map { stack in
            let layers = Crew.range(stack, of: stacks, in: grid.z.count)
            return (layers.lowerBound + layers.upperBound) / 2
        }
        facesBelow = layout.faces.blocks(below: grid.index(0, 0, grid.z.count / 2))
        room = FrontRoom(layout)
        second = Array(repeating: 0, count: grid.cellCount + 2 * padding)
    }

    var discretisation: Discretisation { layout.discretisation }
    var laws: [StageLaw] { layout.laws }
    var fixed: FixedFields { layout.fixed }
    private var faces: FaceExchange { layout.faces }

    /// Moves a state on by several steps; the contacts are asked for anew at each. Ends at the first step behind which a temperature lies outside a
    /// range (°C) or is no number.
    func advance(
        _ state: inout ThermalState, stepSeconds: [Double], skin: SkinContact, within range: ClosedRange<Float>,
        contacts: (Double) -> [ProbeDriveState.Contact]
    ) -> (entered: HeatLedger, isSound: Bool) {
        turn.withLock { _ in
            Crew.with(threads) { crew in
                var ledger = HeatLedger()
                for seconds in stepSeconds {
                    ledger.add(step(&state, seconds: seconds, skin: skin, contacts: contacts(seconds), crew))
                    guard recordColdest(&state, within: range, crew) else { return (ledger, false) }
                }
                return (ledger, true)
            }
        }
    }

    /// Lets nobody step while the scratch fields are read.
    func alone<Result>(_ body: () -> Result) -> Result { turn.withLock { _ in body() } }

    private func step(
        _ state: inout ThermalState, seconds: Double, skin: SkinContact, contacts: [ProbeDriveState.Contact], _ crew: Crew
    ) -> HeatLedger {
        let near = layout.iceRates.near(state.iceBlocks)
        let decay = max(rates.fastest(with: contacts), layout.iceRates.fastest(in: near))
        let chebyshev = ChebyshevStages(for: decay * seconds)
        updates += chebyshev.count * discretisation.grid.cellCount
        let isSearching = state.fronts.areOld
        let areProbesAtWork = contacts.contains { if case .none = $0 { false } else { true } }
        if isSearching { room.clear(for: near) }
        var before = HeatLedger()
        var now = HeatLedger()
        withKernels(&state, skin: skin) { stage, face in
            for number in 1...chebyshev.count {
                let (mu, nu, share) = chebyshev.factors(number)
                let weight = share * seconds
                (stage.mu, stage.nu, stage.step) = (Float(mu), Float(nu), Float(weight))
                stage.isFindingFronts = isSearching && number == 1
                stage.isReadingPatches = areProbesAtWork && number < chebyshev.count
                face.enthalpy = stage.previous
                let heat = oneStage(stage, face, contacts: contacts, isFirst: number == 1, crew)
                (before, now) = (now, HeatLedger.combined(now, mu, before, nu, heat, weight))
                (stage.previous, stage.result) = (UnsafePointer(stage.result), UnsafeMutablePointer(mutating: stage.previous))
            }
        }
        if isSearching { state.fronts = FrontBlocks(room) } else { state.fronts.growOld() }
        // The odd stages write into `second`.
        if chebyshev.count % 2 == 1 { swap(&state.enthalpy, &second) }
        return now
    }

    private func withKernels(_ state: inout ThermalState, skin: SkinContact, _ body: (inout StageKernel, inout FaceKernel) -> Void) {
        let grid = discretisation.grid
        let fronts = state.fronts.lists
        state.enthalpy.withUnsafeMutableBufferPointer { enthalpy in
            second.withUnsafeMutableBufferPointer { second in
                state.coldest.withUnsafeBufferPointer { coldest in
                    state.rowsInStasis.withUnsafeBufferPointer { rowsInStasis in
                        let enthalpy = enthalpy.baseAddress! + padding
                        var stage = StageKernel(
                            columns: grid.x.count, rowsPerLayer: grid.y.count, layers: grid.z.count, xMinus: fixed.xMinus.constant,
                            xPlus: fixed.xPlus.constant, yMinus: fixed.yMinus.constant, yPlus: fixed.yPlus.constant, zMinus: fixed.zMinus.constant,
                            zPlus: fixed.zPlus.constant, xWidths: fixed.xWidths.constant, yWidths: fixed.yWidths.constant,
                            zWidths: fixed.zWidths.constant, rowStarts: fixed.rowStarts.constant, runs: fixed.runs.constant, rowsAlike: fixed.rowsAlike.constant,
                            rowsWhole: fixed.rowsWhole.constant, spanStarts: fixed.spanStarts.constant, spans: fixed.spans.constant,
                            laws: fixed.laws.constant, sources: sources, reader: patches.reader(), coldest: coldest.baseAddress! + padding,
                            rowsInStasis: rowsInStasis.baseAddress!, fronts: fronts, search: room.search, layerHeat: layerHeat.pointer,
                            previous: UnsafePointer(enthalpy), result: second.baseAddress! + padding)
                        var face = FaceKernel(
                            laws: fixed.laws.constant, first: faces.first.constant, second: faces.second.constant,
                            firstSideBySide: faces.firstSideBySide.constant, secondSideBySide: faces.secondSideBySide.constant,
                            distance: faces.distance.constant, beyond: faces.beyond.constant, conductance: faces.conductance.constant,
                            frozenConductance: faces.frozenConductance.constant, perGap: faces.perGap.constant,
                            area: faces.enteringArea.constant, fluxes: fluxes.pointer, blockHeat: blockHeat.pointer, airCelsius: Float(skin.celsius),
                            airCoefficient: Float(skin.coefficientWPerM2K), enthalpy: UnsafePointer(enthalpy))
                        body(&stage, &face)
                    }
                }
            }
        }
    }

    private var sources: SourceLists {
        SourceLists(
            shareStarts: faces.shareStarts.constant, shares: faces.shares.constant, broadStarts: faces.broadStarts.constant,
            broadShares: faces.broadShares.constant, fluxes: fluxes.constant,
            patchStarts: patches.starts.constant, patches: patches.places.constant, drawn: patches.drawn.constant)
    }

    /// One stage; gives the heat rates at the stage it started from, W.
    private func oneStage(_ stage: StageKernel, _ face: FaceKernel, contacts: [ProbeDriveState.Contact], isFirst: Bool, _ crew: Crew) -> HeatLedger {
        // Probes first, from both ends: one of them is the longest part.
        let faceParts = crew.count == 1 ? 1 : 4 * crew.count
        let firstProbes = (probes.count + 1) / 2
        crew.shareHalves(probes.count + faceParts, middle: firstProbes + faceParts / 2) { member, part in
            let facePart = part - firstProbes
            if facePart >= 0, facePart < faceParts {
                for (group, below) in zip(faces.groups, facesBelow) {
                    loops.run(face, group, blocks: Crew.range(facePart, of: faceParts, in: group.blockCount, parted: below))
                }
            } else {
                let probe = facePart < 0 ? part : part - faceParts
                probes[probe].draw(isFirst ? face.enthalpy : nil, contact: contacts[probe], scratch: probeScratch[member].pointer)
            }
        }
        shareLayers(stage, crew)
        var heat = HeatLedger()
        heat.surfaces = surfaceHeat()
        heat.probes = -probes.reduce(0) { $0 + $1.watts }
        heat.blood = bloodHeat()
        return heat
    }

    /// Two members share a stack of layers, each its own half, from the far end to where they met at the last stage. Who is through goes on with
    /// the other's half, unless that is nearly done, and then helps with the next stack. θ of the two layers beside the meeting is worked out twice.
    private func shareLayers(_ stage: StageKernel, _ crew: Crew) {
        let stacks = (crew.count + 1) / 2
        let words = Int(halves_word_count)
        for stack in 0..<stacks {
            let layers = Crew.range(stack, of: stacks, in: stage.layers)
            // A crew can be smaller than was asked for, and its stacks larger.
            meetings[stack] = min(max(meetings[stack], layers.lowerBound), layers.upperBound)
            halves_lay(left.pointer + stack * words, UInt32(layers.lowerBound), UInt32(meetings[stack]), UInt32(layers.upperBound))
        }
        crew.share(crew.count) { member, _ in
            for turn in 0..<stacks {
                let stack = (member / 2 + turn) % stacks
                loops.run(stage, left.pointer + stack * words, fromTop: member % 2 == 1, scratch: rings[member].pointer)
            }
        }
        let middle = meeting
        for stack in 0..<stacks { meetings[stack] = Int(halves_met(left.pointer + stack * words, UInt32(meetings[stack]))) }
        if meeting != middle { facesBelow = faces.blocks(below: discretisation.grid.index(0, 0, meeting)) }
    }

    /// The layer up to which members of even number have stepped, and from which on those of odd number have; with several stacks, near enough.
    var meeting: Int { meetings.count % 2 == 1 ? meetings[meetings.count / 2] : discretisation.grid.z.count / 2 }

    private func surfaceHeat() -> Double {
        var sum = 0.0
        for group in faces.groups where group.kind != .tissue {
            let first = Int(group.start) / Lanes.scalarCount
            for block in first..<first + group.blockCount { sum += Double(blockHeat.pointer[block]) }
        }
        return sum
    }

    private func bloodHeat() -> Double {
        (0..<fixed.zWidths.count).reduce(0) { $0 + Double(layerHeat.pointer[$1]) * Double(fixed.zWidths.pointer[$1]) }
    }
}

extension HeatLedger {
    /// The same recursion that the state goes through, so that the ledger closes to rounding.
    static func combined(_ now: HeatLedger, _ mu: Double, _ before: HeatLedger, _ nu: Double, _ heat: HeatLedger, _ weight: Double) -> HeatLedger {
        HeatLedger(
            probes: now.probes * mu + before.probes * nu + heat.probes * weight,
            surfaces: now.surfaces * mu + before.surfaces * nu + heat.surfaces * weight,
            blood: now.blood * mu + before.blood * nu + heat.blood * weight, gross: 0)
    }
}
