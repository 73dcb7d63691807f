import Bioheat
import Geometry

extension Patient {
    /// How much of the water at a point is ice, 0…1, at a temperature in °C: latent heat goes evenly over the freezing range. Held vessels and
    /// room air beyond the skin hold no ice.
    func iceFraction(at point: Point, celsius: Double) -> Double {
        guard let tissue = tissue(at: point) else { return 0 }
        let share = (tissue.liquidusCelsius - celsius) / (tissue.liquidusCelsius - tissue.solidusCelsius)
        return share.isNaN ? 0 : min(max(share, 0), 1)
    }

    /// What lies at a point: the skin, else the last layer, else the last region, else the background; nothing in a held vessel or outside the body.
    private func tissue(at point: Point) -> Tissue? {
        if let skin, (point - skin.point).dot(skin.normal) > 0 { return nil }
        if let skin, skin.shape.contains(point) { return skin.tissue }
        if let layer = layers.last(where: { $0.shape.contains(point) }) { return layer.material }
        if let region = regions.last(where: { $0.shape.contains(point) }) { return region.filling.tissue }
        return background
    }
}

extension Patient.Region.Filling {
    fileprivate var tissue: Tissue? {
        switch self {
        case .tissue(let tissue): tissue
        case .held: nil
        }
    }
}
