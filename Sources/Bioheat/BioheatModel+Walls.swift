extension BioheatModel {
    /// How steeply the temperature falls from the held walls of a domain that the program wrote into the tissue, K/mm at most: 1 K/mm is about 500 W/m²
    /// let in that the tissue outside would not give. 0 without such walls.
    public var steepestWallGradient: Double {
        let walls = discretisation.links.lazy.filter(\.isWall)
        guard !walls.isEmpty else { return 0 }
        let now = temperature.values
        return walls.reduce(0) { max($0, (discretisation.patient.backgroundCelsius - Double(now[Int($1.first)])) / (1000 * Double($1.distance))) }
    }

    /// How far tissue has cooled at the walls of a domain that nobody wrote, K at most: they let no heat through, where the tissue beyond would give
    /// some. 0 in a domain that the program wrote, who may mean its walls.
    public var greatestWallDrop: Double {
        let (patient, materials) = (discretisation.patient, discretisation.materials)
        guard patient.domain == nil else { return 0 }
        let now = temperature.values
        let last = grid.shape &- 1
        var drop = 0.0
        func look(_ i: Int, _ j: Int, _ k: Int) {
            let cell = grid.index(i, j, k)
            guard materials.isActive[materials.material(ofCell: cell)] else { return }
            drop = max(drop, patient.backgroundCelsius - Double(now[cell]))
        }
        for k in 0...last.z {
            for j in 0...last.y where k == 0 || k == last.z || j == 0 || j == last.y { for i in 0...last.x { look(i, j, k) } }
            for j in 0...last.y { for i in [0, last.x] { look(i, j, k) } }
        }
        return drop
    }
}
