extension BioheatModel {
    /// How steeply the temperature falls from the held walls of a domain that the program wrote into the tissue, K/mm at most: 1 K/mm is about 500 W/m²
    /// let in that the tissue outside would not give. 0 without such a domain, or where its walls are insulated.
    public var steepestWallGradient: Double {
        guard let domain = discretisation.patient.domain, !domain.isInsulated else { return 0 }
        let now = temperature.values
        var steepest = 0.0
        forEachWallCell { cell, width in
            guard discretisation.materials.isActive[discretisation.materials.material(ofCell: cell)] else { return }
            steepest = max(steepest, 2 * (discretisation.patient.backgroundCelsius - Double(now[cell])) / width)
        }
        return steepest
    }

    /// Each cell at a wall, with its width across it, mm.
    private func forEachWallCell(_ visit: (_ cell: Int, _ width: Double) -> Void) {
        let axes = (0..<3).map { grid.axis($0).widths }
        for k in 0..<grid.z.count {
            for j in 0..<grid.y.count {
                let isInside = k > 0 && k < grid.z.count - 1 && j > 0 && j < grid.y.count - 1
                for i in isInside ? [0, grid.x.count - 1] : Array(0..<grid.x.count) {
                    let place = [i, j, k]
                    let ends = (0..<3).filter { place[$0] == 0 || place[$0] == axes[$0].count - 1 }
                    if let width = ends.map({ axes[$0][place[$0]] }).min() { visit(grid.index(i, j, k), width) }
                }
            }
        }
    }
}
