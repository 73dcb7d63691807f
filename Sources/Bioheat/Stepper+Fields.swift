import Geometry

/// Fields worked out of the state.
extension Stepper {
    /// Temperature of every cell, °C: held cells at their temperature, room air at the background's.
    func temperatures(_ state: ThermalState) -> [Float] {
        alone {
            fillCelsius(state)
            var field = Array(UnsafeBufferPointer(start: celsius.pointer + padding, count: discretisation.grid.cellCount))
            forEachSharpCell(state) { field[$0] = $1 }
            return field
        }
    }

    func coldestSurface(_ probe: Int, _ state: ThermalState, contact: ProbeDriveState.Contact) -> Double {
        alone {
            state.enthalpy.withUnsafeBufferPointer { probes[probe].coldestSurface($0.baseAddress! + padding, contact: contact) }
        }
    }

    private func fillCelsius(_ state: ThermalState) {
        state.enthalpy.withUnsafeBufferPointer { enthalpy in
            StageLoops.fill(coldRecord(enthalpy.baseAddress!), celsius.pointer + padding, rows: 0..<fixed.rowCount)
        }
        let materials = discretisation.materials
        for run in materials.runs where !materials.isActive[Int(run.material)] {
            let held = Float(materials.heldCelsius[Int(run.material)] ?? referenceCelsius)
            for cell in Int(run.start)..<Int(run.start + run.count) { celsius.pointer[cell + padding] = held }
        }
    }

    private func coldRecord(_ enthalpy: UnsafePointer<Float>) -> ColdRecord {
        ColdRecord(
            rowStarts: fixed.rowStarts.constant, runs: fixed.runs.constant, laws: fixed.laws.constant, enthalpy: enthalpy + padding,
            blockShift: RowBlocks(grid: discretisation.grid).shift, columns: discretisation.grid.x.count)
    }

    /// Notes the coldest so far, in every cell.
    func recordColdest(_ state: inout ThermalState, _ crew: Crew) {
        var sharp: [(Int, Float)] = []
        if hasSharpMaterial {
            fillCelsius(state)
            forEachSharpCell(state) { sharp.append(($0, min($1, state.coldest[$0 + padding]))) }
        }
        state.enthalpy.withUnsafeBufferPointer { enthalpy in
            let record = coldRecord(enthalpy.baseAddress!)
            state.coldest.withUnsafeMutableBufferPointer { coldest in
                state.rowsInStasis.withUnsafeMutableBufferPointer { rowsInStasis in
                    state.iceBlocks.withUnsafeMutableBufferPointer { iceBlocks in
                        let notes = ColdRecord.Notes(
                            coldest: coldest.baseAddress! + padding, rowsInStasis: rowsInStasis.baseAddress!, iceBlocks: iceBlocks.baseAddress!)
                        let parts = 4 * crew.count
                        crew.share(parts) { _, part in
                            StageLoops.note(record, notes, rows: Crew.range(part, of: parts, in: fixed.rowCount))
                        }
                    }
                }
            }
        }
        for (cell, value) in sharp { state.coldest[cell + padding] = value }
    }

    private var hasSharpMaterial: Bool {
        let materials = discretisation.materials
        return materials.laws.indices.contains { materials.laws[$0].isSharp && materials.isActive[$0] }
    }

    /// The cells of sharp materials that hold the front, each with the temperature that puts the front, by linear interpolation to its
    /// neighbours, where the latent fraction says.
    private func forEachSharpCell(_ state: ThermalState, _ body: (Int, Float) -> Void) {
        let materials = discretisation.materials
        guard hasSharpMaterial else { return }
        for run in materials.runs where materials.laws[Int(run.material)].isSharp && materials.isActive[Int(run.material)] {
            let law = materials.laws[Int(run.material)]
            let stageLaw = laws[Int(run.material)]
            for cell in Int(run.start)..<Int(run.start + run.count) {
                if let fraction = stageLaw.partlyFrozenFraction(state.enthalpy[cell + padding]) {
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
