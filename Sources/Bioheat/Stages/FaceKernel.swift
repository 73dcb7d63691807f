/// Flux through the faces that the plain stencil would get wrong, less what the stencil takes it for; W/m², positive into the first cell.
///
/// Between two tissues the surface temperature Ts solves
///
///     (θ₁(Ts) − θ₁)/d₁ = (θ₂ − θ₂(Ts))/d₂
///
/// with d the distances from the centres, so that a planar interface is exact in steady state. Against air of coefficient h the right side
/// is h (Ta − Ts). Where both sides are unfrozen, or both frozen, the face is a fixed conductance; elsewhere up to five steps of Newton's method: the
/// left side less the right rises with Ts and bends down only (ice conducts better than tissue), so that they run up to the root from below.
struct FaceKernel {
    /// Faces of one kind between the same two materials, in arrays of blocks of eight.
    struct Group: BitwiseCopyable, Sendable {
        let kind: Kind
        let material: Int32
        /// The second material; the first again where there is none.
        let other: Int32
        /// The first face's number (a multiple of eight) and how many there are.
        let start: Int32
        let count: Int32

        var blockCount: Int { (Int(count) + Lanes.scalarCount - 1) / Lanes.scalarCount }
    }

    enum Kind: UInt8, Sendable { case tissue, held, air }

    let laws: UnsafePointer<StageLaw>
    let first: UnsafePointer<Int32>
    let second: UnsafePointer<Int32>
    /// By block: not 0 where its cells stand side by side.
    let firstSideBySide: UnsafePointer<UInt8>
    let secondSideBySide: UnsafePointer<UInt8>
    /// From the first centre to the surface, m; of a face between tissues and a held face one over it.
    let distance: UnsafePointer<Float>
    /// One over the distance behind the surface, 1/m; of a held face its θ, of one to air the factor on the coefficient.
    let beyond: UnsafePointer<Float>
    /// Between unfrozen tissues, and between frozen ones, W/m²/K.
    let conductance: UnsafePointer<Float>
    let frozenConductance: UnsafePointer<Float>
    /// One over the centre distance, 1/m: the plain stencil's share; 0 at a wall.
    let perGap: UnsafePointer<Float>
    /// m²; 0 for faces inside the tissue.
    let area: UnsafePointer<Float>
    let fluxes: UnsafeMutablePointer<Float>
    /// By block of faces to held cells or air: what enters, W, for the balance of surfaces.
    let blockHeat: UnsafeMutablePointer<Float>
    let airCelsius: Float
    let airCoefficient: Float
    var enthalpy: UnsafePointer<Float>

    /// Some blocks of a group.
    func run(_ group: Group, blocks: Range<Int>) {
        let (law, other) = (laws[Int(group.material)], laws[Int(group.other)])
        let lanes = Lanes.scalarCount
        let faces = stride(from: Int(group.start) + blocks.lowerBound * lanes, to: Int(group.start) + blocks.upperBound * lanes, by: lanes)
        switch group.kind {
        case .tissue: for face in faces { tissue(law, other, face) }
        case .held: for face in faces { held(law, face) }
        case .air: for face in faces { air(law, face) }
        }
    }

    /// Eight cells' enthalpy; most often they stand side by side.
    @inline(__always)
    private func gathered(_ cells: UnsafePointer<Int32>, sideBySide: UnsafePointer<UInt8>, _ face: Int) -> Lanes {
        let cells = cells + face
        if sideBySide[face / Lanes.scalarCount] != 0 { return Lanes(enthalpy + Int(cells[0])) }
        return Lanes(
            enthalpy[Int(cells[0])], enthalpy[Int(cells[1])], enthalpy[Int(cells[2])], enthalpy[Int(cells[3])], enthalpy[Int(cells[4])],
            enthalpy[Int(cells[5])], enthalpy[Int(cells[6])], enthalpy[Int(cells[7])])
    }

    @inline(__always)
    private func tissue(_ law: StageLaw, _ other: StageLaw, _ face: Int) {
        let enthalpy = gathered(first, sideBySide: firstSideBySide, face)
        let otherEnthalpy = gathered(second, sideBySide: secondSideBySide, face)
        let unfrozen = law.aboveLiquidus(enthalpy)
        let otherUnfrozen = other.aboveLiquidus(otherEnthalpy)
        if !unfrozen.lower(otherUnfrozen).isAnyNegative {
            let difference = other.celsius(aboveLiquidus: otherUnfrozen) - law.celsius(aboveLiquidus: unfrozen)
            let plain = (other.theta(aboveLiquidus: otherUnfrozen) - law.theta(aboveLiquidus: unfrozen)) * Lanes(perGap + face)
            return (difference * Lanes(conductance + face) - plain).store(fluxes + face)
        }
        mixed(law, other, law.parts(enthalpy), other.parts(otherEnthalpy), face)
    }

