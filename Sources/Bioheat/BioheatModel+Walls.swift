extension BioheatModel {
    /// How steeply the temperature falls from the held walls of a domain that the program wrote into the tissue, K/mm at most: 1 K/mm is about 500 W/m²
    /// let in that the tissue outside would not give. 0 without such walls.
    public var steepestWallGradient: Double {
        let walls = discretisation.links.lazy.filter(\.isWall)
        guard !walls.isEmpty else { return 0 }
        let now = temperature.values
        return walls.reduce(0) { max($0, (discretisation.patient.backgroundCelsius - Double(now[Int($1.first)])) / (1000 * Double($1.distance))) }
    }
}
