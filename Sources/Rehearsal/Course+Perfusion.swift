import Bioheat
import Diagnostics
import Syntax

/// Cells too wide for what blood does.
extension Course {
    /// Of the blood-warmed layer: with cells of 2 mm in kidney (1.5 mm) ice among three probes was forecast 2.8 mm too small, with 1 mm 0.4 mm.
    private static let greatestShare = 0.8

    /// A layer that blood warms beside the ice, thinner than the cells that are to hold it.
    func coarseForPerfusion(in tree: ProgramTree) -> [Diagnostic] {
        guard let cellMM, let patient, let span = tree.backgroundPlace, let layer = patient.background.bloodWarmedMM else { return [] }
        guard cellMM > Self.greatestShare * layer else { return [] }
        return [RehearsalMessages.coarseForPerfusion(patient.background.name, layerMM: layer, cellMM: cellMM, at: span)]
    }
}

extension ProgramTree {
    fileprivate var backgroundPlace: SourceSpan? {
        statements.compactMap { if case .background(let tissue, _) = $0.kind { tissue.span } else { nil } }.first
    }
}
