/// Eight boxes side by side, so that one comparison looks at all of them. Places that are not taken are never near and never met.
struct BoxGroup: Sendable {
    /// Single precision rounds: by so much wider, mm, a box holds what it was made for.
    private static let slack: Float = 1e-3
    static let count = 8

    private var lower: (x: SIMD8<Float>, y: SIMD8<Float>, z: SIMD8<Float>)
    private var upper: (x: SIMD8<Float>, y: SIMD8<Float>, z: SIMD8<Float>)

    /// At most eight boxes.
    init(_ boxes: ArraySlice<(lower: SIMD3<Float>, upper: SIMD3<Float>)>) {
        let none = SIMD8<Float>(repeating: .infinity)
        lower = (none, none, none)
        upper = (-none, -none, -none)
        for (place, box) in boxes.enumerated() {
            let (low, high) = (box.lower - Self.slack, box.upper + Self.slack)
            (lower.x[place], lower.y[place], lower.z[place]) = (low.x, low.y, low.z)
            (upper.x[place], upper.y[place], upper.z[place]) = (high.x, high.y, high.z)
        }
    }

    /// Around all of them.
    var hull: (lower: SIMD3<Float>, upper: SIMD3<Float>) {
        (SIMD3(lower.x.min(), lower.y.min(), lower.z.min()), SIMD3(upper.x.max(), upper.y.max(), upper.z.max()))
    }

    /// Squared distances from a place, mm²; 0 within a box, infinite where there is none.
    @inline(__always)
    func gaps(from place: SIMD3<Float>) -> SIMD8<Float> {
        let x = Self.beyond(lower.x - place.x, place.x - upper.x)
        let y = Self.beyond(lower.y - place.y, place.y - upper.y)
        let z = Self.beyond(lower.z - place.z, place.z - upper.z)
        return x * x + y * y + z * z
    }

    @inline(__always)
    private static func beyond(_ below: SIMD8<Float>, _ above: SIMD8<Float>) -> SIMD8<Float> {
        let greater = below.replacing(with: above, where: above .> below)
        return greater.replacing(with: 0, where: greater .< 0)
    }

    /// Which of them a ray from a place along x meets.
    @inline(__always)
    func met(from place: SIMD3<Float>) -> SIMDMask<SIMD8<Int32>> {
        (upper.x .>= place.x) .& (lower.y .<= place.y) .& (upper.y .>= place.y) .& (lower.z .<= place.z) .& (upper.z .>= place.z)
    }
}
