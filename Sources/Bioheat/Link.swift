import Geometry

/// A face where the plain stencil, which takes both cells for one material, would be wrong: between materials, to a held vessel, to room
/// air at the skin, or at a wall of the domain.
///
/// The surface lies between the two centres where the shapes say, not half-way. Flux is counted in W/m², positive into `first`. Between two
/// tissues the surface temperature is the one at which both sides carry the same flux, so a planar interface is exact in steady state.
struct Link: Sendable {
    enum Beyond: Sendable {
        /// The other tissue, at a distance (m) behind the surface.
        case tissue(material: Int32, distance: Float)
        /// A surface held at a temperature, °C.
        case held(celsius: Float)
        /// Room air; its temperature and coefficient are the model's, since the skin can be warmed. The coefficient is scaled by this
        /// factor, so that a slanting plane's staircase of faces has the plane's own area.
        case air(areaFactor: Float)
    }

    let first: Int32
    /// The cell on the other side, or -1 at a wall of the domain.
    let second: Int32
    let material: Int32
    let beyond: Beyond
    /// From the first centre to the surface, m.
    let distance: Float
    /// What the plain stencil used on the θ difference, for each side, 1/m²; taken back.
    let plainFirst: Float
    let plainSecond: Float
    /// One over the cell's width across the face, 1/m: turns a flux into W/m³.
    let perWidthFirst: Float
    let perWidthSecond: Float
    /// m².
    let area: Float

    /// The nearest that a surface may come to a centre, as a part of the centre distance: nearer would only cost time steps.
    private static let nearest = 0.15

    /// At a wall of the domain.
    var isWall: Bool { second < 0 }

    static func all(patient: Patient, grid: RectilinearGrid, materials: MaterialMap) -> [Link] {
        let across = Crew.values(3, threads: 2) { faces(across: $0, patient: patient, grid: grid, materials: materials) }
        var links: [Link] = []
        for axis in 0..<3 {
            links += across[axis]
            // Walls chosen here stand so far off that no flux crosses them; a user's own are held unless they are insulated.
            if let domain = patient.domain, !domain.isInsulated {
                links += walls(across: axis, celsius: patient.backgroundCelsius, grid: grid, materials: materials)
            }
        }
        return links
    }

    /// Faces between unlike neighbours along one axis.
    private static func faces(across axis: Int, patient: Patient, grid: RectilinearGrid, materials: MaterialMap) -> [Link] {
        let stride = axis == 0 ? 1 : axis == 1 ? grid.x.count : grid.x.count * grid.y.count
        var last = grid.shape
        last[axis] -= 1
        var links: [Link] = []
        for k in 0..<last.z {
            for j in 0..<last.y {
                for i in 0..<last.x {
                    let cell = grid.index(i, j, k)
                    let (near, far) = (materials.owner[cell], materials.owner[cell + stride])
                    guard near != far, materials.fillings[Int(near)].material != materials.fillings[Int(far)].material else { continue }
                    let place = SIMD3(i, j, k)
                    if let link = face(at: place, axis: axis, cell, cell + stride, patient: patient, grid: grid, materials: materials) {
                        links.append(link)
                    }
                }
            }
        }
        return links
    }

    private static func face(
        at place: SIMD3<Int>, axis: Int, _ low: Int, _ high: Int, patient: Patient, grid: RectilinearGrid, materials: MaterialMap
    ) -> Link? {
        let lowMaterial = materials.material(ofCell: low)
        let highMaterial = materials.material(ofCell: high)
        guard materials.isActive[lowMaterial] || materials.isActive[highMaterial] else { return nil }
        var next = place
        next[axis] += 1
        let lowCentre = grid.centre(place.x, place.y, place.z)
        let highCentre = grid.centre(next.x, next.y, next.z)
        let fraction = min(max(surface(between: low, lowCentre, and: high, highCentre, materials), nearest), 1 - nearest)
        let gap = (highCentre[axis] - lowCentre[axis]) / 1000
        let widths = grid.axis(axis).widths
        let (lowWidth, highWidth) = (widths[place[axis]] / 1000, widths[next[axis]] / 1000)
        let across = (0..<3).filter { $0 != axis }.map { grid.axis($0).widths[place[$0]] / 1000 }
        // The first cell is an active one.
        let isLowFirst = materials.isActive[lowMaterial]
        let first = isLowFirst ? low : high
        let second = isLowFirst ? high : low
        let (firstWidth, secondWidth) = isLowFirst ? (lowWidth, highWidth) : (highWidth, lowWidth)
        let (distance, rest) = isLowFirst ? (fraction * gap, (1 - fraction) * gap) : ((1 - fraction) * gap, fraction * gap)
        let other = materials.material(ofCell: second)
        let beyond: Beyond
        if materials.isActive[other] {
            beyond = .tissue(material: Int32(other), distance: Float(rest))
        } else if let celsius = materials.heldCelsius[other] {
            beyond = .held(celsius: Float(celsius))
        } else {
            let normal = patient.skin?.normal ?? Point(0, 0, 1)
            beyond = .air(areaFactor: Float(1 / (abs(normal.x) + abs(normal.y) + abs(normal.z))))
        }
        return Link(
            first: Int32(first), second: Int32(second), material: Int32(materials.material(ofCell: first)), beyond: beyond, distance: Float(distance),
            plainFirst: Float(1 / (firstWidth * gap)), plainSecond: Float(1 / (secondWidth * gap)), perWidthFirst: Float(1 / firstWidth),
            perWidthSecond: materials.isActive[other] ? Float(1 / secondWidth) : 0, area: Float(across[0] * across[1]))
    }

