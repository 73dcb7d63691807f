import Geometry
import Synchronization

/// What temperatures come to at the surfaces between materials: the temperature at which both sides carry the same flux, a held wall's own, and the skin's
/// under the air, as in the solver's links (`FaceKernel`).
///
/// From the last centre of a material θ runs straight to the surface; behind it the line goes on, so that an interpolation ends where it should
/// (`FieldSurface`).
final class MaterialSurfaces: Sendable {
    /// A link as one of its sides sees it.
    private struct Face {
        let inner: Int32
        /// Of the inner cell.
        let material: Int32
        let beyond: Link.Beyond
        /// From the inner centre to the surface, m.
        let distance: Double
        /// The same as a part of the way to the centre behind it.
        let depth: Double
    }

    /// Faces by the cell behind them.
    private struct Table {
        private let starts: [Int32]
        let faces: [Face]
        let reach: Reach

        init(_ links: [Link], _ materials: MaterialMap) {
            reach = Reach(links, materials)
            let cellCount = materials.owner.count
            let found = links.flatMap(MaterialSurfaces.faces)
            var starts = [Int32](repeating: 0, count: cellCount + 1)
            for (outer, _) in found { starts[Int(outer) + 1] += 1 }
            for cell in 0..<cellCount { starts[cell + 1] += starts[cell] }
            self.starts = starts
            var order = [Int](repeating: 0, count: found.count)
            var next = starts
            for (number, (outer, _)) in found.enumerated() {
                order[Int(next[Int(outer)])] = number
                next[Int(outer)] += 1
            }
            faces = order.map { found[$0].face }
        }

        func places(behind cell: Int) -> Range<Int> { Int(starts[cell])..<Int(starts[cell + 1]) }
    }

    /// As both sides of a link see it, by the cell behind.
    private static func faces(of link: Link) -> [(outer: Int32, face: Face)] {
        let near = Double(link.distance)
        guard case .tissue(let other, let distance) = link.beyond else {
            let depth = Double(link.distance * link.plainFirst / link.perWidthFirst)
            return [(link.second, Face(inner: link.first, material: link.material, beyond: link.beyond, distance: near, depth: depth))]
        }
        let far = Double(distance)
        let back = Link.Beyond.tissue(material: link.material, distance: link.distance)
        return [
            (link.second, Face(inner: link.first, material: link.material, beyond: link.beyond, distance: near, depth: near / (near + far))),
            (link.first, Face(inner: link.second, material: other, beyond: back, distance: far, depth: far / (near + far))),
        ]
    }

    /// How near a surface can come to what lies behind it: the nearer the worse the tissue before it conducts.
    private struct Reach {
        /// By the material before a surface and that behind it: whatever freezes.
        private let inBody: [Float]
        /// The same where nothing does.
        private let unfrozen: [Float]
        private let materialCount: Int
        private let liquidus: Float
        /// Of the faces to room air, m²K/W: the tissue's own between the last centre and the surface.
        private let airResistance: Float

        init(_ links: [Link], _ materials: MaterialMap) {
            let laws = materials.laws
            let least = laws.map { Float(min($0.unfrozenConductivity, $0.frozenConductivity)) }
            let most = laws.map { Float(max($0.unfrozenConductivity, $0.frozenConductivity)) }
            let plain = laws.map { Float($0.unfrozenConductivity) }
            inBody = Self.shares(links, materials, before: least, behind: most)
            unfrozen = Self.shares(links, materials, before: plain, behind: plain)
            materialCount = laws.count
            liquidus = Float(laws.map(\.liquidusCelsius).max() ?? 0)
            airResistance = links.reduce(0) { greatest, link in
                guard case .air(let factor) = link.beyond else { return greatest }
                return max(greatest, factor * link.distance / least[Int(link.material)])
            }
        }

        /// - Parameter before: conductivities of the materials before a surface, and `behind` it.
        private static func shares(_ links: [Link], _ materials: MaterialMap, before: [Float], behind: [Float]) -> [Float] {
            var shares = [Float](repeating: 0, count: before.count * before.count)
            func reach(from near: Int32, _ distance: Float, to far: Int32, _ rest: Float) {
                let (drop, further) = (distance / before[Int(near)], rest / behind[Int(far)])
                let pair = Int(near) * before.count + Int(far)
                shares[pair] = max(shares[pair], drop / (drop + further))
            }
            for link in links {
                switch link.beyond {
                case .held: shares[Int(link.material) * before.count + materials.material(ofCell: Int(link.second))] = 1
                case .air: break
                case .tissue(let other, let distance):
                    reach(from: link.material, link.distance, to: other, distance)
                    reach(from: other, distance, to: link.material, link.distance)
                }
            }
            return shares
        }

        func under(_ skin: SkinContact) -> FieldSurface.Reach {
            let resistance = Float(skin.coefficientWPerM2K) * airResistance
            return FieldSurface.Reach(
                inBody: inBody, unfrozen: unfrozen, materialCount: materialCount, liquidus: liquidus, towardsAir: resistance / (1 + resistance),
                air: Float(skin.celsius))
        }
    }

    private let links: [Link]
    private let materials: MaterialMap
    private let isTissue: [Bool]
    /// Made when it is first asked for: most patients' temperatures are not looked at so closely.
    private let known = Mutex<Table?>(nil)

