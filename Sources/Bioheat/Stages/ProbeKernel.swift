/// What a probe's stations read from the cells around them, and give to them: weighted means over patches of eight cells.
struct ProbeKernel {
    /// Eight cells of a row (fewer at its end).
    struct Patch: BitwiseCopyable, Sendable {
        let cell: Int32
        /// Of all its cells; -1 where they differ.
        let material: Int32
    }

    /// A station's entries, one a patch that it touches.
    struct Entries: BitwiseCopyable, Sendable {
        let first: Int32
        let count: Int32
    }

    let laws: UnsafePointer<StageLaw>
    let patches: UnsafePointer<Patch>
    let patchCount: Int
    /// Eight a patch; 0 where there is no cell.
    let materials: UnsafePointer<Int32>
    /// Eight a patch: one over the cells' volumes, 1/m³; 0 where nothing is drawn.
    let perVolume: UnsafePointer<Lanes>
    let stations: UnsafePointer<Entries>
    let stationCount: Int
    /// By entry: the patch, and the weights of its cells; a station's sum to 1.
    let entryPatches: UnsafePointer<Int32>
    let entryWeights: UnsafePointer<Lanes>
    /// By patch, °C.
    let celsius: UnsafeMutablePointer<Lanes>

    /// The mean temperature that each station sees, °C.
    func read(_ enthalpy: UnsafePointer<Float>, means: UnsafeMutablePointer<Float>) {
        for number in 0..<patchCount { celsius[number] = temperature(number, Lanes(enthalpy + Int(patches[number].cell))) }
        for number in 0..<stationCount { means[number] = mean(entries(number)) }
    }

    /// Four sums side by side: one alone would wait for itself.
    @inline(__always)
    private func mean(_ entries: Range<Int>) -> Float {
        var (first, second, third, fourth) = (Lanes(all: 0), Lanes(all: 0), Lanes(all: 0), Lanes(all: 0))
        var entry = entries.lowerBound
        while entry + 4 <= entries.upperBound {
            first = added(entry, to: first)
            second = added(entry + 1, to: second)
            third = added(entry + 2, to: third)
            fourth = added(entry + 3, to: fourth)
            entry += 4
        }
        while entry < entries.upperBound {
            first = added(entry, to: first)
            entry += 1
        }
        return ((first + second) + (third + fourth)).total
    }

    @inline(__always)
    private func added(_ entry: Int, to sum: Lanes) -> Lanes { sum.plus(celsius[Int(entryPatches[entry])], times: entryWeights[entry]) }

    /// Spreads what each station draws, W, over the cells as W/m³.
    func spread(_ watts: UnsafePointer<Float>, drawn: UnsafeMutablePointer<Lanes>) {
        for number in 0..<patchCount { drawn[number] = Lanes(all: 0) }
        for number in 0..<stationCount {
            for entry in entries(number) {
                let patch = Int(entryPatches[entry])
                drawn[patch] = drawn[patch].plus(entryWeights[entry], times: watts[number])
            }
        }
        for number in 0..<patchCount { drawn[number] = drawn[number] * perVolume[number] }
    }

    @inline(__always)
    private func entries(_ station: Int) -> Range<Int> {
        Int(stations[station].first)..<Int(stations[station].first + stations[station].count)
    }

    @inline(__always)
    private func temperature(_ patch: Int, _ enthalpy: Lanes) -> Lanes {
        let material = Int(patches[patch].material)
        if material >= 0 { return laws[material].celsius(laws[material].parts(enthalpy)) }
        var celsius = Lanes(all: 0)
        for lane in 0..<Lanes.scalarCount {
            celsius[lane] = laws[Int(materials[patch * Lanes.scalarCount + lane])].celsius(enthalpy[lane])
        }
        return celsius
    }
}
