import CLanes

/// The cells that one block of the loops holds.
typealias Lanes = SIMD8<Float>

extension Lanes {
    @inline(__always)
    init(_ pointer: UnsafePointer<Float>) { self = lanes_load(pointer) }

    @inline(__always)
    init(_ pointer: UnsafeMutablePointer<Float>) { self = lanes_load(pointer) }

    @inline(__always)
    init(all value: Float) { self = lanes_all(value) }

    @inline(__always)
    func store(_ pointer: UnsafeMutablePointer<Float>) { lanes_store(pointer, self) }

    @inline(__always)
    static func + (a: Self, b: Self) -> Self { lanes_add(a, b) }

    @inline(__always)
    static func - (a: Self, b: Self) -> Self { lanes_subtract(a, b) }

    @inline(__always)
    static func * (a: Self, b: Self) -> Self { lanes_multiply(a, b) }

    @inline(__always)
    static func / (a: Self, b: Self) -> Self { lanes_divide(a, b) }

    /// a·b + self.
    @inline(__always)
    func plus(_ a: Self, times b: Self) -> Self { lanes_fused(self, a, b) }

    @inline(__always)
    func plus(_ a: Self, times b: Float) -> Self { lanes_fused(self, a, lanes_all(b)) }

    /// 0 in the lanes below 0.
    @inline(__always)
    var positivePart: Self { lanes_greater(self, lanes_all(0)) }

    /// The smaller of the two, lane by lane.
    @inline(__always)
    func lower(_ other: Self) -> Self { lanes_lower(self, other) }

    /// The greater of the two, lane by lane.
    @inline(__always)
    func higher(_ other: Self) -> Self { lanes_greater(self, other) }

    /// One value in the lanes below 0, another in the others.
    @inline(__always)
    func whereNegative(_ value: Self, else other: Self) -> Self { lanes_where_negative(self, value, other) }

    @inline(__always)
    var smallest: Float { lanes_smallest(self) }

    @inline(__always)
    var isAnyNegative: Bool { lanes_any_negative(self) != 0 }

    /// Whether a lane lies below the one, above the other, or holds no number.
    @inline(__always)
    func isAnyOutside(_ least: Self, _ most: Self) -> Bool { lanes_any_outside(self, least, most) != 0 }

    @inline(__always)
    var total: Float { lanes_sum(self) }

    /// The first lanes, 0 in the others.
    @inline(__always)
    func first(_ count: Int) -> Self {
        if count >= Self.scalarCount { return self }
        let number = Self(0, 1, 2, 3, 4, 5, 6, 7)
        return (number - lanes_all(Float(count))).whereNegative(self, else: lanes_all(0))
    }
}
