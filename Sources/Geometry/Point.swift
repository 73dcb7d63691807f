/// A place or a displacement in the patient, in millimetres: x, y, z.
public typealias Point = SIMD3<Double>

extension SIMD3<Double> {
    @inlinable public var lengthSquared: Double { (self * self).sum() }
    @inlinable public var length: Double { lengthSquared.squareRoot() }

    @inlinable public func dot(_ other: Self) -> Double { (self * other).sum() }

    @inlinable public func cross(_ other: Self) -> Self {
        Self(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x)
    }

    /// The same direction with length 1, or nothing for a zero or non-finite vector.
    @inlinable public var normalised: Self? {
        let length = length
        return length > 0 && length.isFinite ? self / length : nil
    }

    /// A direction at right angles to this one, which has length 1; nothing for what is no number.
    public var directionAcross: Self? {
        let helper = abs(x) < 0.9 ? Self(1, 0, 0) : Self(0, 1, 0)
        return (helper - self * helper.dot(self)).normalised
    }

    @inlinable public func distance(to other: Self) -> Double { (self - other).length }
}

/// An axis-aligned box in millimetres; may be infinite along an axis. Empty where a lower edge passes its upper one.
public struct Bounds: Hashable, Codable, Sendable {
    public var lower: Point
    public var upper: Point

    public init(lower: Point, upper: Point) {
        self.lower = lower
        self.upper = upper
    }

    public static let empty = Bounds(lower: Point(repeating: .infinity), upper: Point(repeating: -.infinity))
    public static let everything = Bounds(lower: Point(repeating: -.infinity), upper: Point(repeating: .infinity))

    public var isEmpty: Bool { any(lower .> upper) }
    public var isFinite: Bool { !isEmpty && (0..<3).allSatisfy { lower[$0].isFinite && upper[$0].isFinite } }
    public var size: Point { upper - lower }
    public var centre: Point { (lower + upper) / 2 }

    public func union(_ other: Bounds) -> Bounds {
        if isEmpty { return other }
        if other.isEmpty { return self }
        return Bounds(lower: pointwiseMin(lower, other.lower), upper: pointwiseMax(upper, other.upper))
    }

    public func intersection(_ other: Bounds) -> Bounds {
        Bounds(lower: pointwiseMax(lower, other.lower), upper: pointwiseMin(upper, other.upper))
    }

    public func expanded(by distance: Double) -> Bounds {
        isEmpty ? self : Bounds(lower: lower - Point(repeating: distance), upper: upper + Point(repeating: distance))
    }

    public func contains(_ point: Point) -> Bool { all(point .>= lower) && all(point .<= upper) }
}
