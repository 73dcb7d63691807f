import Geometry

/// Fields worked out of the state.
extension Stepper {
    func fillTheta(_ state: ThermalState) {
        fill(theta, from: state) { $0.theta }
    }

    /// Temperature of every cell, °C: held cells at their temperature, room air at the background's.
    func temperatures(_ state: ThermalState) -> [Float] {
        turn.withLock { _ in
            fillCelsius(state)
            var field = Array(UnsafeBufferPointer(start: celsius.pointer + padding, count: discretisation.grid.cellCount))
            forEachSharpCell(state) { field[$0] = $1 }
            return field
        }
    }

    private func fillCelsius(_ state: ThermalState) {
        fill(celsius, from: state) { $0.celsius }
        let materials = discretisation.materials
        for run in materials.runs where !materials.isActive[Int(run.material)] {
            let held = Float(materials.heldCelsius[Int(run.material)] ?? referenceCelsius)
            for cell in Int(run.start)..<Int(run.start + run.count) { celsius.pointer[cell + padding] = held }
        }
    }

    func recordColdest(_ state: inout ThermalState) {
        fillCelsius(state)
        let count = discretisation.grid.cellCount
        var sharp: [(Int, Float)] = []
        forEachSharpCell(state) { sharp.append(($0, $1)) }
        let raw = sharp.map { celsius.pointer[$0.0 + padding] }
        for (cell, value) in sharp { celsius.pointer[cell + padding] = value }
        state.coldest.withUnsafeMutableBufferPointer { coldest in
            var cell = padding
            while cell < padding + count {
                let now = Lanes(celsius.pointer + cell)
                let before = Lanes(coldest.baseAddress! + cell)
                before.replacing(with: now, where: now .< before).store(coldest.baseAddress! + cell)
                cell += Lanes.scalarCount
            }
        }
        for (number, (cell, _)) in sharp.enumerated() { celsius.pointer[cell + padding] = raw[number] }
    }

    /// Works one number a cell out of the enthalpy.
    @inline(__always)
    private func fill(
        _ field: ScratchField<Float>, from state: ThermalState,
        _ part: ((celsius: Lanes, fraction: Lanes, theta: Lanes)) -> Lanes
    ) {
        state.enthalpy.withUnsafeBufferPointer { enthalpy in
            let enthalpy = enthalpy.baseAddress!
            for number in 0..<fixed.runs.count {
                let run = fixed.runs.pointer[number]
                let lane = fixed.lanes.pointer[Int(run.material)]
                let end = Int(run.start + run.count) + padding
                var cell = Int(run.start) + padding
                while cell + Lanes.scalarCount <= end {
                    part(lane.state(Lanes(enthalpy + cell))).store(field.pointer + cell)
                    cell += Lanes.scalarCount
                }
                let rest = part(lane.state(Lanes(enthalpy + cell)))
                for number in 0..<end - cell { field.pointer[cell + number] = rest[number] }
            }
        }
    }

    /// The cells of sharp materials that hold the front, each with the temperature that puts the front, by linear interpolation to its
    /// neighbours, where the latent fraction says.
    private func forEachSharpCell(_ state: ThermalState, _ body: (Int, Float) -> Void) {
        let materials = discretisation.materials
        guard materials.laws.indices.contains(where: { materials.laws[$0].isSharp && materials.isActive[$0] }) else { return }
        for run in materials.runs where materials.laws[Int(run.material)].isSharp && materials.isActive[Int(run.material)] {
            let law = materials.laws[Int(run.material)]
            let lane = lanes[Int(run.material)]
            for cell in Int(run.start)..<Int(run.start + run.count) {
                if let fraction = lane.partlyFrozenFraction(state.enthalpy[cell + padding]) {
                    body(cell, sharpened(cell, fraction: fraction, law: law))
                }
            }
        }
    }

    private func sharpened(_ cell: Int, fraction: Float, law: PhaseLaw) -> Float {
        let grid = discretisation.grid
        let front = Float(law.liquidusCelsius)
        var low = front
        var high = front
        func look(_ neighbour: Int) {
            let value = celsius.pointer[neighbour + padding]
            low = min(low, value)
            high = max(high, value)
        }
        let (i, row) = (cell % grid.x.count, cell / grid.x.count)
        let (j, k) = (row % grid.y.count, row / grid.y.count)
        if i > 0 { look(cell - 1) }
        if i + 1 < grid.x.count { look(cell + 1) }
        if j > 0 { look(cell - grid.x.count) }
        if j + 1 < grid.y.count { look(cell + grid.x.count) }
        if k > 0 { look(cell - grid.x.count * grid.y.count) }
        if k + 1 < grid.z.count { look(cell + grid.x.count * grid.y.count) }
        let ratio = Float(law.frozenConductivity / law.unfrozenConductivity)
        // From the centre to the front, in cells; θ is what is interpolated, and the fluxes on the two sides differ by the latent heat.
        let place = abs(0.5 - fraction)
        let share = place / (1 - place)
        if fraction <= 0.5 { return max(low, front - (high - front) * share / ratio) }
        return min(high, front + (front - low) * share * ratio)
    }

    /// Enthalpy above the reference in the whole domain, J.
    func totalEnthalpy(_ state: ThermalState) -> Double {
        let grid = discretisation.grid
        let materials = discretisation.materials
        var sum = 0.0
        for k in 0..<grid.z.count {
            for j in 0..<grid.y.count {
                let row = k * grid.y.count + j
                var line = 0.0
                for number in Int(materials.rowStarts[row])..<Int(materials.rowStarts[row + 1]) {
                    let run = materials.runs[number]
                    guard materials.isActive[Int(run.material)] else { continue }
                    for offset in 0..<Int(run.count) {
                        line += Double(state.enthalpy[Int(run.start) + offset + padding]) * grid.x.widths[Int(run.column) + offset]
                    }
                }
                sum += line * grid.y.widths[j] * grid.z.widths[k] * 1e-9
            }
        }
        return sum
    }
}
