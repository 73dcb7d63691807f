/// One stage of the time step on some layers of cells: the loop that the solver's speed hangs on.
///
///     L(H) = ∇²θ + u (w (Ta − T) + Q) + faces + probes          W/m³, positive into the cell
///     H ← μ H' + ν H'' + μ̃τ L(H')
///
/// H' (J/m³, from the reference temperature) is the previous stage, H'' the one before, whose field takes the new stage; both lie in
/// memory, x running fastest. θ, the unfrozen fraction u and what blood brings follow from H' and live for three layers only, in a
/// `LayerRing` that stays in the processor's cache. θ has one value a cell; its stencil's coefficients are one over width times centre
/// distance (`StencilCoefficients`), 0 at the walls. Perfusion and metabolism stop for good where the coldest so far is below −20 °C
/// (stasis, C1.1). What faces between materials and probes add is read from `SourceLists`.
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
    let xWidths: UnsafePointer<Float>
    let rowStarts: UnsafePointer<Int32>
    let runs: UnsafePointer<CellRun>
    let spanStarts: UnsafePointer<Int32>
    let spans: UnsafePointer<CellRun>
    let laws: UnsafePointer<StageLaw>
    let sources: SourceLists
    let coldest: UnsafePointer<Float>
    /// By row: not 0 where some cell has been below −20 °C.
    let rowsInStasis: UnsafePointer<UInt8>
    /// Heat from blood and metabolism, by row, W per m² of the row's cross-section.
    let rowHeat: UnsafeMutablePointer<Float>
    var previous: UnsafePointer<Float>
    var result: UnsafeMutablePointer<Float>
    var mu: Float = 0
    var nu: Float = 0
    var step: Float = 0

    static let stasisCelsius: Float = -20

    func run(layers range: Range<Int>, scratch: UnsafeMutablePointer<Float>) {
        guard !range.isEmpty else { return }
        let ring = LayerRing(columns: columns, rows: rowsPerLayer, memory: scratch)
        if range.lowerBound > 0 { fill(ring, layer: range.lowerBound - 1, keepsHeat: false) }
        fill(ring, layer: range.lowerBound, keepsHeat: true)
        for layer in range {
            if layer + 1 < layers { fill(ring, layer: layer + 1, keepsHeat: layer + 1 < range.upperBound) }
            exchange(ring, layer: layer)
        }
    }

    // MARK: What a layer's enthalpy says

    /// θ and sources of one layer.
    private func fill(_ ring: LayerRing, layer: Int, keepsHeat: Bool) {
        let theta = ring.theta(layer)
        let source = ring.source(layer)
        for row in 0..<rowsPerLayer {
            let number = layer * rowsPerLayer + row
            let heat = fill(row: number, theta + row * ring.pitch, source + row * ring.pitch)
            if keepsHeat { rowHeat[number] = heat.total }
        }
        if keepsHeat { sources.add(to: source, layer: layer) }
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
            law.theta(law.parts(Lanes(previous + Int(run.start) + done))).store(theta + column)
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
            let parts = law.parts(Lanes(previous + Int(run.start) + done))
            law.theta(parts).store(theta + column)
            let blood = law.blood(parts)
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
            let parts = law.parts(Lanes(previous + Int(run.start) + done))
            law.theta(parts).store(theta + column)
            let aboveStasis = Lanes(coldest + Int(run.start) + done) - Lanes(all: Self.stasisCelsius)
            let blood = aboveStasis.whereNegative(Lanes(all: 0), else: law.blood(parts))
            blood.store(source + column)
            heat = heat.plus(blood.first(Int(run.count) - done), times: Lanes(xWidths + column))
            done += Lanes.scalarCount
        }
        return heat
    }

    // MARK: Exchange between cells

    private func exchange(_ ring: LayerRing, layer: Int) {
        let middle = ring.theta(layer)
        let below = layer > 0 ? ring.theta(layer - 1) : middle
        let above = layer + 1 < layers ? ring.theta(layer + 1) : middle
        let source = ring.source(layer)
        for row in 0..<rowsPerLayer {
            let number = layer * rowsPerLayer + row
            let start = row * ring.pitch
            let stencil = Stencil(
                theta: middle + start, south: middle + start - ring.pitch, north: middle + start + ring.pitch, below: below + start,
                above: above + start, source: source + start, yMinus: yMinus[row], yPlus: yPlus[row], zMinus: zMinus[layer],
                zPlus: zPlus[layer])
            for span in Int(spanStarts[number])..<Int(spanStarts[number + 1]) { exchange(stencil, spans[span]) }
        }
    }

    /// A row with its neighbours, and the stencil's coefficients that are the same for the whole row.
    private struct Stencil {
        let theta: UnsafePointer<Float>
        let south: UnsafePointer<Float>
        let north: UnsafePointer<Float>
        let below: UnsafePointer<Float>
        let above: UnsafePointer<Float>
        let source: UnsafePointer<Float>
        let yMinus: Float
        let yPlus: Float
        let zMinus: Float
        let zPlus: Float
    }

    @inline(__always)
    private func exchange(_ stencil: Stencil, _ span: CellRun) {
        let whole = Int(span.count) & ~(Lanes.scalarCount - 1)
        let start = Int(span.start)
        let column = Int(span.column)
        var done = 0
        while done < whole {
            block(stencil, cell: start + done, column: column + done).store(result + start + done)
            done += Lanes.scalarCount
        }
        if done < Int(span.count) {
            let last = block(stencil, cell: start + done, column: column + done)
            for number in 0..<Int(span.count) - done { result[start + done + number] = last[number] }
        }
    }

    @inline(__always)
    private func block(_ stencil: Stencil, cell: Int, column: Int) -> Lanes {
        let here = Lanes(stencil.theta + column)
        let rate = Lanes(stencil.source + column)
            .plus(Lanes(stencil.theta + column - 1) - here, times: Lanes(xMinus + column))
            .plus(Lanes(stencil.theta + column + 1) - here, times: Lanes(xPlus + column))
            .plus(Lanes(stencil.south + column) - here, times: stencil.yMinus)
            .plus(Lanes(stencil.north + column) - here, times: stencil.yPlus)
            .plus(Lanes(stencil.below + column) - here, times: stencil.zMinus)
            .plus(Lanes(stencil.above + column) - here, times: stencil.zPlus)
        return (Lanes(previous + cell) * Lanes(all: mu)).plus(Lanes(result + cell), times: nu).plus(rate, times: step)
    }
}
