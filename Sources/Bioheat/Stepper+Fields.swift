import Geometry

/// Fields worked out of the state.
extension Stepper {
    /// Temperature of every cell, °C: held cells at their temperature, room air at the background's.
    func fillTemperatures(of state: ThermalState, into field: UnsafeMutablePointer<Float>) {
        alone {
            Crew.with(threads) { fillCelsius(state, field, $0) }
            for (cell, value) in sharpCells(state, field) { field[cell] = value }
        }
    }

    func coldestSurface(_ probe: Int, _ state: ThermalState, contact: ProbeDriveState.Contact) -> Double {
        alone {
            state.enthalpy.withUnsafeBufferPointer {
                probes[probe].coldestSurface($0.baseAddress! + padding, contact: contact, scratch: probeScratch[0].pointer)
            }
        }
    }

    private func fillCelsius(_ state: ThermalState, _ celsius: UnsafeMutablePointer<Float>, _ crew: Crew) {
        state.enthalpy.withUnsafeBufferPointer { enthalpy in
            let record = coldRecord(enthalpy.baseAddress!)
            let parts = 2 * crew.count
            crew.share(parts) { _, part in
                StageLoops.fill(record, celsius, rows: Crew.range(part, of: parts, in: fixed.rowCount))
            }
        }
        let materials = discretisation.materials
        for run in materials.runs where !materials.isActive[Int(run.material)] {
            let held = Float(materials.heldCelsius[Int(run.material)] ?? layout.referenceCelsius)
            for cell in Int(run.start)..<Int(run.start + run.count) { celsius[cell] = held }
        }
    }

    private func coldRecord(_ enthalpy: UnsafePointer<Float>, within range: ClosedRange<Float> = -.infinity ... .infinity) -> ColdRecord {
        ColdRecord(
            rowStarts: fixed.rowStarts.constant, runs: fixed.runs.constant, laws: fixed.laws.constant, enthalpy: enthalpy + padding,
            blockShift: RowBlocks(grid: discretisation.grid).shift, columns: discretisation.grid.x.count,
            least: range.lowerBound, most: range.upperBound)
    }

    /// Notes the coldest so far, in every cell; whether every temperature is a number within a range, °C.
    func recordColdest(_ state: inout ThermalState, within range: ClosedRange<Float>, _ crew: Crew) -> Bool {
        let sharp = sharpCells(state, crew)
        state.enthalpy.withUnsafeBufferPointer { enthalpy in
            let record = coldRecord(enthalpy.baseAddress!, within: range)
            state.coldest.withUnsafeMutableBufferPointer { coldest in
                state.rowsInStasis.withUnsafeMutableBufferPointer { rowsInStasis in
                    state.iceBlocks.withUnsafeMutableBufferPointer { iceBlocks in
                        let notes = ColdRecord.Notes(
                            coldest: coldest.baseAddress! + padding, rowsInStasis: rowsInStasis.baseAddress!, iceBlocks: iceBlocks.baseAddress!,
                            rowsOutside: rowsOutside.pointer)
                        let parts = 4 * crew.count
                        crew.share(parts) { _, part in
                            StageLoops.note(record, notes, rows: Crew.range(part, of: parts, in: fixed.rowCount))
                        }
                    }
                }
            }
        }
        for (cell, value) in sharp { state.coldest[cell + padding] = value }
        return (0..<rowsOutside.count).allSatisfy { rowsOutside.pointer[$0] == 0 }
    }

    /// The cells of sharp materials that hold the front, each with its coldest so far.
    private func sharpCells(_ state: ThermalState, _ crew: Crew) -> [(cell: Int, celsius: Float)] {
        guard let sharpCelsius else { return [] }
        fillCelsius(state, sharpCelsius.pointer, crew)
        return sharpCells(state, sharpCelsius.constant).map { ($0, min($1, state.coldest[$0 + padding])) }
    }

    /// The cells of sharp materials that hold the front, each with the temperature that puts the front, by linear interpolation to its
    /// neighbours, where the latent fraction says.
    private func sharpCells(_ state: ThermalState, _ celsius: UnsafePointer<Float>) -> [(cell: Int, celsius: Float)] {
        guard sharpCelsius != nil else { return [] }
        let materials = discretisation.materials
        var cells: [(cell: Int, celsius: Float)] = []
        for run in materials.runs where materials.laws[Int(run.material)].isSharp && materials.isActive[Int(run.material)] {
            let law = materials.laws[Int(run.material)]
            let stageLaw = laws[Int(run.material)]
            for cell in Int(run.start)..<Int(run.start + run.count) {
                if let fraction = stageLaw.partlyFrozenFraction(state.enthalpy[cell + padding]) {
                    cells.append((cell, sharpened(cell, celsius, fraction: fraction, law: law)))
                }
            }
        }
        return cells
    }

    private func sharpened(_ cell: Int, _ celsius: UnsafePointer<Float>, fraction: Float, law: PhaseLaw) -> Float {
        let grid = discretisation.grid
        let front = Float(law.liquidusCelsius)
        var low = front
        var high = front
        func look(_ neighbour: Int) {
            let value = celsius[neighbour]
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
