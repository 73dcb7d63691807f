import Bioheat

extension Patient {
    /// Whether two descriptions differ in nothing but the layers put in.
    func isSame(apartFromLayersAs other: Patient) -> Bool {
        background == other.background && backgroundCelsius == other.backgroundCelsius && regions.elementsEqual(other.regions, by: ==)
            && hasSkin(of: other) && hasDomain(of: other)
    }

    private func hasSkin(of other: Patient) -> Bool {
        switch (skin, other.skin) {
        case (nil, nil): true
        case (let mine?, let its?): mine.point == its.point && mine.normal == its.normal && mine.tissue == its.tissue
        default: false
        }
    }

    private func hasDomain(of other: Patient) -> Bool {
        switch (domain, other.domain) {
        case (nil, nil): true
        case (let mine?, let its?): mine.box == its.box && mine.isInsulated == its.isInsulated
        default: false
        }
    }

    func has(_ layer: Layer) -> Bool { layers.contains { $0 == layer } }
}

extension Patient.Layer {
    static func == (one: Self, other: Self) -> Bool { one.shape == other.shape && one.material == other.material }
}

extension Patient.Region {
    static func == (one: Self, other: Self) -> Bool {
        one.role == other.role && one.name == other.name && one.shape == other.shape && one.filling == other.filling
    }
}

extension Patient.Region.Filling {
    static func == (one: Self, other: Self) -> Bool {
        switch (one, other) {
        case (.tissue(let one), .tissue(let other)): one == other
        case (.held(let one), .held(let other)): one == other
        default: false
        }
    }
}
