/// A probe at work on the fields: what it reads and what it draws.
///
/// Scratch memory only; one stepper's, and one stage's at a time.
final class ProbeExchange: @unchecked Sendable {
    private let stations: ScratchField<ProbeStation>
    private let patches: ScratchField<ProbeKernel.Patch>
    private let materials: ScratchField<Int32>
    private let perVolume: ScratchField<Lanes>
    private let entries: ScratchField<ProbeKernel.Entries>
    private let entryPatches: ScratchField<Int32>
    private let entryWeights: ScratchField<Lanes>
    private let celsius: ScratchField<Lanes>
    private let means: ScratchField<Float>
    private let shares: ScratchField<Float>
    private let stageLaws: ScratchField<StageLaw>
    /// Heat drawn, W/m³, by patch.
    private let drawn: UnsafeMutablePointer<Lanes>
    /// Metres of active length that a station stands for.
    private let stationLength: Double
    /// Heat drawn by the whole probe at this stage, W.
    private(set) var watts = 0.0

    /// `drawn` has room for the coupling's patches.
    init(coupling: ProbeCoupling, laws: [PhaseLaw], stageLaws: ScratchField<StageLaw>, drawn: UnsafeMutablePointer<Lanes>) {
        let touching = coupling.stations.filter { !$0.entries.isEmpty }
        let diameter = coupling.probe.model.diameterMM
        stations = ScratchField(touching.map {
            ProbeStation(law: laws[$0.material], logarithm: $0.logarithm, lengthShare: $0.lengthShare, diameterMM: diameter)
        })
        entries = ScratchField(touching.map { ProbeKernel.Entries(first: Int32($0.entries.lowerBound), count: Int32($0.entries.count)) })
        patches = ScratchField(coupling.patches.map { ProbeKernel.Patch(cell: Int32($0.cell), material: Int32($0.uniform ?? -1)) })
        materials = ScratchField(coupling.patches.flatMap { patch in
            (0..<Lanes.scalarCount).map { $0 < patch.materials.count ? Int32(patch.materials[$0]) : 0 }
        })
        perVolume = ScratchField(coupling.patches.map(\.perVolume))
        entryPatches = ScratchField(coupling.entryPatches)
        entryWeights = ScratchField(coupling.entryWeights)
        celsius = ScratchField(repeating: Lanes(all: 0), count: coupling.patches.count)
        means = ScratchField(repeating: 0, count: touching.count)
        shares = ScratchField(repeating: 0, count: touching.count)
        stationLength = coupling.stationLength
        self.stageLaws = stageLaws
        self.drawn = drawn
    }

    private var kernel: ProbeKernel {
        ProbeKernel(
            laws: stageLaws.constant, patches: patches.constant, patchCount: patches.count, materials: materials.constant,
            perVolume: perVolume.constant, stations: entries.constant, stationCount: entries.count, entryPatches: entryPatches.constant,
            entryWeights: entryWeights.constant, celsius: celsius.pointer)
    }

    /// Reads the cells, finds each station's exchange and works out what every cell gives.
    func draw(_ enthalpy: UnsafePointer<Float>, contact: ProbeDriveState.Contact) {
        watts = 0
        if case .none = contact {
            for number in 0..<patches.count { drawn[number] = Lanes(all: 0) }
            return
        }
        let kernel = kernel
        StageLoops.read(kernel, enthalpy, means: means.pointer)
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
        StageLoops.spread(kernel, shares.constant, drawn: drawn)
    }

    /// The coldest surface temperature along the active length, °C; NaN where the probe touches nothing.
    func coldestSurface(_ enthalpy: UnsafePointer<Float>, contact: ProbeDriveState.Contact) -> Double {
        StageLoops.read(kernel, enthalpy, means: means.pointer)
        let seen = (0..<stations.count).map { (station: stations.pointer[$0], mean: Double(means.pointer[$0])) }
        let wanted = seen.map { $0.station.exchange(mean: $0.mean, contact: contact) }
        let carried = contact.shareCarried(of: wanted.reduce(0) { $0 + $1.wattsPerMetre } * stationLength)
        if carried == 1 { return wanted.map(\.celsius).min() ?? .nan }
        return zip(seen, wanted).map { seen, exchange in
            seen.station.exchange(mean: seen.mean, contact: .sink(wattsPerMetre: exchange.wattsPerMetre * carried)).celsius
        }.min() ?? .nan
    }
}
