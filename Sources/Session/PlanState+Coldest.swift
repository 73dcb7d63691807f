import Bioheat
import Outcome
import Uncertainty

extension PlanState {
    /// By region, °C, since the start: before the anatomy or the grid becomes another.
    func coldestOfRegions(in model: BioheatModel) -> [String: Double] {
        let (grid, coldest) = (model.grid, model.coldest)
        var celsius: [String: Double] = [:]
        for name in (patient?.regions.map(\.name) ?? []) + ["skin"] {
            guard let shape = patient?.shape(named: name) else { continue }
            celsius[name] = RegionSamples(shape: shape, grid: grid).coldest(in: coldest)
        }
        return celsius
    }
}

extension TreatmentHistory.Event {
    /// Whether what cells are of, or where they are, may be another behind it.
    var changesCells: Bool {
        switch self {
        case .place, .insulate, .describe: true
        case .withdraw, .warmSkin, .pass: false
        }
    }
}
