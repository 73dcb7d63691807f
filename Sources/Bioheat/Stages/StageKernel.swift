/// One stage of the time step on some rows of cells: the only loop over all cells that the solver's speed hangs on.
///
///     L(H) = ∇²θ + u w (Ta − T) + u Q + extra          W/m³
///     H ← μ H' + ν H'' + μ̃τ L(H')
///
/// H' is the previous stage, H'' the one before (its buffer takes the new stage). θ has one value a cell; its stencil's coefficients are
/// one over width times centre distance (`StencilCoefficients`), 0 at the walls. u is the unfrozen fraction; perfusion and metabolism stop
/// for good where the coldest so far is below −20 °C (stasis, C1.1). `extra` holds what faces between materials and probes add.
struct StageKernel {
    let columns: Int
    let rowsPerLayer: Int
    let xMinus: UnsafePointer<Float>
    let xPlus: UnsafePointer<Float>
    let yMinus: UnsafePointer<Float>
    let yPlus: UnsafePointer<Float>
    let zMinus: UnsafePointer<Float>
    let zPlus: UnsafePointer<Float>
    let xWidths: UnsafePointer<Float>
    let rowStarts: UnsafePointer<Int32>
    let runs: UnsafePointer<CellRun>
    var lanes: UnsafePointer<PhaseLanes>
    let previous: UnsafeMutablePointer<Float>
    let result: UnsafeMutablePointer<Float>
    let theta: UnsafeMutablePointer<Float>
    let resultTheta: UnsafeMutablePointer<Float>
    let extra: UnsafeMutablePointer<Float>
    let coldest: UnsafeMutablePointer<Float>
    /// Heat from blood and metabolism, by row, W per m² of the row's cross-section.
    let rowHeat: UnsafeMutablePointer<Double>
    let arterialCelsius: Float
    let mu: Float
    let nu: Float
    let step: Float

    static let stasisCelsius: Float = -20

    func run(rows: Range<Int>) {
        for row in rows {
            let j = row % rowsPerLayer
            let k = row / rowsPerLayer
            let across = Across(yMinus: yMinus[j], yPlus: yPlus[j], zMinus: zMinus[k], zPlus: zPlus[k])
            var heat = Lanes(repeating: 0)
            for number in Int(rowStarts[row])..<Int(rowStarts[row + 1]) {
                let run = runs[number]
                let lane = lanes[Int(run.material)]
                if lane.isActive { heat += self.run(run, lane, across) }
            }
            rowHeat[row] = Double(heat.sum())
        }
    }

    /// The stencil's coefficients that are the same for a whole row.
    private struct Across {
        let yMinus: Float
        let yPlus: Float
        let zMinus: Float
        let zPlus: Float
    }

    /// Whole blocks of eight cells, then what is left of the run cell by cell out of one more block.
    @inline(__always)
    private func run(_ run: CellRun, _ lane: PhaseLanes, _ across: Across) -> Lanes {
        var heat = Lanes(repeating: 0)
        let whole = Int(run.count) & ~(Lanes.scalarCount - 1)
        let start = Int(run.start)
        let column = Int(run.column)
        var done = 0
        while done < whole {
            let (enthalpy, theta, blood) = block(lane, across, cell: start + done, column: column + done)
            enthalpy.store(result + start + done)
            theta.store(resultTheta + start + done)
            heat += blood
            done += Lanes.scalarCount
        }
        if done < Int(run.count) {
            let (enthalpy, theta, blood) = block(lane, across, cell: start + done, column: column + done)
            for number in 0..<Int(run.count) - done {
                result[start + done + number] = enthalpy[number]
                resultTheta[start + done + number] = theta[number]
                heat[number] += blood[number]
            }
        }
        return heat
    }

    @_transparent
    private func block(
        _ lane: PhaseLanes, _ across: Across, cell: Int, column: Int
    ) -> (enthalpy: Lanes, theta: Lanes, heat: Lanes) {
        let layer = columns * rowsPerLayer
        let here = Lanes(theta + cell)
        let enthalpy = Lanes(previous + cell)
        var rate = Lanes(extra + cell)
        rate += Lanes(xMinus + column) * (Lanes(theta + cell - 1) - here)
        rate += Lanes(xPlus + column) * (Lanes(theta + cell + 1) - here)
        rate += (Lanes(theta + cell - columns) - here) * across.yMinus
        rate += (Lanes(theta + cell + columns) - here) * across.yPlus
        rate += (Lanes(theta + cell - layer) - here) * across.zMinus
        rate += (Lanes(theta + cell + layer) - here) * across.zPlus
        let (celsius, fraction, _) = lane.state(enthalpy)
        // The operands' types are spelt out: with inferred ones the comparison compiles to a loop over single lanes.
        let zero = Lanes(repeating: 0)
        let stasis = Lanes(repeating: Self.stasisCelsius)
        let coldest = Lanes(coldest + cell)
        let living = fraction.replacing(with: zero, where: coldest .< stasis)
        let blood = living * ((Lanes(repeating: arterialCelsius) - celsius) * lane.perfusionCoefficient + lane.metabolism)
        rate += blood
        let next = enthalpy * mu + Lanes(result + cell) * nu + rate * step
        return (next, lane.state(next).theta, blood * Lanes(xWidths + column))
    }
}
