import Dispatch
import Geometry
import Synchronization
import WideStages

/// Steps a state in time: Runge–Kutta–Chebyshev of first order, strongly damped (`ChebyshevStages`), as many stages as the stiffest cell
/// needs for the step.
///
///     Y₁ = Y₀ + μ̃₁τ L(Y₀),   Yⱼ = μⱼ Yⱼ₋₁ + νⱼ Yⱼ₋₂ + μ̃ⱼτ L(Yⱼ₋₁)
///
/// Every sum over cells is made row by row in a fixed order, so that the
/// answer does not depend on the number of threads.
///
/// It holds scratch fields only, shared by the copies of a model; a lock lets one copy step at a time.
final class Stepper: @unchecked Sendable {
    let discretisation: Discretisation
    let couplings: [ProbeCoupling]
    let lanes: [PhaseLanes]
    /// Where the processor has wide vectors.
    private let wideLaws: WideLaws?
    let referenceCelsius: Double
    let threads: Int
    let padding: Int
    let fixed: FixedFields
    let faces: FaceExchange
    private var second: [Float]
    private(set) var theta: ScratchField<Float>
    private var otherTheta: ScratchField<Float>
    let extra: ScratchField<Float>
    let celsius: ScratchField<Float>
    let rowHeat: ScratchField<Double>
    let fluxes: ScratchField<Float>
    let turn = Mutex(())

    init(discretisation: Discretisation, couplings: [ProbeCoupling], referenceCelsius: Double, padding: Int, threads: Int) {
        self.discretisation = discretisation
        self.couplings = couplings
        self.referenceCelsius = referenceCelsius
        self.threads = threads
        self.padding = padding
        let materials = discretisation.materials
        lanes = materials.laws.indices.map {
            PhaseLanes(constants: materials.laws[$0].laneConstants(referenceCelsius: referenceCelsius), isActive: materials.isActive[$0])
        }
        wideLaws =
            WideLaws.isSupported
            ? WideLaws(constants: materials.laws.map { $0.laneConstants(referenceCelsius: referenceCelsius) }, isActive: materials.isActive) : nil
        fixed = FixedFields(discretisation, lanes: lanes)
        faces = FaceExchange(links: discretisation.links, laws: materials.laws)
        let count = discretisation.grid.cellCount + 2 * padding
        second = Array(repeating: 0, count: count)
        theta = ScratchField(repeating: 0, count: count)
        otherTheta = ScratchField(repeating: 0, count: count)
        extra = ScratchField(repeating: 0, count: count)
        celsius = ScratchField(repeating: 0, count: count)
        rowHeat = ScratchField(repeating: 0, count: discretisation.grid.y.count * discretisation.grid.z.count)
        fluxes = ScratchField(repeating: 0, count: faces.solved.count)
    }

    /// The fastest decay with these probes in contact, 1/s.
    private func fastestRate(_ contacts: [ProbeDriveState.Contact]) -> Double {
        var rate = discretisation.fastestRate
        for (coupling, contact) in zip(couplings, contacts) {
            guard contact.followsTemperature else { continue }
            rate += coupling.stiffness(laws: discretisation.materials.laws)
        }
        return rate
    }

    /// Moves a state on by several steps of one length; the contacts are asked for anew at each.
    func advance(
        _ state: inout ThermalState, stepSeconds: [Double], skin: SkinContact, contacts: (Double) -> [ProbeDriveState.Contact]
    ) -> HeatLedger {
        turn.withLock { _ in
            var ledger = HeatLedger()
            fillTheta(state)
            for seconds in stepSeconds {
                ledger.add(step(&state, seconds: seconds, skin: skin, contacts: contacts(seconds)))
                recordColdest(&state)
            }
            return ledger
        }
    }

    private func step(_ state: inout ThermalState, seconds: Double, skin: SkinContact, contacts: [ProbeDriveState.Contact]) -> HeatLedger {
        let chebyshev = ChebyshevStages(for: fastestRate(contacts) * 1.02 * seconds)
        var before = HeatLedger()
        var now = HeatLedger()
        for stage in 1...chebyshev.count {
            let (mu, nu, share) = chebyshev.factors(stage)
            let weight = share * seconds
            let factors = StageFactors(mu: mu, nu: nu, step: weight, skin: skin, contacts: contacts)
            let heat =
                stage % 2 == 1
                ? oneStage(from: &state.enthalpy, to: &second, coldest: &state.coldest, factors)
                : oneStage(from: &second, to: &state.enthalpy, coldest: &state.coldest, factors)
            let next = HeatLedger.combined(now, mu, before, nu, heat, weight)
            before = now
            now = next
        }
        // The odd stages write into `second`.
        if chebyshev.count % 2 == 1 { swap(&state.enthalpy, &second) }
        return now
    }

