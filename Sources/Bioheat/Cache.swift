import Synchronization

/// A small shared memory of computed values.
final class Cache: Sendable {
    private let values = Mutex<[EffectiveRadiusTable.Key: Double]>([:])

    func value(for key: EffectiveRadiusTable.Key) -> Double? { values.withLock { $0[key] } }
    func store(_ value: Double, for key: EffectiveRadiusTable.Key) { values.withLock { $0[key] = value } }
}
