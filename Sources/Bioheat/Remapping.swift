import Geometry

/// Moves fields from one grid or anatomy to another: enthalpy by overlapping volumes where the material stays the same (so none is lost),
/// by temperature where it changes.
///
/// In an old cell a field is a plane through its mean, as steep as both neighbours of the same material allow: taken for the same all over the cell, ice of
/// 12 mm grew by 0.2 mm each time.
struct Remapping {
    private let source: Discretisation
    private let state: ThermalState
    private let sourceLaws: [StageLaw]
    private let target: Discretisation
    /// Of the source, in the list of cells.
    private let strides: SIMD3<Int>

    init(from source: Discretisation, _ state: ThermalState, laws sourceLaws: [StageLaw], to target: Discretisation) {
        self.source = source
        self.state = state
        self.sourceLaws = sourceLaws
        self.target = target
        strides = source.grid.strides
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

    /// What a new cell and an old one share along an axis.
    private struct Overlap {
        let cell: Int
        /// mm.
        let length: Double
        /// From the old cell's centre to the middle of what is shared, mm.
        let offset: Double
    }

    /// A piece that a new cell takes from an old one.
    private struct Piece {
        let place: SIMD3<Int>
        let offset: Point
        let volume: Double
    }

    private func value(of cell: Int, _ x: [Overlap], _ y: [Overlap], _ z: [Overlap]) -> (enthalpy: Float, coldest: Float) {
        let law = target.materials.laws[target.materials.material(ofCell: cell)]
        var same = 0.0, sameVolume = 0.0, celsius = 0.0, coldest = 0.0, volume = 0.0
        for depth in z {
            for height in y {
                for width in x {
                    let piece = Piece(
                        place: SIMD3(width.cell, height.cell, depth.cell), offset: Point(width.offset, height.offset, depth.offset),
                        volume: width.length * height.length * depth.length)
                    let old = source.grid.index(width.cell, height.cell, depth.cell)
                    let material = source.materials.material(ofCell: old)
                    volume += piece.volume
                    coldest += piece.volume * mean(of: piece) { Double(state.coldest[$0 + state.padding]) }
                    celsius += piece.volume * mean(of: piece, self.celsius)
                    if source.materials.laws[material] == law, source.materials.isActive[material] {
                        same += piece.volume * mean(of: piece) { Double(state.enthalpy[$0 + state.padding]) }
                        sameVolume += piece.volume
                    }
                }
            }
        }
        guard volume > 0 else { return (0, Float(target.patient.backgroundCelsius)) }
        let reference = law.enthalpy(temperature: target.patient.backgroundCelsius)
        let enthalpy = sameVolume > 0 ? same / sameVolume : law.enthalpy(temperature: celsius / volume) - reference
        // What is so cold now has been so cold.
        return (Float(enthalpy), Float(min(coldest / volume, law.temperature(enthalpy: enthalpy + reference))))
    }

    private func celsius(ofCell cell: Int) -> Double {
        let material = source.materials.material(ofCell: cell)
        return source.materials.heldCelsius[material] ?? Double(sourceLaws[material].celsius(state.enthalpy[cell + state.padding]))
    }

    /// Over a piece: the pieces of a cell have the cell's own mean together.
    private func mean(of piece: Piece, _ value: (_ cell: Int) -> Double) -> Double {
        let cell = source.grid.index(piece.place.x, piece.place.y, piece.place.z)
        let here = value(cell)
        return (0..<3).reduce(here) { sum, axis in
            piece.offset[axis] == 0 ? sum : sum + piece.offset[axis] * slope(along: axis, piece.place, cell, here, value)
        }
    }

    /// Per mm. No steeper than would carry the cell's edge half-way past a neighbour's mean; 0 on a hump, and before another material where nothing lies behind.
    private func slope(along axis: Int, _ place: SIMD3<Int>, _ cell: Int, _ here: Double, _ value: (_ cell: Int) -> Double) -> Double {
        let centres = source.grid.axis(axis).centres
        func rise(_ step: Int) -> Double? {
            let (next, number) = (cell + step * strides[axis], place[axis] + step)
            guard centres.indices.contains(number), source.materials.material(ofCell: next) == source.materials.material(ofCell: cell) else { return nil }
            return (value(next) - here) / (centres[number] - centres[place[axis]])
        }
        switch (rise(-1), rise(1)) {
        case (let before?, let behind?):
            guard before * behind > 0 else { return 0 }
            let steepest = 2 * min(abs(before), abs(behind))
            return min(abs(before + behind) / 2, steepest) * (before < 0 ? -1 : 1)
        case (let one?, nil), (nil, let one?): return one
        case (nil, nil): return 0
        }
    }

    /// For each new cell the old cells that it overlaps along one axis.
    private static func overlaps(from old: RectilinearGrid.Axis, to new: RectilinearGrid.Axis) -> [[Overlap]] {
        (0..<new.count).map { cell in
            let low = new.edges[cell]
            let high = new.edges[cell + 1]
            return (old.cell(holding: low)...old.cell(holding: high)).compactMap { number in
                let (start, end) = (max(low, old.edges[number]), min(high, old.edges[number + 1]))
                guard end - start > 1e-9 else { return nil }
                let offset = (start + end) / 2 - old.centres[number]
                return Overlap(cell: number, length: end - start, offset: abs(offset) < 1e-9 ? 0 : offset)
            }
        }
    }
}
