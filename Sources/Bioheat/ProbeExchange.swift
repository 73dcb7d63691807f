/// A probe at work on the fields: what it reads and what it draws.
///
/// Scratch memory only; one stepper's, and one stage's at a time.
final class ProbeExchange: @unchecked Sendable {
    let coupling: ProbeCoupling
    private let laws: [PhaseLaw]
    private let stageLaws: [StageLaw]
    private let celsius: ScratchField<Lanes>
    /// Heat drawn, W/m³, by patch.
    private let drawn: UnsafeMutablePointer<Lanes>
    /// Heat drawn by the whole probe at this stage, W.
    private(set) var watts = 0.0

    /// `drawn` has room for the coupling's patches.
    init(coupling: ProbeCoupling, laws: [PhaseLaw], stageLaws: [StageLaw], drawn: UnsafeMutablePointer<Lanes>) {
        self.coupling = coupling
        self.laws = laws
        self.stageLaws = stageLaws
        self.drawn = drawn
        celsius = ScratchField(repeating: Lanes(all: 0), count: coupling.patches.count)
    }

    /// Reads the cells, finds each station's exchange and works out what every cell gives.
    func draw(_ enthalpy: UnsafePointer<Float>, contact: ProbeDriveState.Contact) {
        watts = 0
        for number in coupling.patches.indices { drawn[number] = Lanes(all: 0) }
        if case .none = contact { return }
        read(enthalpy)
        for station in coupling.stations where !station.entries.isEmpty {
            let (perMetre, _) = coupling.exchange(station, mean: mean(station), contact: contact, laws: laws)
            let share = perMetre * coupling.stationLength
            watts += share
            for entry in station.entries {
                let patch = Int(coupling.entryPatches[entry])
                drawn[patch] = drawn[patch].plus(coupling.entryWeights[entry], times: Float(share))
            }
        }
        let carried = contact.shareCarried(of: watts)
        watts *= carried
        let share = Lanes(all: Float(carried))
        for number in coupling.patches.indices { drawn[number] = drawn[number] * (coupling.patches[number].perVolume * share) }
    }

    /// The coldest surface temperature along the active length, °C; NaN where the probe touches nothing.
    func coldestSurface(_ enthalpy: UnsafePointer<Float>, contact: ProbeDriveState.Contact) -> Double {
        read(enthalpy)
        let stations = coupling.stations.filter { !$0.entries.isEmpty }
        let wanted = stations.map { coupling.exchange($0, mean: mean($0), contact: contact, laws: laws) }
        let carried = contact.shareCarried(of: wanted.reduce(0) { $0 + $1.wattsPerMetre } * coupling.stationLength)
        if carried == 1 { return wanted.map(\.celsius).min() ?? .nan }
        return zip(stations, wanted).map { station, exchange in
            let sink = ProbeDriveState.Contact.sink(wattsPerMetre: exchange.wattsPerMetre * carried)
            return coupling.exchange(station, mean: mean(station), contact: sink, laws: laws).celsius
        }.min() ?? .nan
    }

    private func read(_ enthalpy: UnsafePointer<Float>) {
        for (number, patch) in coupling.patches.enumerated() {
            let block = Lanes(enthalpy + patch.cell)
            if let material = patch.uniform {
                let law = stageLaws[material]
                celsius.pointer[number] = law.celsius(law.parts(block))
            } else {
                for (lane, material) in patch.materials.enumerated() {
                    celsius.pointer[number][lane] = stageLaws[material].celsius(block[lane])
                }
            }
        }
    }

    private func mean(_ station: ProbeCoupling.Station) -> Double {
        var sum = Lanes(all: 0)
        for entry in station.entries {
            sum = sum.plus(celsius.pointer[Int(coupling.entryPatches[entry])], times: coupling.entryWeights[entry])
        }
        return Double(sum.total)
    }
}
