/// A probe at work on the fields: what it reads and what it draws.
///
/// Scratch memory only; one stepper's, and one stage's at a time. What is needed only while it reads or draws is the thread's own, and stays in its cache.
final class ProbeExchange: @unchecked Sendable {
    private let loops: StageLoops
    private let stations: ScratchField<ProbeStation>
    private let tipWindows: [TipWindow]
    /// What the reader and `drawn` point into.
    private let patches: PatchLists
    private let reader: PatchReader
    private let patchCount: Int
    private let perWidth: ScratchField<Float>
    private let slices: ScratchField<ProbeKernel.Slice>
    private let entryPatches: ScratchField<Int32>
    private let entryWeights: ScratchField<Lanes>
    private let parts: ScratchField<ProbeKernel.Parts>
    private let partSlices: ScratchField<Int32>
    private let partWeights: ScratchField<Lanes>
    private let means: ScratchField<Float>
    private let shares: ScratchField<Float>
    /// Heat drawn, W/m³, by patch.
    private let drawn: UnsafeMutablePointer<Lanes>
    /// Metres of active length that a station stands for.
    private let stationLength: Double
    /// Heat drawn by the whole probe at this stage, W.
    private(set) var watts = 0.0

    /// The coupling's patches stand in the lists from `start` on.
    init(coupling: ProbeCoupling, laws: [PhaseLaw], fixed: FixedFields, patches: PatchLists, from start: Int, loops: StageLoops) {
        self.loops = loops
        let weights = coupling.weights
        let diameter = coupling.probe.model.diameterMM
        stations = ScratchField(coupling.stations.map {
            ProbeStation(law: laws[$0.material], logarithm: $0.logarithm, lengthShare: $0.lengthShare, diameterMM: diameter)
        })
        tipWindows = TipWindow.all(on: coupling.stations)
        slices = ScratchField(weights.slices.map {
            ProbeKernel.Slice(first: Int32($0.entries.lowerBound), count: Int32($0.entries.count), weights: Int32($0.weights))
        })
        entryPatches = ScratchField(weights.entryPatches)
        entryWeights = ScratchField(weights.entryWeights)
        parts = ScratchField(coupling.stations.map { ProbeKernel.Parts(first: Int32($0.parts.lowerBound), count: Int32($0.parts.count)) })
        partSlices = ScratchField(weights.partSlices)
        partWeights = ScratchField(weights.partWeights)
        self.patches = patches
        reader = patches.reader(from: start)
        drawn = patches.drawn.pointer + start
        patchCount = weights.patches.count
        means = ScratchField(repeating: 0, count: coupling.stations.count)
        shares = ScratchField(repeating: 0, count: coupling.stations.count)
        stationLength = coupling.stationLength
        perWidth = fixed.xPerWidth
    }

    /// Room for a slice each, in lanes, that a thread needs while it reads or draws.
    var scratchCount: Int { slices.count }

    private func kernel(_ scratch: UnsafeMutablePointer<Lanes>) -> ProbeKernel {
        ProbeKernel(
            reader: reader, patchCount: patchCount, perWidth: perWidth.constant, slices: slices.constant, sliceCount: slices.count,
            entryPatches: entryPatches.constant, entryWeights: entryWeights.constant, stations: parts.constant, stationCount: parts.count,
            partSlices: partSlices.constant, partWeights: partWeights.constant, sums: scratch)
    }

    /// Finds each station's exchange and works out what every cell gives. Without enthalpy, from what the last stage has read in the patches.
    func draw(_ enthalpy: UnsafePointer<Float>?, contact: ProbeDriveState.Contact, scratch: UnsafeMutablePointer<Lanes>) {
        watts = 0
        if case .none = contact {
            for number in 0..<patchCount { drawn[number] = Lanes(all: 0) }
            return
        }
        let kernel = kernel(scratch)
        loops.read(kernel, enthalpy, means: means.pointer)
        for number in 0..<stations.count {
            let share = stations.pointer[number].exchange(mean: Double(means.pointer[number]), contact: contact).wattsPerMetre * stationLength
            watts += share
            shares.pointer[number] = Float(share)
        }
        let carried = contact.shareCarried(of: watts)
        if carried < 1 {
            watts *= carried
            for number in 0..<shares.count { shares.pointer[number] *= Float(carried) }
        }
        loops.spread(kernel, shares.constant, drawn: drawn)
    }

    /// The coldest 5 mm of the active length's surface, °C; NaN where the probe touches nothing.
    ///
    /// A single place would be the edge of the active length, which while the probe warms is the colder the finer the cells.
    func coldestSurface(_ enthalpy: UnsafePointer<Float>, contact: ProbeDriveState.Contact, scratch: UnsafeMutablePointer<Lanes>) -> Double {
        loops.read(kernel(scratch), enthalpy, means: means.pointer)
        let surface = surfaceTemperatures(contact)
        return tipWindows.map { $0.mean(of: surface) }.min() ?? .nan
    }

    /// Of each station, °C.
    private func surfaceTemperatures(_ contact: ProbeDriveState.Contact) -> [Double] {
        let seen = (0..<stations.count).map { (station: stations.pointer[$0], mean: Double(means.pointer[$0])) }
        let wanted = seen.map { $0.station.exchange(mean: $0.mean, contact: contact) }
        let carried = contact.shareCarried(of: wanted.reduce(0) { $0 + $1.wattsPerMetre } * stationLength)
        if carried == 1 { return wanted.map(\.celsius) }
        return zip(seen, wanted).map { seen, exchange in
            seen.station.exchange(mean: seen.mean, contact: .sink(wattsPerMetre: exchange.wattsPerMetre / seen.station.lengthShare * carried)).celsius
        }
    }
}
