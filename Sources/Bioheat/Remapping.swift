import Geometry

/// Moves fields from one grid or anatomy to another: enthalpy by overlapping volumes where the material stays the same (so none is lost),
/// by temperature where it changes.
struct Remapping {
    private let source: Discretisation
    private let state: ThermalState
    private let sourceLaws: [StageLaw]
    private let target: Discretisation

    init(from source: Discretisation, _ state: ThermalState, laws sourceLaws: [StageLaw], to target: Discretisation) {
        self.source = source
        self.state = state
        self.sourceLaws = sourceLaws
        self.target = target
    }

    func state(padding: Int) -> ThermalState {
        let grid = target.grid
        var result = ThermalState(grid: grid, padding: padding, celsius: Float(target.patient.backgroundCelsius))
        let overlaps = (0..<3).map { Self.overlaps(from: source.grid.axis($0), to: grid.axis($0)) }
        for k in 0..<grid.z.count {
            for j in 0..<grid.y.count {
                for i in 0..<grid.x.count {
                    let cell = grid.index(i, j, k)
                    let (enthalpy, coldest) = value(of: cell, overlaps[0][i], overlaps[1][j], overlaps[2][k])
                    result.enthalpy[cell + padding] = enthalpy
                    result.coldest[cell + padding] = coldest
                }
            }
        }
        return result
    }

    private typealias Overlap = (cell: Int, length: Double)

    private func value(of cell: Int, _ x: [Overlap], _ y: [Overlap], _ z: [Overlap]) -> (enthalpy: Float, coldest: Float) {
        let law = target.materials.laws[target.materials.material(ofCell: cell)]
        var same = 0.0, sameVolume = 0.0, celsius = 0.0, coldest = 0.0, volume = 0.0
        for (k, depth) in z {
            for (j, height) in y {
                for (i, width) in x {
                    let old = source.grid.index(i, j, k)
                    let share = width * height * depth
                    let material = source.materials.material(ofCell: old)
                    let enthalpy = state.enthalpy[old + state.padding]
                    volume += share
                    coldest += share * Double(state.coldest[old + state.padding])
                    celsius += share * Double(source.materials.heldCelsius[material].map(Float.init) ?? sourceLaws[material].celsius(enthalpy))
                    if source.materials.laws[material] == law, source.materials.isActive[material] {
                        same += share * Double(enthalpy)
                        sameVolume += share
                    }
                }
            }
        }
        guard volume > 0 else { return (0, Float(target.patient.backgroundCelsius)) }
        if sameVolume > 0 { return (Float(same / sameVolume), Float(coldest / volume)) }
        let reference = law.enthalpy(temperature: target.patient.backgroundCelsius)
        return (Float(law.enthalpy(temperature: celsius / volume) - reference), Float(coldest / volume))
    }

    /// For each new cell the old cells that it overlaps along one axis, with the lengths.
    private static func overlaps(from old: RectilinearGrid.Axis, to new: RectilinearGrid.Axis) -> [[Overlap]] {
        (0..<new.count).map { cell in
            let low = new.edges[cell]
            let high = new.edges[cell + 1]
            return (old.cell(holding: low)...old.cell(holding: high)).compactMap { number in
                let length = min(high, old.edges[number + 1]) - max(low, old.edges[number])
                return length > 1e-9 ? (number, length) : nil
            }
        }
    }
}
