/// What a cell is of, as far as a line between cell centres must know: through gas, at a wall held at a temperature, and at the skin a field bends so sharply
/// that what lies beyond would tell nothing of what lies before.
public enum CellSide: UInt8, Sendable {
    case tissue
    /// Gas in the body: it is solved.
    case gas
    case held
    /// The air over the skin: it is not solved.
    case air
}

/// From where a field is looked at.
public enum Viewpoint: Hashable, Sendable {
    /// No matter what lies between.
    case everywhere
    /// From some tissue or other.
    case tissue
    /// From within what is held at a temperature.
    case held
    /// From within a material, by its number.
    case material(Int)

    /// Nothing where it is not from within one.
    var material: Int? {
        guard case .material(let number) = self else { return nil }
        return number
    }
}

/// The materials and sides of a grid's cells, worked out once.
public final class CellSides: Sendable {
    /// By cell.
    public let sides: [CellSide]
    /// By cell: 0 for the air over the skin, else 1. A surface lies between the values on either side of it, but for the skin.
    public let isBounding: [Float]
    /// By cell: whether the eight cells of which it is the lowest are not all of one material.
    public let isMixed: [Bool]
    private let fillingOfCell: [UInt16]
    private let materialOfFilling: [Int]

    /// - Parameter sideOfMaterial: by material.
    /// - Parameter fillingOfCell: by cell.
    public init(_ sideOfMaterial: [CellSide], materialOfFilling: [Int], fillingOfCell: [UInt16], on grid: RectilinearGrid) {
        let sideOfFilling = materialOfFilling.map { sideOfMaterial[$0] }
        sides = fillingOfCell.map { sideOfFilling[Int($0)] }
        isBounding = sides.map { $0 == .air ? 0 : 1 }
        isMixed = Self.mixed(fillingOfCell.map { UInt16(materialOfFilling[Int($0)]) }, grid)
        self.fillingOfCell = fillingOfCell
        self.materialOfFilling = materialOfFilling
    }

    private static func mixed(_ materials: [UInt16], _ grid: RectilinearGrid) -> [Bool] {
        var mixed = Array(repeating: false, count: materials.count)
        for stride in [grid.strides.x, grid.strides.y, grid.strides.z] where stride > 0 {
            for cell in 0..<max(mixed.count - stride, 0) where mixed[cell + stride] || materials[cell] != materials[cell + stride] { mixed[cell] = true }
        }
        return mixed
    }

    @inline(__always)
    public func material(ofCell cell: Int) -> Int { materialOfFilling[Int(fillingOfCell[cell])] }

    /// Whether there may be a surface before a cell, which tells more than the cell does.
    @inline(__always)
    func isBehindSurface(_ cell: Int, seenFrom viewpoint: Viewpoint) -> Bool {
        switch viewpoint {
        case .everywhere, .held: false
        case .tissue: sides[cell] != .tissue
        case .material(let number): material(ofCell: cell) != number
        }
    }

    /// Whether a cell's own value tells something there. A held wall's does of the tissue before it; nothing does of what is held.
    @inline(__always)
    public func tells(_ cell: Int, seenFrom viewpoint: Viewpoint) -> Bool {
        switch viewpoint {
        case .everywhere: true
        case .tissue: sides[cell] == .tissue || sides[cell] == .held
        case .held: sides[cell] == .held
        case .material(let number): material(ofCell: cell) == number
        }
    }

    /// What a field is not less than in the neighbourhood of eight cells (`CellNeighbourhood`), times a sign: told from the cells alone, for less than the neighbourhood costs.
    ///
    /// - Parameter values: the field's.
    /// - Parameter base: the lowest of the cells, and `strides` the grid's.
    /// - Parameter reach: of the field's surfaces; nothing where it has none.
    public func promise(
        of values: UnsafeBufferPointer<Float>, _ base: Int, strides: SIMD3<Int>, seenFrom viewpoint: Viewpoint, _ reach: FieldSurface.Reach?, times sign: Float
    ) -> Float {
        let cells = RectilinearGrid.cells(from: base, strides: strides)
        var before = Float.infinity
        for corner in 0..<8 where tells(cells[corner], seenFrom: viewpoint) { before = min(before, sign * values[cells[corner]]) }
        guard let reach, before < .infinity else { return before }
        var least = reach.least(underAir: before, times: sign)
        for corner in 0..<8 {
            let (cell, value) = (cells[corner], sign * values[cells[corner]])
            guard value < least, sides[cell] != .air, !tells(cell, seenFrom: viewpoint) else { continue }
            least = min(least, reach.least(before: before, of: viewpoint.material, behind: value, of: material(ofCell: cell), times: sign))
        }
        return least
    }
}
