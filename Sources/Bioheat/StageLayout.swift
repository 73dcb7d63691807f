/// A discretisation laid out for the stages: all that does not depend on the probes. Built once, used by every stepper of it.
final class StageLayout: Sendable {
    let discretisation: Discretisation
    let laws: [StageLaw]
    let fixed: FixedFields
    let faces: FaceExchange
    let iceRates: IceRates
    /// A bit a cell: cells with faces that the plain stencil would get wrong.
    let linked: ScratchField<UInt8>

    /// The temperature that enthalpy is counted from, °C.
    var referenceCelsius: Double { discretisation.patient.backgroundCelsius }

    init(_ discretisation: Discretisation) {
        self.discretisation = discretisation
        let materials = discretisation.materials
        let reference = discretisation.patient.backgroundCelsius
        laws = materials.laws.indices.map { materials.laws[$0].stageLaw(referenceCelsius: reference, isActive: materials.isActive[$0]) }
        fixed = FixedFields(discretisation, laws: laws)
        faces = FaceExchange(discretisation)
        iceRates = IceRates(discretisation)
        // Eight bits may begin in the last byte and are read as two bytes.
        linked = ScratchField(repeating: 0, count: discretisation.grid.cellCount / 8 + 2)
        for cell in discretisation.linkedCells { linked.pointer[cell / 8] |= 1 << UInt8(cell % 8) }
    }
}

/// What the kernel reads and never changes, where a pointer to it stays good.
struct FixedFields: Sendable {
    let xMinus: ScratchField<Float>
    let xPlus: ScratchField<Float>
    let yMinus: ScratchField<Float>
    let yPlus: ScratchField<Float>
    let zMinus: ScratchField<Float>
    let zPlus: ScratchField<Float>
    /// m.
    let xWidths: ScratchField<Float>
    /// One over them, 1/m; 0 behind the last cell.
    let xPerWidth: ScratchField<Float>
    let yWidths: ScratchField<Float>
    let zWidths: ScratchField<Float>
    let rowStarts: ScratchField<Int32>
    let runs: ScratchField<CellRun>
    let rowsAlike: ScratchField<Int32>
    let rowsWhole: ScratchField<Int32>
    let spanStarts: ScratchField<Int32>
    let spans: ScratchField<CellRun>
    let laws: ScratchField<StageLaw>

    var rowCount: Int { rowStarts.count - 1 }

    init(_ discretisation: Discretisation, laws: [StageLaw]) {
        let coefficients = discretisation.coefficients
        let materials = discretisation.materials
        xMinus = ScratchField(coefficients.xMinus)
        xPlus = ScratchField(coefficients.xPlus)
        yMinus = ScratchField(coefficients.yMinus)
        yPlus = ScratchField(coefficients.yPlus)
        zMinus = ScratchField(coefficients.zMinus)
        zPlus = ScratchField(coefficients.zPlus)
        xWidths = ScratchField(coefficients.xWidths)
        xPerWidth = ScratchField(coefficients.xWidths.map { $0 > 0 ? 1 / $0 : 0 })
        yWidths = ScratchField(discretisation.grid.y.widths.map { Float($0 / 1000) })
        zWidths = ScratchField(discretisation.grid.z.widths.map { Float($0 / 1000) })
        rowStarts = ScratchField(materials.rowStarts)
        runs = ScratchField(materials.runs)
        rowsAlike = ScratchField(materials.rowsAlike(discretisation.grid))
        rowsWhole = ScratchField(materials.rowsWhole(discretisation.grid))
        let active = materials.activeSpans
        spanStarts = ScratchField(active.starts)
        spans = ScratchField(active.spans)
        self.laws = ScratchField(laws)
    }
}
