import Synchronization

/// The fastest decay of a wave in the cells that probes touch, which the number of stages must follow.
///
/// Alone, cells and probe each have Gershgorin's bound, and their sum bounds both together. But the wave that cells let decay fastest changes its sign
/// from cell to cell, and a probe reads and gives through a Gaussian, which does not see such a wave: its transform at that wavelength is below 1e-3. A
/// probe draws a smooth wave down, and cells hardly hold that against it (a seventh of their fastest). So a probe that draws at most half as fast as cells
/// exchange adds nothing; tests hold that against the largest eigenvalue. A stronger one counts in full.
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
            let rate = sums.reduce(0) { max($0, Self.together(own[$1.key] ?? 0, probe: $1.value)) }
            known[acting] = rate
            return rate
        }
    }

    private static func together(_ cells: Double, probe: Double) -> Double { probe > cells / 2 ? cells + probe : cells }
}
