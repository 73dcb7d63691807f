import Synchronization

/// A field that is worked out when it is first asked for, and kept for as long as the state that it shows. Its memory is used again.
final class ShownField: Sendable {
    private struct Known {
        var values: [Float] = []
        var front: SharpFront?
        var isCurrent = false
    }

    private let known = Mutex(Known())

    /// `work` writes all of the values, and tells of the front that it has placed in them.
    func values(count: Int, _ work: (UnsafeMutablePointer<Float>) -> SharpFront?) -> (values: [Float], front: SharpFront?) {
        known.withLock { known in
            if known.isCurrent { return (known.values, known.front) }
            if known.values.count != count { known.values = Array(repeating: 0, count: count) }
            known.values.withUnsafeMutableBufferPointer { values in
                if let first = values.baseAddress { known.front = work(first) }
            }
            known.isCurrent = true
            return (known.values, known.front)
        }
    }

    /// The state is another one now.
    func forget() { known.withLock { $0.isCurrent = false } }
}
