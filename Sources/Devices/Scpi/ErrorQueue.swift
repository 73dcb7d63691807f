/// First in, first out; where it overflows the last entry says so and what came after is lost (SCPI 1999, 21.8.1).
public struct ErrorQueue: Hashable, Sendable {
    public static let capacity = 20

    private var entries: [ScpiError] = []

    public init() {}

    public var count: Int { entries.count }
    public var isEmpty: Bool { entries.isEmpty }

    public mutating func add(_ error: ScpiError) {
        if entries.count < Self.capacity { entries.append(error) } else { entries[Self.capacity - 1] = .queueOverflow }
    }

    /// The oldest, taken out; `No error` where there is none.
    public mutating func next() -> ScpiError { entries.isEmpty ? .none : entries.removeFirst() }

    public mutating func clear() { entries = [] }
}
