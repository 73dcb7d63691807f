/// Fronts narrower than a cell.
///
/// H is a cell's mean and θ its centre's, and in a cell with a front they do not hang together as the material's law says. With the front at the cold
/// edge, θ of the centre is already half of what θ changes by across the cell; by the law it would be that of the freezing range, wherever in the cell
/// the front is. Such a cell draws the same heat from its neighbours for many places of the front: the front stands in stairs of a cell, and where blood
/// holds it, it stays on a stair too low. So in these cells the freezing range, of width θm, is wider by e at either end, along both slopes of the law:
///
///     e  = (G − θm)/2 where G > θm,   G = min(cold side, warm side) of the change of θ across the cell, W/m
///     Hs = −e/Df,   Hl = Hm + e/Du,   f = (H − Hs)/(Hl − Hs) in 0…1
///     θ  = f (a + b f) + e (2f − 1) + Df min(H − Hs, 0) + Du max(H − Hl, 0)
///     u (w (Ta − T) + Q) with u = f, and T by the law's share f of Hm and of e/Du
///
/// H above the solidus, J/m³; a and b are the law's, Df and Du its k/c below and above the range. With e = 0 that is the law. G is that of an earlier
/// step, at most two before. Where a front moves fast, θ is flat before it, G small and the law as it was.
extension StageKernel {
    /// Puts θ and what blood brings right in a layer that was filled by the law; gives what that adds to the blood's heat, W per metre of thickness.
    func placeFronts(_ ring: LayerRing, layer: Int) -> Float {
        var heat = Lanes(all: 0)
        for number in Int(fronts.starts[layer])..<Int(fronts.starts[layer + 1]) { heat = heat + place(fronts.blocks[number], fronts.widenings[number], ring, layer) }
        return heat.total
    }

    @inline(__always)
    private func place(_ block: FrontBlock, _ widening: Lanes, _ ring: LayerRing, _ layer: Int) -> Lanes {
        let law = laws[Int(block.material)]
        let y = Int(block.row) - layer * rowsPerLayer
        let place = y * ring.pitch + Int(block.column)
        let (theta, source) = (ring.theta(layer) + place, ring.source(layer) + place)
        let wide = law.widened(Lanes(previous + Int(block.cell)), by: widening)
        // Below 0 where it is not.
        let unwidened = Lanes(all: 0) - widening
        store(unwidened.whereNegative(wide.theta, else: Lanes(theta)), theta, block)
        guard law.isPerfused else { return Lanes(all: 0) }
        let flowing = rowsInStasis[Int(block.row)] == 0 ? wide.blood : stilled(wide.blood, from: Int(block.cell))
        let before = Lanes(source)
        let blood = unwidened.whereNegative(flowing, else: before)
        store(blood, source, block)
        return (blood - before).first(Int(block.count)) * Lanes(xWidths + Int(block.column)) * Lanes(all: yWidths[y])
    }

    @inline(__always)
    private func store(_ values: Lanes, _ pointer: UnsafeMutablePointer<Float>, _ block: FrontBlock) {
        if Int(block.count) == Lanes.scalarCount { return values.store(pointer) }
        for number in 0..<Int(block.count) { pointer[number] = values[number] }
    }

    /// Looks for the blocks of a layer whose θ is in the ring, and that of the layers below and above it.
    func findFronts(_ ring: LayerRing, layer: Int) {
        let first = Int(search.starts[layer])
        var found = 0
        for row in layer * rowsPerLayer..<(layer + 1) * rowsPerLayer where search.near[row] != 0 {
            for number in Int(rowStarts[row])..<Int(rowStarts[row + 1]) {
                let run = runs[number]
                guard laws[Int(run.material)].isActive, laws[Int(run.material)].freezes else { continue }
                var done = 0
                while done < Int(run.count) {
                    if search.isNear(row, Int(run.column) + done), let widening = widening(ring, layer, row, run, done) {
                        search.blocks[first + found] = FrontBlock(
                            cell: run.start + Int32(done), row: Int32(row), column: run.column + Int32(done), material: UInt16(run.material),
                            count: UInt16(min(Int(run.count) - done, Lanes.scalarCount)))
                        search.widenings[first + found] = widening
                        found += 1
                    }
                    done += Lanes.scalarCount
                }
            }
        }
        search.counts[layer] = Int32(found)
    }

