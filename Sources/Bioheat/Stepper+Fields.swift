import Geometry

/// Fields worked out of the state.
extension Stepper {
    /// Temperature of every cell by its own enthalpy, °C: held cells at their temperature, room air at the background's.
    func fillTemperatures(of state: ThermalState, into field: UnsafeMutablePointer<Float>) {
        alone { Crew.with(threads) { fillCelsius(state, field, $0) } }
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
            shareRows(crew) { loops.fill(record, celsius, rows: $0) }
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

    /// All rows, each by who steps it.
    private func shareRows(_ crew: Crew, _ work: (Range<Int>) -> Void) {
        let parts = 4 * crew.count
        let below = meeting * discretisation.grid.y.count
        crew.shareHalves(parts, middle: parts / 2) { _, part in work(Crew.range(part, of: parts, in: fixed.rowCount, parted: below)) }
    }

    /// Notes the coldest so far, in every cell; whether every temperature is a number within a range, °C.
    func recordColdest(_ state: inout ThermalState, within range: ClosedRange<Float>, _ crew: Crew) -> Bool {
        state.enthalpy.withUnsafeBufferPointer { enthalpy in
            let record = coldRecord(enthalpy.baseAddress!, within: range)
            state.coldest.withUnsafeMutableBufferPointer { coldest in
                state.rowsInStasis.withUnsafeMutableBufferPointer { rowsInStasis in
                    state.iceBlocks.withUnsafeMutableBufferPointer { iceBlocks in
                        let notes = ColdRecord.Notes(
                            coldest: coldest.baseAddress! + padding, rowsInStasis: rowsInStasis.baseAddress!, iceBlocks: iceBlocks.baseAddress!,
                            rowsOutside: rowsOutside.pointer)
                        shareRows(crew) { loops.note(record, notes, rows: $0) }
                    }
                }
            }
        }
        return (0..<rowsOutside.count).allSatisfy { rowsOutside.pointer[$0] == 0 }
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
