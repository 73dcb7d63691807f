import Synchronization

/// A field that is worked out when it is first asked for, and kept for as long as the state that it shows.
final class ShownField: Sendable {
    private let known = Mutex<[Float]?>(nil)

    func values(_ work: () -> [Float]) -> [Float] {
        known.withLock { known in
            if let known { return known }
            let values = work()
            known = values
            return values
        }
    }
}
