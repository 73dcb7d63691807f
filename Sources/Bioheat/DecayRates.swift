import Synchronization

/// Bounds on the fastest decay of a wave in the cells that probes touch (Gershgorin), which the number of stages must follow.
final class DecayRates: Sendable {
    /// By probe: what it adds to its cells, beside what they have without it.
    private let byProbe: [[Int: Double]]
    private let own: [Int: Double]
    private let known = Mutex<[[Bool]: Double]>([:])

    init(_ discretisation: Discretisation, couplings: [ProbeCoupling]) {
        let byProbe = couplings.map { $0.stiffness(laws: discretisation.materials.laws) }
        self.byProbe = byProbe
        var own: [Int: Double] = [:]
        for cell in byProbe.flatMap(\.keys) { own[cell] = discretisation.rate(ofCell: cell) }
        self.own = own
    }

    /// 1/s, with these probes in contact; 0 with none.
    func fastest(with contacts: [ProbeDriveState.Contact]) -> Double {
        let acting = contacts.map(\.followsTemperature)
        return known.withLock { known in
            if let rate = known[acting] { return rate }
            var sums: [Int: Double] = [:]
            for (rates, acts) in zip(byProbe, acting) where acts {
                for (cell, rate) in rates { sums[cell, default: 0] += rate }
            }
            let rate = sums.reduce(0) { max($0, (own[$1.key] ?? 0) + $1.value) }
            known[acting] = rate
            return rate
        }
    }
}
