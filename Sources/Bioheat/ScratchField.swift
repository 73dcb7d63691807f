/// A block of memory of fixed size for the solver's loops, on a cache line's boundary: no bounds, no copies, freed with its owner.
final class ScratchField<Element: BitwiseCopyable>: @unchecked Sendable {
    let pointer: UnsafeMutablePointer<Element>
    let count: Int

    var constant: UnsafePointer<Element> { UnsafePointer(pointer) }

    init(repeating value: Element, count: Int) {
        self.count = count
        pointer = Self.memory(for: count)
        pointer.initialize(repeating: value, count: count)
    }

    init(_ values: [Element]) {
        count = values.count
        pointer = Self.memory(for: count)
        for (number, value) in values.enumerated() { (pointer + number).initialize(to: value) }
    }

    /// Nothing may be read before it is written.
    init(uninitialised count: Int) {
        self.count = count
        pointer = Self.memory(for: count)
    }

    deinit { UnsafeMutableRawPointer(pointer).deallocate() }

    private static func memory(for count: Int) -> UnsafeMutablePointer<Element> {
        UnsafeMutableRawPointer.allocate(byteCount: max(count, 1) * MemoryLayout<Element>.stride, alignment: 64).bindMemory(to: Element.self, capacity: count)
    }
}
