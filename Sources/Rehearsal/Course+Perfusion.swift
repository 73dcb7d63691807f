import Bioheat
import Diagnostics
import Syntax

/// Cells too wide for what blood does.
extension Course {
    /// Of the blood-warmed layer. In kidney (1.5 mm) ice among three probes was forecast 2.8 mm too small with cells of 2 mm, 0.4 mm with 1 mm, and the
    /// ice of sixteen by 3 % of its volume with 1 mm; half a layer (2.1 mm, one probe) leaves 0.6 %.
    private static let greatestShare = 0.5
    /// Where a front is sharper than a cell and blood holds it still: with 0.48 of a layer of 2.1 mm ice lacked 3.9 % of its volume, with 0.24 1.8 %, with 0.14
    /// of one of 3.6 mm 0.9 %.
    private static let greatestSharpShare = 0.15

    /// A layer that blood warms beside the ice, thinner than the cells that are to hold it.
    func coarseForPerfusion(in tree: ProgramTree) -> [Diagnostic] {
        guard let cellMM, let patient, let span = tree.backgroundPlace, let layer = patient.background.bloodWarmedMM else { return [] }
        let share = patient.background.freezesSharply ? Self.greatestSharpShare : Self.greatestShare
        guard cellMM > share * layer else { return [] }
        return [RehearsalMessages.coarseForPerfusion(patient.background.name, layerMM: layer, cellMM: cellMM, enoughMM: share * layer, at: span)]
    }
}

extension ProgramTree {
    fileprivate var backgroundPlace: SourceSpan? {
        statements.compactMap { if case .background(let tissue, _) = $0.kind { tissue.span } else { nil } }.first
    }
}
