import CProcessor

/// One stage of the time step on some layers of cells: the loop that the solver's speed hangs on.
///
///     L(H) = ∇²θ + u (w (Ta − T) + Q) + faces + probes          W/m³, positive into the cell
///     H ← μ H' + ν H'' + μ̃τ L(H')
///
/// H' (J/m³, from the reference temperature) is the previous stage, H'' the one before, whose field takes the new stage; both lie in
/// memory, x running fastest. θ, the unfrozen fraction u and what blood brings follow from H' and live for three layers only, in a
/// `LayerRing` that stays in the processor's cache. θ has one value a cell, which in a cell with a front is not
/// what its law says (`StageKernel+Front`); its stencil's coefficients are one over width times centre
/// distance (`StencilCoefficients`), 0 at the walls. Perfusion and metabolism stop for good where the coldest so far is below −20 °C
/// (stasis, C1.1). What faces between materials and probes add is read from `SourceLists`; what the probes read of H is left by a `PatchReader`.
struct StageKernel {
    let columns: Int
    let rowsPerLayer: Int
    let layers: Int
    let xMinus: UnsafePointer<Float>
    let xPlus: UnsafePointer<Float>
    let yMinus: UnsafePointer<Float>
    let yPlus: UnsafePointer<Float>
    let zMinus: UnsafePointer<Float>
    let zPlus: UnsafePointer<Float>
    /// m; along x 0 behind the last cell.
    let xWidths: UnsafePointer<Float>
    let yWidths: UnsafePointer<Float>
    let zWidths: UnsafePointer<Float>
    let rowStarts: UnsafePointer<Int32>
    let runs: UnsafePointer<CellRun>
    /// By row: how many rows of its layer, from it on, are of one and the same material from end to end; 0 where it is not.
    let rowsAlike: UnsafePointer<Int32>
    /// By row: how many rows of its layer, from it on, change from end to end and hold whole lanes; 0 where it does not.
    let rowsWhole: UnsafePointer<Int32>
    let spanStarts: UnsafePointer<Int32>
    let spans: UnsafePointer<CellRun>
    let laws: UnsafePointer<StageLaw>
    let sources: SourceLists
    let reader: PatchReader
    let coldest: UnsafePointer<Float>
    /// By row: not 0 where some cell has been below −20 °C.
    let rowsInStasis: UnsafePointer<UInt8>
    let fronts: FrontLists
    let search: FrontSearch
    /// Heat from blood and metabolism, by layer, W per metre of the layer's thickness.
    let layerHeat: UnsafeMutablePointer<Float>
    var previous: UnsafePointer<Float>
    var result: UnsafeMutablePointer<Float>
    var mu: Float = 0
    var nu: Float = 0
    var step: Float = 0
    /// Whether this stage looks for the next step's fronts.
    var isFindingFronts = false
    /// Whether probes want to know at the next stage what this one leaves.
    var isReadingPatches = false

    static let stasisCelsius: Float = -20

    /// Takes layers from one end of those that are left until there are none: the next one needs one neighbour more, the others are in the ring.
    func run(_ left: UnsafeMutablePointer<UInt64>, fromTop: Bool, scratch: UnsafeMutablePointer<Float>) {
        let ring = LayerRing(columns: columns, rows: rowsPerLayer, memory: scratch)
        let beyond = fromTop ? -1 : 1
        var filled: Int?
        while true {
            let layer = Int(halves_take(left, fromTop ? 1 : 0))
            guard layer >= 0 else { return }
            if filled != layer {
                fill(ring, layer: layer - beyond)
                fill(ring, layer: layer)
            }
            fill(ring, layer: layer + beyond)
            filled = layer + beyond
            layerHeat[layer] = ring.heat(layer).pointee
            if isFindingFronts { findFronts(ring, layer: layer) }
            sources.add(to: ring.source(layer), layer: layer)
            exchange(ring, layer: layer)
            if isReadingPatches { for patch in sources.patches(in: layer) { reader.read(Int(patch.number), result) } }
        }
    }

    // MARK: What a layer's enthalpy says

    /// θ and what blood brings, of one layer; nothing of one beyond the domain.
    private func fill(_ ring: LayerRing, layer: Int) {
        guard layer >= 0, layer < layers else { return }
        let first = layer * rowsPerLayer
        var heat = Lanes(all: 0)
        var row = 0
        while row < rowsPerLayer {
            let end = row + rowsPerfusedAlike(from: first + row)
            if end > row {
                let law = laws[Int(runs[Int(rowStarts[first + row])].material)]
                heat = heat + perfused(ring, layer: layer, rows: row..<end, law)
                row = end
            } else {
                let start = row * ring.pitch
                heat = heat.plus(fill(row: first + row, ring.theta(layer) + start, ring.source(layer) + start), times: yWidths[row])
                row += 1
            }
        }
        ring.heat(layer).pointee = heat.total + placeFronts(ring, layer: layer)
    }

