import Bioheat
import Diagnostics
import Syntax

/// Cells too wide for what they are to show.
extension Course {
    /// How far the tables of what is exact go, mm (ARCHITECTURE).
    private static let widestHeldMM = 3.0

    func wideCells(in tree: ProgramTree) -> [Diagnostic] {
        guard let cellMM else { return [] }
        return [coarseForPerfusion(cellMM, in: tree) ?? coarseCells(cellMM, in: tree)].compactMap { $0 }
    }

    /// Of the blood-warmed layer. In kidney (1.5 mm) ice among three probes was forecast 2.8 mm too small with cells of 2 mm, 0.4 mm with 1 mm, and the
    /// ice of sixteen by 3 % of its volume with 1 mm; half a layer (2.1 mm, one probe) leaves 0.6 %.
    private static let greatestShare = 0.5
    /// Where a front is sharper than a cell and blood holds it still: with 0.48 of a layer of 2.1 mm ice lacked 3.9 % of its volume, with 0.24 1.8 %, with 0.14
    /// of one of 3.6 mm 0.9 %.
    private static let greatestSharpShare = 0.15

    /// A layer that blood warms beside the ice, thinner than the cells that are to hold it.
    private func coarseForPerfusion(_ cellMM: Double, in tree: ProgramTree) -> Diagnostic? {
        guard let patient, let span = tree.backgroundPlace, let layer = patient.background.bloodWarmedMM else { return nil }
        let enough = min((patient.background.freezesSharply ? Self.greatestSharpShare : Self.greatestShare) * layer, Self.widestHeldMM)
        guard cellMM > enough, enough < Self.widestHeldMM else { return nil }
        return RehearsalMessages.coarseForPerfusion(patient.background.name, layerMM: layer, cellMM: cellMM, enoughMM: enough, at: span)
    }

    /// Cells on which nothing was ever held against anything exact.
    private func coarseCells(_ cellMM: Double, in tree: ProgramTree) -> Diagnostic? {
        guard cellMM > Self.widestHeldMM, let span = tree.resolutionPlace ?? tree.backgroundPlace else { return nil }
        return RehearsalMessages.coarseCells(cellMM: cellMM, widestMM: Self.widestHeldMM, at: span)
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
