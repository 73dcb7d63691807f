/// What a probe's stations read from the cells around them, and give to them: weighted means over patches of eight cells.
///
///     mean(s) = Σ along(s, slice) Σ across(slice, cell) T(cell)            °C
///     drawn(cell) = Σ across(slice, cell) Σ along(s, slice) watts(s) / V   W/m³, positive out of the cell
///
/// A station's parts say which slices it is made of, a slice's entries which patches (`ProbeWeights`). Sums are kept lane by lane to the end.
struct ProbeKernel {
    /// The patches that a slice touches.
    struct Slice: BitwiseCopyable, Sendable {
        /// Into `entryPatches`, and how many.
        let first: Int32
        let count: Int32
        /// Into `entryWeights`.
        let weights: Int32
    }

    /// The slices that a station is made of.
    struct Parts: BitwiseCopyable, Sendable {
        let first: Int32
        let count: Int32
    }

    /// Of this probe's patches.
    let reader: PatchReader
    let patchCount: Int
    /// One over the cells' widths along x, 1/m; 0 beyond the row.
    let perWidth: UnsafePointer<Float>
    let slices: UnsafePointer<Slice>
    let sliceCount: Int
    let entryPatches: UnsafePointer<Int32>
    /// Of the patches' cells.
    let entryWeights: UnsafePointer<Lanes>
    let stations: UnsafePointer<Parts>
    let stationCount: Int
    /// By part of a station: the slice, and the weights of the cells of each of its patches.
    let partSlices: UnsafePointer<Int32>
    let partWeights: UnsafePointer<Lanes>
    /// Scratch: by slice.
    let sums: UnsafeMutablePointer<Lanes>

    /// The mean temperature that each station sees, °C. Without enthalpy, from what the last stage has read in the patches.
    func read(_ enthalpy: UnsafePointer<Float>?, means: UnsafeMutablePointer<Float>) {
        if let enthalpy { for number in 0..<patchCount { reader.read(number, enthalpy) } }
        for number in 0..<sliceCount { sums[number] = sum(slices[number]) }
        for number in 0..<stationCount {
            var mean = Lanes(all: 0)
            for part in parts(number) { mean = mean.plus(sums[Int(partSlices[part])], times: partWeights[part]) }
            means[number] = mean.total
        }
    }

    /// Four sums side by side: one alone would wait for itself.
    @inline(__always)
    private func sum(_ slice: Slice) -> Lanes {
        let celsius = reader.celsius
        let patches = entryPatches + Int(slice.first)
        let weights = entryWeights + Int(slice.weights)
        let count = Int(slice.count)
        var (first, second, third, fourth) = (Lanes(all: 0), Lanes(all: 0), Lanes(all: 0), Lanes(all: 0))
        var entry = 0
        while entry + 4 <= count {
            first = first.plus(celsius[Int(patches[entry])], times: weights[entry])
            second = second.plus(celsius[Int(patches[entry + 1])], times: weights[entry + 1])
            third = third.plus(celsius[Int(patches[entry + 2])], times: weights[entry + 2])
            fourth = fourth.plus(celsius[Int(patches[entry + 3])], times: weights[entry + 3])
            entry += 4
        }
        while entry < count {
            first = first.plus(celsius[Int(patches[entry])], times: weights[entry])
            entry += 1
        }
        return (first + second) + (third + fourth)
    }

    /// Spreads what each station draws, W, over the cells as W/m³.
    func spread(_ watts: UnsafePointer<Float>, drawn: UnsafeMutablePointer<Lanes>) {
        for number in 0..<sliceCount { sums[number] = Lanes(all: 0) }
        for number in 0..<stationCount {
            for part in parts(number) {
                let slice = Int(partSlices[part])
                sums[slice] = sums[slice].plus(partWeights[part], times: watts[number])
            }
        }
        for number in 0..<patchCount { drawn[number] = Lanes(all: 0) }
        for number in 0..<sliceCount {
            let (slice, given) = (slices[number], sums[number])
            for entry in 0..<Int(slice.count) {
                let patch = Int(entryPatches[Int(slice.first) + entry])
                drawn[patch] = drawn[patch].plus(entryWeights[Int(slice.weights) + entry], times: given)
            }
        }
        for number in 0..<patchCount {
            let patch = reader.patches[number]
            drawn[number] = drawn[number] * (Lanes(perWidth + Int(patch.column)) * Lanes(all: patch.perArea))
        }
    }

    @inline(__always)
    private func parts(_ station: Int) -> Range<Int> { Int(stations[station].first)..<Int(stations[station].first + stations[station].count) }
}
