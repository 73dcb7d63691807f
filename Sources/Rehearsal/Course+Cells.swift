import Bioheat
import Diagnostics
import Syntax

/// Cells too wide for what they are to show.
extension Course {
    func wideCells(in tree: ProgramTree) -> [Diagnostic] {
        guard let cellMM else { return [] }
        let forPerfusion = coarseForPerfusion(cellMM, in: tree)
        return forPerfusion.isEmpty ? [coarseCells(cellMM, in: tree)].compactMap { $0 } : forPerfusion
    }

    /// A layer that blood warms beside the ice, thinner than the cells that are to hold it; each tissue once.
    private func coarseForPerfusion(_ cellMM: Double, in tree: ProgramTree) -> [Diagnostic] {
        var told: Set<String> = []
        return perfusedPlaces(in: tree).compactMap { tissue, span in
            let enough = tissue.widestCellMM
            guard cellMM > enough, enough < Tissue.widestHeldCellMM, let layer = tissue.bloodWarmedMM, told.insert(tissue.name).inserted else { return nil }
            return RehearsalMessages.coarseForPerfusion(tissue.name, layerMM: layer, cellMM: cellMM, enoughMM: enough, at: span)
        }
    }

    /// The tissues that ice may come to, and where the program says them.
    private func perfusedPlaces(in tree: ProgramTree) -> [(Tissue, SourceSpan)] {
        guard let patient else { return [] }
        let active = steps.compactMap { if case .place(let needle) = $0.deed { needle.activeLength } else { nil } }
        let regions = patient.regionsInReach(of: active).compactMap { found in tree.tissuePlace(ofRegion: found.region.name).map { (found.tissue, $0) } }
        return (tree.backgroundPlace.map { [(patient.background, $0)] } ?? []) + regions
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

    fileprivate func tissuePlace(ofRegion name: String) -> SourceSpan? {
        statements.compactMap { if case .region(let region) = $0.kind, region.name.text == name { region.tissue?.span } else { nil } }.first
    }
}
