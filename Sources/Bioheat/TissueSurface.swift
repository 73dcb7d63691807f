import Geometry

/// The cells of gas and of held regions that tissue ends at, and the faces through which it does.
///
/// A level (`BioheatModel.level`) is drawn between cell centres. Behind the tissue's surface it goes on so that the zone ends where it should: gas holds
/// no ice, and where ice reaches its surface, the zone ends there and not between the centres on either side. At a held wall the level is the
/// wall's at the surface, not at the centre of the cell behind it.
struct TissueSurface: Sendable {
    /// From tissue to a cell behind.
    private struct Face {
        let inner: Int32
        /// The tissue's next cell on the other side, or -1.
        let behind: Int32
        /// Where the surface lies, as a part of the way from centre to centre.
        let depth: Float
        /// That way, as a part of the one from the cell behind to the inner one.
        let stride: Float
    }

    /// A cell behind the surface.
    private struct Outer {
        let cell: Int32
        let held: Float?
        let faces: Range<Int>
        /// Into `neighbours`: gas about it that is behind the surface too.
        let neighbours: Range<Int>
    }

    private let faces: [Face]
    private let outers: [Outer]
    private let neighbours: [Int32]

    /// Of a domain with other cells than tissue.
    init(links: [Link], sides: [CellSide], materials: MaterialMap, grid: RectilinearGrid) {
        var byOuter: [Int32: [Face]] = [:]
        for link in links where !link.isWall && (sides[Int(link.first)] == .tissue) != (sides[Int(link.second)] == .tissue) {
            let isFirst = sides[Int(link.first)] == .tissue
            let (inner, outer) = isFirst ? (link.first, link.second) : (link.second, link.first)
            let depth = link.distance * link.plainFirst / link.perWidthFirst
            byOuter[outer, default: []].append(Self.face(inner, outer, depth: isFirst ? depth : 1 - depth, materials, grid))
        }
        let cells = byOuter.keys.sorted()
        let numbers = Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($1, Int32($0)) })
        var (faces, neighbours): ([Face], [Int32]) = ([], [])
        outers = cells.map { cell in
            let (firstFace, firstNeighbour) = (faces.count, neighbours.count)
            faces += byOuter[cell] ?? []
            if sides[Int(cell)] != .held { neighbours += grid.cellsAround(Int(cell)).compactMap { sides[$0] == .gas || sides[$0] == .air ? numbers[Int32($0)] : nil } }
            let held = materials.heldCelsius[materials.material(ofCell: Int(cell))].map { Float($0) }
            return Outer(cell: cell, held: held, faces: firstFace..<faces.count, neighbours: firstNeighbour..<neighbours.count)
        }
        (self.faces, self.neighbours) = (faces, neighbours)
    }

    private static func face(_ inner: Int32, _ outer: Int32, depth: Float, _ materials: MaterialMap, _ grid: RectilinearGrid) -> Face {
        let (place, next) = (grid.cell(atIndex: Int(inner)), grid.cell(atIndex: Int(outer)))
        let number = (0..<3).first { place[$0] != next[$0] } ?? 0
        let axis = grid.axis(number)
        var before = place
        before[number] += place[number] - next[number]
        guard (0..<axis.count).contains(before[number]) else { return Face(inner: inner, behind: -1, depth: depth, stride: 1) }
        let behind = grid.index(before.x, before.y, before.z)
        let isAlike = materials.material(ofCell: behind) == materials.material(ofCell: Int(inner))
        let stride = (axis.centres[next[number]] - axis.centres[place[number]]) / (axis.centres[place[number]] - axis.centres[before[number]])
        return Face(inner: inner, behind: isAlike ? Int32(behind) : -1, depth: depth, stride: Float(stride))
    }

    /// Makes the level (W/m, 0 at a temperature in °C) go on behind the surface.
    func extend(_ level: inout [Float], celsius: Double, materials: MaterialMap) {
        let values = outers.map { mean(behind: $0, level, celsius, materials) }
        for (number, outer) in outers.enumerated() {
            // Between cells that lie aslant of each other the zone must not bulge through the surface.
            level[Int(outer.cell)] = outer.neighbours.reduce(values[number]) { max($0, values[Int(neighbours[$1])]) }
        }
    }

    private func mean(behind outer: Outer, _ level: [Float], _ celsius: Double, _ materials: MaterialMap) -> Float {
        outer.faces.reduce(0) { $0 + value(behind: faces[$1], outer, level, celsius, materials) } / Float(outer.faces.count)
    }

    private func value(behind face: Face, _ outer: Outer, _ level: [Float], _ celsius: Double, _ materials: MaterialMap) -> Float {
        let inner = level[Int(face.inner)]
        if let held = outer.held {
            let law = materials.laws[materials.material(ofCell: Int(face.inner))]
            return inner + (Float(law.theta(temperature: Double(held)) - law.theta(temperature: celsius)) - inner) / face.depth
        }
        guard inner < 0 else { return max(inner, 1) }
        let rise = face.behind < 0 ? 0 : (inner - level[Int(face.behind)]) * face.stride
        // A front that ends before the surface goes on as it runs towards it.
        return max(-inner * (1 - face.depth) / face.depth, inner + rise)
    }
}

extension RectilinearGrid {
    /// The cells that share a corner with one.
    fileprivate func cellsAround(_ cell: Int) -> [Int] {
        let place = self.cell(atIndex: cell)
        func around(_ number: Int) -> ClosedRange<Int> { max(place[number] - 1, 0)...min(place[number] + 1, axis(number).count - 1) }
        return around(2).flatMap { k in around(1).flatMap { j in around(0).map { index($0, j, k) } } }.filter { $0 != cell }
    }
}
