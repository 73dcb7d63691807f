/// Temperature of the cells, and the coldest that each has been.
struct ColdRecord {
    let rowStarts: UnsafePointer<Int32>
    let runs: UnsafePointer<CellRun>
    let laws: UnsafePointer<StageLaw>
    let enthalpy: UnsafePointer<Float>
    /// A row's cells in blocks of 2 to the power of this.
    let blockShift: Int
    let columns: Int

    /// What is noted, by cell or by row.
    struct Notes: BitwiseCopyable {
        /// By cell, °C.
        let coldest: UnsafeMutablePointer<Float>
        /// By row: not 0 where some cell has been below −20 °C.
        let rowsInStasis: UnsafeMutablePointer<UInt8>
        /// By row, a bit a block: ice in it or in the cell beside it.
        let iceBlocks: UnsafeMutablePointer<UInt64>
    }

    /// Notes the colder of now and so far in every cell that changes, where one has been below −20 °C, and where there is ice now.
    func note(_ notes: Notes, rows: Range<Int>) {
        for row in rows {
            var coldestHere = Lanes(all: .infinity)
            var ice: UInt64 = 0
            for number in Int(rowStarts[row])..<Int(rowStarts[row + 1]) {
                let run = runs[number]
                let law = laws[Int(run.material)]
                if law.isActive { coldestHere = coldestHere.lower(note(run, law, notes.coldest, &ice)) }
            }
            notes.rowsInStasis[row] = coldestHere.min() < StageKernel.stasisCelsius ? 1 : 0
            notes.iceBlocks[row] = ice
        }
    }

    /// The coldest of the run, lane by lane.
    @inline(__always)
    private func note(_ run: CellRun, _ law: StageLaw, _ coldest: UnsafeMutablePointer<Float>, _ ice: inout UInt64) -> Lanes {
        let melting = Lanes(all: law.liquidusCelsius)
        var coldestHere = Lanes(all: .infinity)
        var done = 0
        while done < Int(run.count) {
            let cell = Int(run.start) + done
            let now = law.celsius(law.parts(Lanes(enthalpy + cell)))
            let colder = now.lower(Lanes(coldest + cell))
            let isWhole = done + Lanes.scalarCount <= Int(run.count)
            if isWhole {
                colder.store(coldest + cell)
                coldestHere = coldestHere.lower(colder)
            } else {
                for number in 0..<Int(run.count) - done {
                    coldest[cell + number] = colder[number]
                    coldestHere[number] = Swift.min(coldestHere[number], colder[number])
                }
            }
            // A lane beyond the run's end may say ice where there is none: that costs time only.
            if (now - melting).smallest < 0 { ice |= blocks(around: Int(run.column) + done) }
            done += Lanes.scalarCount
        }
        return coldestHere
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
