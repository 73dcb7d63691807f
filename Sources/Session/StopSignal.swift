import Synchronization

/// Raised by Ctrl-C, looked at between steps. Raising it is one atomic store, so a signal handler may do it.
public final class StopSignal: Sendable {
    private let count = Atomic<Int>(0)

    public init() {}

    public func raise() { count.add(1, ordering: .relaxed) }
    public func lower() { count.store(0, ordering: .relaxed) }
    public var isRaised: Bool { count.load(ordering: .relaxed) > 0 }
}