    private struct StageFactors {
        let mu: Double
        let nu: Double
        let step: Double
        let skin: SkinContact
        let contacts: [ProbeDriveState.Contact]
    }

    /// One stage; gives the heat rates at the stage it started from, W.
    private func oneStage(
        from previous: inout [Float], to result: inout [Float], coldest: inout [Float], _ factors: StageFactors
    ) -> HeatLedger {
        var heat = HeatLedger()
        previous.withUnsafeMutableBufferPointer { previous in
            let previous = previous.baseAddress! + padding
            heat.surfaces = addLinks(previous, skin: factors.skin)
            heat.probes = addProbes(previous, contacts: factors.contacts)
            result.withUnsafeMutableBufferPointer { result in
                coldest.withUnsafeMutableBufferPointer { coldest in
                    runKernel(previous, result.baseAddress! + padding, coldest.baseAddress! + padding, factors)
                }
            }
        }
        swap(&theta, &otherTheta)
        clearExtra()
        heat.blood = bloodHeat()
        return heat
    }

    private func runKernel(
        _ previous: UnsafeMutablePointer<Float>, _ result: UnsafeMutablePointer<Float>, _ coldest: UnsafeMutablePointer<Float>,
        _ factors: StageFactors
    ) {
        let kernel = StageKernel(
            columns: discretisation.grid.x.count, rowsPerLayer: discretisation.grid.y.count, xMinus: fixed.xMinus.pointer,
            xPlus: fixed.xPlus.pointer, yMinus: fixed.yMinus.pointer, yPlus: fixed.yPlus.pointer, zMinus: fixed.zMinus.pointer,
            zPlus: fixed.zPlus.pointer, xWidths: fixed.xWidths.pointer, rowStarts: fixed.rowStarts.pointer, runs: fixed.runs.pointer,
            lanes: fixed.lanes.pointer, previous: previous, result: result, theta: theta.pointer + padding,
            resultTheta: otherTheta.pointer + padding, extra: extra.pointer + padding, coldest: coldest, rowHeat: rowHeat.pointer,
            arterialCelsius: Float(referenceCelsius), mu: Float(factors.mu), nu: Float(factors.nu), step: Float(factors.step))
        guard let wideLaws else { return Self.inParallel(rowHeat.count, threads: threads) { kernel.run(rows: $0) } }
        withUnsafePointer(to: kernel) { kernel in
            Self.inParallel(rowHeat.count, threads: threads) { wideLaws.run(kernel: kernel, rows: $0) }
        }
    }

    static func inParallel(_ count: Int, threads: Int, _ body: (Range<Int>) -> Void) {
        guard threads > 1, count >= 64 else { return body(0..<count) }
        // Each part writes its own rows, and the call returns when all are done.
        nonisolated(unsafe) let work = body
        DispatchQueue.concurrentPerform(iterations: threads) { number in
            work(count * number / threads..<count * (number + 1) / threads)
        }
    }

    private func bloodHeat() -> Double {
        let grid = discretisation.grid
        var sum = 0.0
        for k in 0..<grid.z.count {
            for j in 0..<grid.y.count { sum += rowHeat.pointer[k * grid.y.count + j] * grid.y.widths[j] * grid.z.widths[k] * 1e-6 }
        }
        return sum
    }
}

/// What the kernel reads and never changes, where a pointer to it stays good.
struct FixedFields: Sendable {
    let xMinus: ScratchField<Float>
    let xPlus: ScratchField<Float>
    let yMinus: ScratchField<Float>
    let yPlus: ScratchField<Float>
    let zMinus: ScratchField<Float>
    let zPlus: ScratchField<Float>
    let xWidths: ScratchField<Float>
    let rowStarts: ScratchField<Int32>
    let runs: ScratchField<CellRun>
    let lanes: ScratchField<PhaseLanes>

    init(_ discretisation: Discretisation, lanes: [PhaseLanes]) {
        let coefficients = discretisation.coefficients
        xMinus = ScratchField(coefficients.xMinus)
        xPlus = ScratchField(coefficients.xPlus)
        yMinus = ScratchField(coefficients.yMinus)
        yPlus = ScratchField(coefficients.yPlus)
        zMinus = ScratchField(coefficients.zMinus)
        zPlus = ScratchField(coefficients.zPlus)
        xWidths = ScratchField(coefficients.xWidths)
        rowStarts = ScratchField(discretisation.materials.rowStarts)
        runs = ScratchField(discretisation.materials.runs)
        self.lanes = ScratchField(lanes)
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
