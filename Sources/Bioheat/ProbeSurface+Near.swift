import Geometry

extension ProbeSurface {
    /// Whether something stands so near that a probe of one temperature draws unlike heat from its sides: a surface at a distance d from the axis changes
    /// what a cylinder of radius a draws there by (a/d)², times how unlike the conductors are, (k − k')/(k + k'), and wholly where there is gas or a held wall.
    /// Wires of 2.4 mm at −140 and −60 °C, 8 mm apart, that drew alike all round had their −40 °C 0.4 mm too near beyond the warmer.
    var isNearOther: Bool {
        guard isOnShaft, let ring = rings.first else { return false }
        let own = materials.material(at: ring.centre)
        let reach = ring.radius / Self.leastUnlikeness.squareRoot()
        let here = Segment(from: ring.centre, to: ring.centre)
        if neighbours.contains(where: { ring.radius * ring.radius > Self.leastShiftMM * $0.distance(to: here) }) { return true }
        let (low, high) = (grid.cell(holding: ring.centre - Point(repeating: reach)), grid.cell(holding: ring.centre + Point(repeating: reach)))
        // Not every one of fine cells about a thick probe.
        let step = max(1, (high &- low).max() / 16)
        for k in stride(from: low.z, through: high.z, by: step) {
            for j in stride(from: low.y, through: high.y, by: step) {
                for i in stride(from: low.x, through: high.x, by: step) {
                    let other = materials.material(ofCell: grid.index(i, j, k))
                    guard other != own else { continue }
                    let offset = grid.centre(i, j, k) - ring.centre
                    let squared = max(offset.lengthSquared, ring.radius * ring.radius)
                    if unlikeness(own, other) * ring.radius * ring.radius > Self.leastUnlikeness * squared { return true }
                }
            }
        }
        return false
    }

    private func unlikeness(_ one: Int, _ other: Int) -> Double {
        guard materials.isActive[one], materials.isActive[other] else { return 1 }
        let (k, otherK) = (materials.laws[one].frozenConductivity, materials.laws[other].frozenConductivity)
        return abs(k - otherK) / (k + otherK)
    }

    /// Of what a place draws.
    private static let leastUnlikeness = 0.03
    /// Another probe draws by itself. A wire of radius a in the field of another one at a distance d lies, as far as its own isotherms tell, a²/d aside where it draws
    /// alike all round: wires of 2 mm at 12 mm had theirs 0.1 mm off, and 2 K at 2 mm from the axis.
    private static let leastShiftMM = 0.05
}
