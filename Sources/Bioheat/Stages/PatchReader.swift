/// The temperature of the patches that probes read, °C: of eight cells each, by the law of each cell.
///
/// A stage works them out for the next one, layer by layer, while the cells are at hand: a thread that drew for a whole probe would fetch half of
/// them from the other thread's cache, and that one would then have to fetch them back.
struct PatchReader {
    /// Eight cells of a row (fewer at its end).
    struct Patch: BitwiseCopyable, Sendable {
        let cell: Int32
        let column: Int32
        /// Of all its cells; where they differ, -1 less its number among the `mixedLaws`.
        let material: Int32
        /// One over the row's cross-section, 1/m².
        let perArea: Float
    }

    /// The laws of a patch whose cells differ, cell by cell.
    struct MixedLaw: BitwiseCopyable, Sendable {
        private var enthalpyAtReference = Lanes(all: 0)
        private var enthalpyAboveMelt = Lanes(all: 0)
        private var solidusCelsius = Lanes(all: 0)
        private var frozenSlope = Lanes(all: 0)
        private var mushySlope = Lanes(all: 0)
        private var unfrozenSlope = Lanes(all: 0)

        /// At most eight; a cell without one is at 0 °C.
        init(_ laws: [StageLaw]) {
            for (lane, law) in laws.enumerated() {
                enthalpyAtReference[lane] = law.enthalpyAtReference
                enthalpyAboveMelt[lane] = law.enthalpyAboveMelt
                solidusCelsius[lane] = law.solidusCelsius
                frozenSlope[lane] = law.frozenSlope
                mushySlope[lane] = law.mushySlope
                unfrozenSlope[lane] = law.unfrozenSlope
            }
        }

        /// As `StageLaw.celsius`.
        @inline(__always)
        func celsius(_ enthalpy: Lanes) -> Lanes {
            let full = enthalpy + enthalpyAtReference
            let aboveSolidus = full.positivePart
            let unfrozen = (enthalpy + enthalpyAboveMelt).positivePart
            return solidusCelsius.plus(aboveSolidus - unfrozen, times: mushySlope).plus(unfrozen, times: unfrozenSlope)
                .plus(full - aboveSolidus, times: frozenSlope)
        }
    }

    let laws: UnsafePointer<StageLaw>
    let mixedLaws: UnsafePointer<MixedLaw>
    let patches: UnsafePointer<Patch>
    /// By patch, °C.
    let celsius: UnsafeMutablePointer<Lanes>

    @inline(__always)
    func read(_ number: Int, _ enthalpy: UnsafePointer<Float>) {
        let patch = patches[number]
        let (material, here) = (Int(patch.material), Lanes(enthalpy + Int(patch.cell)))
        celsius[number] = material >= 0 ? laws[material].celsius(laws[material].parts(here)) : mixedLaws[-1 - material].celsius(here)
    }
}