    /// Where the surface lies between two centres, as a part of the way.
    ///
    /// Of two regions the later one wins, and its edge is the surface. Where the other one ends before that, something else lies between them, thinner than a
    /// cell: the surface is then what changes most there, the edge of what is held or of the air; between two tissues it is half-way.
    private static func surface(between low: Int, _ lowCentre: Point, and high: Int, _ highCentre: Point, _ materials: MaterialMap) -> Double {
        func edge(of cell: Int) -> Double? { materials.fillings[Int(materials.owner[cell])].shape?.crossing(from: lowCentre, to: highCentre) }
        guard let lowEdge = edge(of: low) else { return edge(of: high) ?? 0.5 }
        guard let highEdge = edge(of: high) else { return lowEdge }
        guard lowEdge < highEdge else { return materials.owner[low] > materials.owner[high] ? lowEdge : highEdge }
        func isStill(_ cell: Int) -> Bool { !materials.isActive[materials.material(ofCell: cell)] }
        if isStill(low) != isStill(high) { return isStill(low) ? lowEdge : highEdge }
        return (lowEdge + highEdge) / 2
    }

    /// The two walls across an axis, held at the background's temperature.
    private static func walls(across axis: Int, celsius: Double, grid: RectilinearGrid, materials: MaterialMap) -> [Link] {
        var links: [Link] = []
        let widths = grid.axis(axis).widths
        for end in [0, widths.count - 1] {
            var shape = grid.shape
            shape[axis] = 1
            for k in 0..<shape.z {
                for j in 0..<shape.y {
                    for i in 0..<shape.x {
                        var place = SIMD3(i, j, k)
                        place[axis] = end
                        let cell = grid.index(place.x, place.y, place.z)
                        let material = materials.material(ofCell: cell)
                        guard materials.isActive[material] else { continue }
                        let across = (0..<3).filter { $0 != axis }.map { grid.axis($0).widths[place[$0]] / 1000 }
                        let width = widths[end] / 1000
                        links.append(
                            Link(
                                first: Int32(cell), second: -1, material: Int32(material), beyond: .held(celsius: Float(celsius)),
                                distance: Float(width / 2), plainFirst: 0, plainSecond: 0, perWidthFirst: Float(1 / width), perWidthSecond: 0,
                                area: Float(across[0] * across[1])))
                    }
                }
            }
        }
        return links
    }

    /// What the face adds to the decay rates of its two cells over the plain stencil's share, 1/s: at most, or while the cell itself is not
    /// frozen.
    func rates(_ materials: MaterialMap, isFrozen: Bool) -> (first: Double, second: Double) {
        let law = materials.laws[Int(material)]
        let (conductivity, capacity) = law.exchange(isFrozen: isFrozen)
        let distance = Double(distance)
        let plain = conductivity / capacity * Double(plainFirst)
        switch beyond {
        case .tissue(let other, let rest):
            let (otherLaw, rest) = (materials.laws[Int(other)], Double(rest))
            let (otherConductivity, otherCapacity) = otherLaw.exchange(isFrozen: isFrozen)
            let first = 1 / (distance / conductivity + rest / otherLaw.exchange(isFrozen: true).conductivity)
            let second = 1 / (distance / law.exchange(isFrozen: true).conductivity + rest / otherConductivity)
            return (
                first * Double(perWidthFirst) / capacity - plain,
                second * Double(perWidthSecond) / otherCapacity - otherConductivity / otherCapacity * Double(plainSecond)
            )
        case .held, .air:
            return (conductivity / distance * Double(perWidthFirst) / capacity - plain, 0)
        }
    }
}

extension PhaseLaw {
    /// What a cell's exchange goes by: unfrozen, or at its stiffest.
    fileprivate func exchange(isFrozen: Bool) -> (conductivity: Double, capacity: Double) {
        isFrozen ? (max(frozenConductivity, unfrozenConductivity), smallestCapacity) : (unfrozenConductivity, unfrozenCapacity)
    }
}

/// Room air or a warm bag at the skin.
struct SkinContact: Hashable, Sendable {
    var celsius: Double
    var coefficientWPerM2K: Double

    /// Room air at 22 °C with 10 W/m²/K (language reference).
    static let roomAir = SkinContact(celsius: 22, coefficientWPerM2K: 10)

    /// A warm sterile bag (C4.1.5): water in a film against the skin. 100 W/m²/K is an estimate.
    static func warmBag(celsius: Double) -> SkinContact { SkinContact(celsius: celsius, coefficientWPerM2K: 100) }
}
