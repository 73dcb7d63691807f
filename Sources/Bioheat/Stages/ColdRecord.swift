/// Temperature of the cells, and the coldest that each has been.
struct ColdRecord {
    let rowStarts: UnsafePointer<Int32>
    let runs: UnsafePointer<CellRun>
    let laws: UnsafePointer<StageLaw>
    let enthalpy: UnsafePointer<Float>

    /// Notes the colder of now and so far in every cell that changes, and the rows in which one has been below −20 °C.
    func note(_ coldest: UnsafeMutablePointer<Float>, _ rowsInStasis: UnsafeMutablePointer<UInt8>, rows: Range<Int>) {
        for row in rows {
            var coldestHere = Lanes(all: .infinity)
            for number in Int(rowStarts[row])..<Int(rowStarts[row + 1]) {
                let run = runs[number]
                let law = laws[Int(run.material)]
                if law.isActive { coldestHere = coldestHere.lower(note(run, law, coldest)) }
            }
            rowsInStasis[row] = coldestHere.min() < StageKernel.stasisCelsius ? 1 : 0
        }
    }

    /// The coldest of the run, lane by lane.
    @inline(__always)
    private func note(_ run: CellRun, _ law: StageLaw, _ coldest: UnsafeMutablePointer<Float>) -> Lanes {
        let end = Int(run.start + run.count)
        var coldestHere = Lanes(all: .infinity)
        var cell = Int(run.start)
        while cell + Lanes.scalarCount <= end {
            let colder = colder(cell, law, coldest)
            colder.store(coldest + cell)
            coldestHere = coldestHere.lower(colder)
            cell += Lanes.scalarCount
        }
        if cell < end {
            let colder = colder(cell, law, coldest)
            for number in 0..<end - cell {
                coldest[cell + number] = colder[number]
                coldestHere[number] = Swift.min(coldestHere[number], colder[number])
            }
        }
        return coldestHere
    }

    @inline(__always)
    private func colder(_ cell: Int, _ law: StageLaw, _ coldest: UnsafeMutablePointer<Float>) -> Lanes {
        law.celsius(law.parts(Lanes(enthalpy + cell))).lower(Lanes(coldest + cell))
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
