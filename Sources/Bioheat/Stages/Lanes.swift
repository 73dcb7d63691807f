#if WIDE_STAGES
    /// The cells that one block of the loops holds.
    typealias Lanes = SIMD8<Float>
#else
    /// The cells that one block of the loops holds: eight of them would overflow the registers of the oldest x86-64.
    typealias Lanes = SIMD4<Float>
#endif

extension Lanes {
    @inline(__always)
    init(_ pointer: UnsafeMutablePointer<Float>) { self = UnsafeRawPointer(pointer).loadUnaligned(as: Self.self) }

    @inline(__always)
    init(_ pointer: UnsafePointer<Float>) { self = UnsafeRawPointer(pointer).loadUnaligned(as: Self.self) }

    @inline(__always)
    func store(_ pointer: UnsafeMutablePointer<Float>) { UnsafeMutableRawPointer(pointer).storeBytes(of: self, as: Self.self) }
}