    /// Where some cell of the block is not wholly unfrozen.
    @inline(never)
    private func mixed(_ law: StageLaw, _ other: StageLaw, _ parts: StageLaw.Parts, _ otherParts: StageLaw.Parts, _ face: Int) {
        let (theta, otherTheta) = (law.theta(parts), other.theta(otherParts))
        let (celsius, otherCelsius) = (law.celsius(parts), other.celsius(otherParts))
        let plain = (otherTheta - theta) * Lanes(perGap + face)
        if !(Lanes(all: 0) - parts.latent.higher(otherParts.latent)).isAnyNegative {
            return ((otherCelsius - celsius) * Lanes(frozenConductance + face) - plain).store(fluxes + face)
        }
        let flux = conducted(Side(law, theta, celsius, Lanes(distance + face)), Side(other, otherTheta, otherCelsius, Lanes(beyond + face)))
        (flux - plain).store(fluxes + face)
    }

    /// One side of a face: its centre's θ and temperature, and one over the distance to the surface.
    private struct Side {
        let law: StageLaw
        let theta: Lanes
        let celsius: Lanes
        let perDistance: Lanes

        @inline(__always)
        init(_ law: StageLaw, _ theta: Lanes, _ celsius: Lanes, _ perDistance: Lanes) {
            self.law = law
            self.theta = theta
            self.celsius = celsius
            self.perDistance = perDistance
        }
    }

    @inline(__always)
    private func conducted(_ one: Side, _ other: Side) -> Lanes {
        let goal = (one.theta * one.perDistance).plus(other.theta, times: other.perDistance)
        // A first guess as if conductivity were each centre's own: exact where no side changes phase.
        let weight = one.law.thetaAndConductivity(celsius: one.celsius).conductivity * one.perDistance
        let otherWeight = other.law.thetaAndConductivity(celsius: other.celsius).conductivity * other.perDistance
        var surface = (one.celsius * weight).plus(other.celsius, times: otherWeight) / (weight + otherWeight)
        for _ in 0..<5 {
            let near = one.law.thetaAndConductivity(celsius: surface)
            let far = other.law.thetaAndConductivity(celsius: surface)
            let miss = (near.theta * one.perDistance).plus(far.theta, times: other.perDistance) - goal
            let change = miss / (near.conductivity * one.perDistance).plus(far.conductivity, times: other.perDistance)
            surface = surface - change
            if !Self.anyLane(of: change, beyond: 1e-3) { break }
        }
        let near = one.law.thetaAndConductivity(celsius: surface).theta
        let far = other.law.thetaAndConductivity(celsius: surface).theta
        // The mean of both sides: what Newton's method left over is shared.
        return ((near - one.theta) * one.perDistance).plus(other.theta - far, times: other.perDistance) * Lanes(all: 0.5)
    }

    @inline(__always)
    private func held(_ law: StageLaw, _ face: Int) {
        let theta = law.thetaAndBlood(gathered(first, sideBySide: firstSideBySide, face)).theta
        let flux = (Lanes(beyond + face) - theta) * Lanes(distance + face)
        enter(flux, theta, face)
    }

    /// The plain stencil saw a θ of 0 in the cell that stands still.
    @inline(__always)
    private func enter(_ flux: Lanes, _ theta: Lanes, _ face: Int) {
        flux.plus(theta, times: Lanes(perGap + face)).store(fluxes + face)
        blockHeat[face / Lanes.scalarCount] = (flux * Lanes(area + face)).total
    }

    @inline(__always)
    private func air(_ law: StageLaw, _ face: Int) {
        let enthalpy = gathered(first, sideBySide: firstSideBySide, face)
        let coefficient = Lanes(beyond + face) * Lanes(all: airCoefficient)
        let conductance = coefficient * Lanes(distance + face)
        let outside = Lanes(all: airCelsius)
        let unfrozen = law.aboveLiquidus(enthalpy)
        if airCelsius > law.liquidusCelsius, !unfrozen.isAnyNegative {
            let inside = Lanes(all: law.unfrozenConductivity)
            let flux = (outside - law.celsius(aboveLiquidus: unfrozen)) * coefficient * inside / (inside + conductance)
            return enter(flux, law.theta(aboveLiquidus: unfrozen), face)
        }
        airByNewton(law, enthalpy, face)
    }

    /// Where some cell of the block freezes, or its surface may.
    @inline(never)
    private func airByNewton(_ law: StageLaw, _ enthalpy: Lanes, _ face: Int) {
        let coefficient = Lanes(beyond + face) * Lanes(all: airCoefficient)
        let conductance = coefficient * Lanes(distance + face)
        let outside = Lanes(all: airCelsius)
        let parts = law.parts(enthalpy)
        let theta = law.theta(parts)
        var surface = law.celsius(parts)
        for turn in 0..<5 {
            let near = law.thetaAndConductivity(celsius: surface)
            let change = (near.theta - theta).plus(conductance, times: surface - outside) / (conductance + near.conductivity)
            surface = surface - change
            // The second step from a straight piece finds nothing left to do.
            if turn == 1, !Self.anyLane(of: change, beyond: 1e-3) { break }
        }
        enter(coefficient * (outside - surface), theta, face)
    }

    @inline(__always)
    private static func anyLane(of value: Lanes, beyond bound: Float) -> Bool {
        (Lanes(all: bound * bound) - value * value).smallest < 0
    }
}
