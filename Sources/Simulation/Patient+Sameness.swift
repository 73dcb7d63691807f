import Bioheat

extension Patient {
    /// Whether two descriptions differ in nothing that is solved but the layers put in.
    func isSame(apartFromLayersAs other: Patient) -> Bool {
        var copy = self
        copy.layers = other.layers
        copy.title = other.title
        copy.resolutionMM = other.resolutionMM
        copy.accuracyMM = other.accuracyMM
        return copy == other
    }

    func has(_ layer: Layer) -> Bool { layers.contains(layer) }
}