    /// How many rows from this one on are of one perfused material from end to end, with no cell in stasis.
    @inline(__always)
    private func rowsPerfusedAlike(from row: Int) -> Int {
        let alike = Int(rowsAlike[row])
        guard alike > 0 else { return 0 }
        let law = laws[Int(runs[Int(rowStarts[row])].material)]
        guard law.isActive, law.isPerfused else { return 0 }
        var count = 0
        while count < alike, rowsInStasis[row + count] == 0 { count += 1 }
        return count
    }

    /// Whole rows; a row's last block runs into what is behind it, whose width counts as 0.
    private func perfused(_ ring: LayerRing, layer: Int, rows: Range<Int>, _ law: StageLaw) -> Lanes {
        var heat = Lanes(all: 0)
        for row in rows {
            let enthalpy = previous + (layer * rowsPerLayer + row) * columns
            let theta = ring.theta(layer) + row * ring.pitch
            let source = ring.source(layer) + row * ring.pitch
            var rowHeat = Lanes(all: 0)
            var column = 0
            while column < columns {
                let (thetaHere, blood) = law.thetaAndBlood(Lanes(enthalpy + column))
                thetaHere.store(theta + column)
                blood.store(source + column)
                rowHeat = rowHeat.plus(blood, times: Lanes(xWidths + column))
                column += Lanes.scalarCount
            }
            heat = heat.plus(rowHeat, times: yWidths[row])
        }
        return heat
    }

    @inline(__always)
    private func fill(row: Int, _ theta: UnsafeMutablePointer<Float>, _ source: UnsafeMutablePointer<Float>) -> Lanes {
        var heat = Lanes(all: 0)
        for number in Int(rowStarts[row])..<Int(rowStarts[row + 1]) {
            let run = runs[number]
            let law = laws[Int(run.material)]
            if !law.isActive {
                still(run, theta, source)
            } else if !law.isPerfused {
                bloodless(run, law, theta, source)
            } else if rowsInStasis[row] == 0 {
                heat += perfused(run, law, theta, source)
            } else {
                heat += partlyStill(run, law, theta, source)
            }
        }
        return heat
    }

    // Blocks run over a run's end: the next run of the row writes its own cells again, and the row has room behind it.

    private func still(_ run: CellRun, _ theta: UnsafeMutablePointer<Float>, _ source: UnsafeMutablePointer<Float>) {
        for column in Int(run.column)..<Int(run.column + run.count) {
            theta[column] = 0
            source[column] = 0
        }
    }

    private func bloodless(_ run: CellRun, _ law: StageLaw, _ theta: UnsafeMutablePointer<Float>, _ source: UnsafeMutablePointer<Float>) {
        var done = 0
        while done < Int(run.count) {
            let column = Int(run.column) + done
            law.thetaAndBlood(Lanes(previous + Int(run.start) + done)).theta.store(theta + column)
            Lanes(all: 0).store(source + column)
            done += Lanes.scalarCount
        }
    }

    private func perfused(
        _ run: CellRun, _ law: StageLaw, _ theta: UnsafeMutablePointer<Float>, _ source: UnsafeMutablePointer<Float>
    ) -> Lanes {
        var heat = Lanes(all: 0)
        var done = 0
        while done < Int(run.count) {
            let column = Int(run.column) + done
            let (thetaHere, blood) = law.thetaAndBlood(Lanes(previous + Int(run.start) + done))
            thetaHere.store(theta + column)
            blood.store(source + column)
            heat = heat.plus(blood.first(Int(run.count) - done), times: Lanes(xWidths + column))
            done += Lanes.scalarCount
        }
        return heat
    }

    private func partlyStill(
        _ run: CellRun, _ law: StageLaw, _ theta: UnsafeMutablePointer<Float>, _ source: UnsafeMutablePointer<Float>
    ) -> Lanes {
        var heat = Lanes(all: 0)
        var done = 0
        while done < Int(run.count) {
            let column = Int(run.column) + done
            let (thetaHere, flowing) = law.thetaAndBlood(Lanes(previous + Int(run.start) + done))
            thetaHere.store(theta + column)
            let blood = stilled(flowing, from: Int(run.start) + done)
            blood.store(source + column)
            heat = heat.plus(blood.first(Int(run.count) - done), times: Lanes(xWidths + column))
            done += Lanes.scalarCount
        }
        return heat
    }

