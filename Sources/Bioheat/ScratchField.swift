/// A block of memory of fixed size for the solver's loops: no bounds, no copies, freed with its owner.
final class ScratchField<Element: BitwiseCopyable>: @unchecked Sendable {
    let pointer: UnsafeMutablePointer<Element>
    let count: Int

    var constant: UnsafePointer<Element> { UnsafePointer(pointer) }

    init(repeating value: Element, count: Int) {
        self.count = count
        pointer = UnsafeMutablePointer.allocate(capacity: max(count, 1))
        pointer.initialize(repeating: value, count: count)
    }

    init(_ values: [Element]) {
        count = values.count
        pointer = UnsafeMutablePointer.allocate(capacity: max(count, 1))
        for (number, value) in values.enumerated() { (pointer + number).initialize(to: value) }
    }

    deinit { pointer.deallocate() }
}