    @inline(__always)
    private func widening(_ ring: LayerRing, _ layer: Int, _ row: Int, _ run: CellRun, _ done: Int) -> Lanes? {
        let (y, column, cell) = (row - layer * rowsPerLayer, Int(run.column) + done, Int(run.start) + done)
        let place = y * ring.pitch + column
        let law = laws[Int(run.material)]
        let theta = ring.theta(layer) + place
        let here = Lanes(theta)
        let (cold, warm) = changes(ring, layer, y, column, here)
        let blood = Lanes(ring.source(layer) + place).positivePart * Lanes(all: Self.bloodShare)
        let across = cold.lower(warm.plus(blood, times: leastWidthSquared(layer, y, column)))
        var widening = ((across - Lanes(all: law.thetaAtLiquidus)) * Lanes(all: 0.5)).positivePart.first(Int(run.count) - done)
        // Cells that the front is not in, nor soon will be, are as their law says.
        let (below, above) = (here.plus(widening, times: Self.reach), Lanes(all: law.thetaAtLiquidus).plus(widening, times: Self.reach) - here)
        widening = below.lower(above).whereNegative(Lanes(all: 0), else: widening)
        guard (Lanes(all: 0) - widening).isAnyNegative else { return nil }
        let linked = search.linked(cell)
        if linked != 0 {
            for number in 0..<Lanes.scalarCount where linked >> number & 1 != 0 { widening[number] = 0 }
            guard (Lanes(all: 0) - widening).isAnyNegative else { return nil }
        }
        return widening
    }

    /// So much of what blood brings to a cell, per square of its width, is added to the change of θ on the warm side: with the front at the cold edge
    /// the flux from there to the centre is greater than at the warm edge by three quarters of it, on the average.
    private static let bloodShare: Float = 0.75
    /// In widenings beyond either end of the range.
    private static let reach: Float = 6

    /// By how much θ changes across a cell towards its colder and its warmer side, the most of the three axes, W/m. For a slanting front that is right to
    /// first order: a plane at 45° crosses a share of the cell's volume that grows faster with its distance, by as much as the gradient is greater.
    @inline(__always)
    private func changes(_ ring: LayerRing, _ layer: Int, _ y: Int, _ column: Int, _ here: Lanes) -> (cold: Lanes, warm: Lanes) {
        let place = y * ring.pitch + column
        let theta = ring.theta(layer) + place
        let below = layer > 0 ? ring.theta(layer - 1) + place : theta
        let above = layer + 1 < layers ? ring.theta(layer + 1) + place : theta
        let width = Lanes(xWidths + column)
        let (across, up) = (yWidths[y] * yWidths[y], zWidths[layer] * zWidths[layer])
        var cold = Lanes(all: 0)
        var warm = Lanes(all: 0)
        func take(_ change: Lanes) {
            warm = warm.higher(change)
            cold = cold.higher(Lanes(all: 0) - change)
        }
        take((Lanes(theta - 1) - here) * Lanes(xMinus + column) * width * width)
        take((Lanes(theta + 1) - here) * Lanes(xPlus + column) * width * width)
        take((Lanes(theta - ring.pitch) - here) * Lanes(all: yMinus[y] * across))
        take((Lanes(theta + ring.pitch) - here) * Lanes(all: yPlus[y] * across))
        take((Lanes(below) - here) * Lanes(all: zMinus[layer] * up))
        take((Lanes(above) - here) * Lanes(all: zPlus[layer] * up))
        return (cold, warm)
    }

    @inline(__always)
    private func leastWidthSquared(_ layer: Int, _ y: Int, _ column: Int) -> Lanes {
        let least = Lanes(xWidths + column).lower(Lanes(all: min(yWidths[y], zWidths[layer])))
        return least * least
    }
}

extension FrontSearch {
    @inline(__always)
    func isNear(_ row: Int, _ column: Int) -> Bool {
        let bits = near[row]
        return (bits >> UInt64(column >> blockShift) | bits >> UInt64((column + Lanes.scalarCount - 1) >> blockShift)) & 1 != 0
    }

    /// Bits of eight cells from one on.
    @inline(__always)
    func linked(_ cell: Int) -> UInt32 {
        let byte = linked + cell >> 3
        return (UInt32(byte[0]) | UInt32(byte[1]) << 8) >> UInt32(cell & 7) & 0xff
    }
}

extension StageLaw {
    /// θ and what blood brings with the freezing range wider by so much at either end, W/m.
    @inline(__always)
    func widened(_ enthalpy: Lanes, by widening: Lanes) -> (theta: Lanes, blood: Lanes) {
        let (frozen, unfrozen) = (widening * Lanes(all: 1 / frozenDiffusivity), widening * Lanes(all: 1 / unfrozenDiffusivity))
        let melt = enthalpyAtReference - enthalpyAboveMelt
        let span = frozen + unfrozen + Lanes(all: melt)
        let full = enthalpy + Lanes(all: enthalpyAtReference) + frozen
        let aboveSolidus = full.positivePart
        let over = (full - span).positivePart
        let fraction = (aboveSolidus - over) / span
        let mushy = Lanes(all: mushyLinear).plus(fraction, times: mushyQuadratic)
        let theta = (fraction * mushy).plus(widening, times: fraction + fraction - Lanes(all: 1)).plus(over, times: unfrozenDiffusivity)
            .plus(full - aboveSolidus, times: frozenDiffusivity)
        let blood = fraction * Lanes(all: heat).plus(fraction, times: heatPerLatent * melt).plus(over.plus(unfrozen, times: fraction), times: heatPerUnfrozen)
        return (theta, blood)
    }
}
