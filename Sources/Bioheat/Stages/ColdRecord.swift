/// Temperature of the cells, and the coldest that each has been.
///
///     T = law(H),   coldest ← min(coldest, T)          °C, one value a cell, x running fastest
///
/// H is counted from the reference temperature (J/m³), as the stages keep it. Every temperature is held against what it can be at all.
struct ColdRecord {
    let rowStarts: UnsafePointer<Int32>
    let runs: UnsafePointer<CellRun>
    let laws: UnsafePointer<StageLaw>
    let enthalpy: UnsafePointer<Float>
    /// A row's cells in blocks of 2 to the power of this.
    let blockShift: Int
    let columns: Int
    /// What no temperature lies below or above, °C.
    let least: Float
    let most: Float

    /// What is noted, by cell or by row.
    struct Notes: BitwiseCopyable {
        /// By cell, °C.
        let coldest: UnsafeMutablePointer<Float>
        /// By row: not 0 where some cell has been below −20 °C.
        let rowsInStasis: UnsafeMutablePointer<UInt8>
        /// By row, a bit a block: ice in it or in the cell beside it.
        let iceBlocks: UnsafeMutablePointer<UInt64>
        /// By row: not 0 where a temperature lies where none can, or is no number.
        let rowsOutside: UnsafeMutablePointer<UInt8>
    }

    /// Notes the colder of now and so far in every cell that changes, where one has been below −20 °C, and where there is ice now.
    func note(_ notes: Notes, rows: Range<Int>) {
        for row in rows {
            var coldestHere = Lanes(all: .infinity)
            var ice: UInt64 = 0
            var isOutside = false
            for number in Int(rowStarts[row])..<Int(rowStarts[row + 1]) {
                let run = runs[number]
                let law = laws[Int(run.material)]
                if law.isActive { coldestHere = coldestHere.lower(note(run, law, notes.coldest, &ice, &isOutside)) }
            }
            notes.rowsInStasis[row] = (coldestHere - Lanes(all: StageKernel.stasisCelsius)).isAnyNegative ? 1 : 0
            notes.iceBlocks[row] = ice
            notes.rowsOutside[row] = isOutside ? 1 : 0
        }
    }

    /// The coldest of the run, lane by lane.
    @inline(__always)
    private func note(
        _ run: CellRun, _ law: StageLaw, _ coldest: UnsafeMutablePointer<Float>, _ ice: inout UInt64, _ isOutside: inout Bool
    ) -> Lanes {
        let whole = Int(run.count) & ~(Lanes.scalarCount - 1)
        var coldestHere = Lanes(all: .infinity)
        var done = 0
        while done < whole {
            let cell = Int(run.start) + done
            let (now, isIce) = celsius(law, cell)
            let colder = now.lower(Lanes(coldest + cell))
            colder.store(coldest + cell)
            coldestHere = coldestHere.lower(colder)
            if isIce { ice |= blocks(around: Int(run.column) + done) }
            if now.isAnyOutside(Lanes(all: least), Lanes(all: most)) { isOutside = true }
            done += Lanes.scalarCount
        }
        return done < Int(run.count) ? coldestHere.lower(noteEnd(run, done, law, coldest, &ice, &isOutside)) : coldestHere
    }

    /// What is left of a run behind its last whole block.
    private func noteEnd(
        _ run: CellRun, _ done: Int, _ law: StageLaw, _ coldest: UnsafeMutablePointer<Float>, _ ice: inout UInt64, _ isOutside: inout Bool
    ) -> Lanes {
        let cell = Int(run.start) + done
        let (now, isIce) = celsius(law, cell)
        let colder = now.lower(Lanes(coldest + cell))
        // A lane beyond the run's end may say ice where there is none: that costs time only.
        if isIce { ice |= blocks(around: Int(run.column) + done) }
        var coldestHere = Lanes(all: .infinity)
        for number in 0..<Int(run.count) - done {
            coldest[cell + number] = colder[number]
            coldestHere[number] = colder[number]
            if !(now[number] >= least && now[number] <= most) { isOutside = true }
        }
        return coldestHere
    }

    /// Of eight cells, and whether there is ice in one.
    @inline(__always)
    private func celsius(_ law: StageLaw, _ cell: Int) -> (Lanes, isIce: Bool) {
        let enthalpy = Lanes(enthalpy + cell)
        let unfrozen = law.aboveLiquidus(enthalpy)
        guard unfrozen.isAnyNegative else { return (law.celsius(aboveLiquidus: unfrozen), false) }
        return (law.celsius(law.parts(enthalpy)), true)
    }

    /// The blocks of eight cells and of the cell on either side.
    @inline(__always)
    private func blocks(around column: Int) -> UInt64 {
        let (first, last) = (Swift.max(column - 1, 0), Swift.min(column + Lanes.scalarCount, columns - 1))
        return 1 << UInt64(first >> blockShift) | 1 << UInt64(column >> blockShift)
            | 1 << UInt64(Swift.min(column + Lanes.scalarCount - 1, last) >> blockShift) | 1 << UInt64(last >> blockShift)
    }

    /// Temperature of every cell that changes, °C.
    func fill(_ celsius: UnsafeMutablePointer<Float>, rows: Range<Int>) {
        for row in rows {
            for number in Int(rowStarts[row])..<Int(rowStarts[row + 1]) {
                let run = runs[number]
                let law = laws[Int(run.material)]
                guard law.isActive else { continue }
                let end = Int(run.start + run.count)
                var cell = Int(run.start)
                while cell + Lanes.scalarCount <= end {
                    law.celsius(law.parts(Lanes(enthalpy + cell))).store(celsius + cell)
                    cell += Lanes.scalarCount
                }
                while cell < end {
                    celsius[cell] = law.celsius(enthalpy[cell])
                    cell += 1
                }
            }
        }
    }
}