    /// What blood brings to eight cells, 0 where it has stopped for good.
    @inline(__always)
    func stilled(_ flowing: Lanes, from cell: Int) -> Lanes {
        (Lanes(coldest + cell) - Lanes(all: Self.stasisCelsius)).whereNegative(Lanes(all: 0), else: flowing)
    }

    // MARK: Exchange between cells

    private func exchange(_ ring: LayerRing, layer: Int) {
        let middle = ring.theta(layer)
        let below = layer > 0 ? ring.theta(layer - 1) : middle
        let above = layer + 1 < layers ? ring.theta(layer + 1) : middle
        let source = ring.source(layer)
        var row = 0
        while row < rowsPerLayer {
            let number = layer * rowsPerLayer + row
            let start = row * ring.pitch
            let stencil = Stencil(
                theta: middle + start, below: below + start, above: above + start, source: source + start, pitch: ring.pitch,
                zMinus: Lanes(all: zMinus[layer]), zPlus: Lanes(all: zPlus[layer]))
            let cells = Cells(previous: previous + number * columns, result: result + number * columns)
            let whole = Int(rowsWhole[number])
            if whole > 0 {
                exchange(stencil, cells, row..<row + whole)
                row += whole
            } else {
                for span in Int(spanStarts[number])..<Int(spanStarts[number + 1]) { exchange(stencil, cells, row, spans[span]) }
                row += 1
            }
        }
    }

    /// Rows with their neighbours, and the stencil's coefficients that are the same for a whole layer.
    private struct Stencil {
        var theta: UnsafePointer<Float>
        var below: UnsafePointer<Float>
        var above: UnsafePointer<Float>
        var source: UnsafePointer<Float>
        let pitch: Int
        let zMinus: Lanes
        let zPlus: Lanes

        @inline(__always)
        mutating func goOn() {
            theta += pitch
            below += pitch
            above += pitch
            source += pitch
        }
    }

    /// A row's enthalpies.
    private struct Cells {
        var previous: UnsafePointer<Float>
        var result: UnsafeMutablePointer<Float>

        @inline(__always)
        mutating func goOn(by columns: Int) {
            previous += columns
            result += columns
        }
    }

    private func exchange(_ stencil: Stencil, _ cells: Cells, _ rows: Range<Int>) {
        var stencil = stencil
        var cells = cells
        for row in rows {
            let (minus, plus) = (Lanes(all: yMinus[row]), Lanes(all: yPlus[row]))
            var column = 0
            while column < columns {
                block(stencil, cells, column, minus, plus).store(cells.result + column)
                column += Lanes.scalarCount
            }
            stencil.goOn()
            cells.goOn(by: columns)
        }
    }

    private func exchange(_ stencil: Stencil, _ cells: Cells, _ row: Int, _ span: CellRun) {
        let (minus, plus) = (Lanes(all: yMinus[row]), Lanes(all: yPlus[row]))
        let end = Int(span.column + span.count)
        let wholeEnd = end - Int(span.count) % Lanes.scalarCount
        var column = Int(span.column)
        while column < wholeEnd {
            block(stencil, cells, column, minus, plus).store(cells.result + column)
            column += Lanes.scalarCount
        }
        guard column < end else { return }
        let last = block(stencil, cells, column, minus, plus)
        for number in 0..<end - column { cells.result[column + number] = last[number] }
    }

    @inline(__always)
    private func block(_ stencil: Stencil, _ cells: Cells, _ column: Int, _ yMinus: Lanes, _ yPlus: Lanes) -> Lanes {
        let theta = stencil.theta + column
        let here = Lanes(theta)
        let rate = Lanes(stencil.source + column)
            .plus(Lanes(theta - 1) - here, times: Lanes(xMinus + column))
            .plus(Lanes(theta + 1) - here, times: Lanes(xPlus + column))
            .plus(Lanes(theta - stencil.pitch) - here, times: yMinus)
            .plus(Lanes(theta + stencil.pitch) - here, times: yPlus)
            .plus(Lanes(stencil.below + column) - here, times: stencil.zMinus)
            .plus(Lanes(stencil.above + column) - here, times: stencil.zPlus)
        return (Lanes(cells.previous + column) * Lanes(all: mu)).plus(Lanes(cells.result + column), times: nu).plus(rate, times: step)
    }
}
