import Bioheat
import Diagnostics
import Syntax

/// Cells too wide for what they are to show.
extension Course {
    func wideCells(in tree: ProgramTree) -> [Diagnostic] {
        guard let cellMM else { return [] }
        return [coarseForPerfusion(cellMM, in: tree) ?? coarseCells(cellMM, in: tree)].compactMap { $0 }
    }

    /// A layer that blood warms beside the ice, thinner than the cells that are to hold it.
    private func coarseForPerfusion(_ cellMM: Double, in tree: ProgramTree) -> Diagnostic? {
        guard let patient, let span = tree.backgroundPlace, let layer = patient.background.bloodWarmedMM else { return nil }
        let enough = patient.background.widestCellMM
        guard cellMM > enough, enough < Tissue.widestHeldCellMM else { return nil }
        return RehearsalMessages.coarseForPerfusion(patient.background.name, layerMM: layer, cellMM: cellMM, enoughMM: enough, at: span)
    }

    /// Cells on which nothing was ever held against anything exact.
    private func coarseCells(_ cellMM: Double, in tree: ProgramTree) -> Diagnostic? {
        guard cellMM > Tissue.widestHeldCellMM, let span = tree.resolutionPlace ?? tree.backgroundPlace else { return nil }
        return RehearsalMessages.coarseCells(cellMM: cellMM, widestMM: Tissue.widestHeldCellMM, at: span)
    }
}

extension ProgramTree {
    fileprivate var resolutionPlace: SourceSpan? {
        statements.compactMap { if case .resolution(let cell) = $0.kind { cell?.span ?? $0.span } else { nil } }.first
    }

    fileprivate var backgroundPlace: SourceSpan? {
        statements.compactMap { if case .background(let tissue, _) = $0.kind { tissue.span } else { nil } }.first
    }
}