    init(_ links: [Link], _ materials: MaterialMap) {
        self.links = links.filter { !$0.isWall }
        self.materials = materials
        isTissue = materials.laws.indices.map { materials.side(ofMaterial: $0) == .tissue }
    }

    private var table: Table {
        known.withLock { known in
            if let known { return known }
            let made = Table(links, materials)
            known = made
            return made
        }
    }

    /// Of a temperature, °C.
    func ofTemperature(under skin: SkinContact) -> FieldSurface {
        let table = table
        return FieldSurface(reach: table.reach.under(skin)) { cell, material, before, celsius in
            self.mean(behind: cell, of: material, seenFrom: before, table) { self.temperature(behind: $0, Double(celsius[Int($0.inner)]), Double(celsius[cell]), skin) }
        }
    }

    /// Of a level (`BioheatModel.level`), W/m, that is 0 at a temperature: each side's own, for θ runs straight in each and jumps between them.
    ///
    /// - Parameter celsius: the temperatures that it is made from.
    func ofLevel(_ zero: Double, from celsius: [Float], under skin: SkinContact) -> FieldSurface {
        FieldSurface(reach: nil) { cell, material, before, level in
            self.mean(behind: cell, of: material, seenFrom: before, self.table) { face in
                let law = self.materials.laws[Int(face.material)]
                let surfaceCelsius = self.surface(of: face, Double(celsius[Int(face.inner)]), Double(celsius[cell]), skin)
                let (inner, surface) = (Double(level[Int(face.inner)]), law.theta(temperature: surfaceCelsius) - law.theta(temperature: zero))
                return FieldSurface.Value(surface: surface, behind: inner + (surface - inner) / face.depth)
            }
        }
    }

    /// The mean over the faces to the material, or to any tissue, on this side: a layer of one cell has another surface behind it.
    @inline(__always)
    private func mean(
        behind cell: Int, of material: Int?, seenFrom before: SIMD8<Int32>, _ table: Table, _ value: (Face) -> FieldSurface.Value
    ) -> FieldSurface.Value? {
        let places = table.places(behind: cell)
        guard !places.isEmpty else { return nil }
        var (surface, behind, count) = (0.0, 0.0, 0.0)
        for number in places {
            let face = table.faces[number]
            guard material.map({ $0 == Int(face.material) }) ?? isTissue[Int(face.material)], any(before .== face.inner) else { continue }
            let value = value(face)
            (surface, behind, count) = (surface + value.surface, behind + value.behind, count + 1)
        }
        return count > 0 ? FieldSurface.Value(surface: surface / count, behind: behind / count) : nil
    }

    /// °C; between an inner and an outer cell's.
    private func surface(of face: Face, _ inner: Double, _ outside: Double, _ skin: SkinContact) -> Double {
        let law = materials.laws[Int(face.material)]
        switch face.beyond {
        case .held(let held): return Double(held)
        case .air(let factor):
            let conductance = skin.coefficientWPerM2K * Double(factor) * face.distance
            return law.surfaceTemperature(theta: law.theta(temperature: inner), conductance: conductance, outside: skin.celsius)
        case .tissue(let other, let distance):
            return PhaseLaw.surface(between: (law, inner, face.distance), and: (materials.laws[Int(other)], outside, Double(distance)))
        }
    }

    private func temperature(behind face: Face, _ inner: Double, _ outside: Double, _ skin: SkinContact) -> FieldSurface.Value {
        let law = materials.laws[Int(face.material)]
        let surface = surface(of: face, inner, outside, skin)
        // Where the front may be sharper than a cell, temperatures stand for distances and run straight.
        let isStraight = !law.freezes || law.isSharp || law.constantConductivity(inner, surface) != nil
        let theta = isStraight ? 0 : law.theta(temperature: inner)
        let behind = isStraight ? inner + (surface - inner) / face.depth : law.bend.celsius(theta + (law.theta(temperature: surface) - theta) / face.depth)
        return FieldSurface.Value(surface: surface, behind: behind)
    }
}

extension PhaseLaw {
    /// One side of a surface: its law, the temperature of its centre, °C, and how far that is from the surface, m.
    typealias SurfaceSide = (law: PhaseLaw, celsius: Double, metres: Double)

    /// The temperature, °C, at which as much heat comes to a surface from the one side as goes to the other; it lies between the two.
    static func surface(between one: SurfaceSide, and other: SurfaceSide) -> Double {
        if let k = one.law.constantConductivity(one.celsius, other.celsius), let otherK = other.law.constantConductivity(one.celsius, other.celsius) {
            let (conductance, otherConductance) = (k / one.metres, otherK / other.metres)
            return (conductance * one.celsius + otherConductance * other.celsius) / (conductance + otherConductance)
        }
        let (theta, otherTheta) = (one.law.theta(temperature: one.celsius), other.law.theta(temperature: other.celsius))
        func excess(_ celsius: Double) -> Double {
            (one.law.theta(temperature: celsius) - theta) / one.metres + (other.law.theta(temperature: celsius) - otherTheta) / other.metres
        }
        var (low, high) = (min(one.celsius, other.celsius), max(one.celsius, other.celsius))
        // It rises with the temperature: halving finds the one root.
        while high - low > 1e-5 {
            let middle = (low + high) / 2
            if excess(middle) < 0 { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
