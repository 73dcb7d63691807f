#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why a journal could not be written: one sentence.
public struct JournalFailure: Error, Hashable, Sendable {
    public var message: String
    public init(message: String) { self.message = message }
}

/// A run's journal on disk: one JSON record a line, each chained to the one before by a SHA-256 hash.
///
/// What the machine is about to be told is written and synced first; readings are synced with the next such record.
public final class Journal {
    public let path: String
    private let descriptor: Int32
    /// The time on the wall, as the rim gives it; nothing where records carry none.
    private let clock: (() -> String)?
    private var number = 0
    /// Up to the end of the last whole record, bytes.
    private var size: off_t = 0
    private var hash = JournalRecord.firstLink

    /// Makes the file, or takes an empty one. One that has something in it is never written over.
    public init(creating path: String, clock: (() -> String)? = nil) throws(JournalFailure) {
        let descriptor = openForAppending(path)
        guard descriptor >= 0 else { throw JournalFailure(message: "the journal \(path) cannot be made: \(Self.reason)") }
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_size > 0 {
            _ = close(descriptor)
            throw JournalFailure(message: "the journal \(path) has something in it already; name another file")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
            _ = close(descriptor)
            throw JournalFailure(message: "another run is writing the journal \(path); name another file")
        }
        self.path = path
        self.descriptor = descriptor
        self.clock = clock
    }

    /// Goes on behind the last whole record of a journal that was cut off; what was written of another one is taken away.
    public init(continuing path: String, _ text: JournalText, clock: (() -> String)? = nil) throws(JournalFailure) {
        let descriptor = openForContinuing(path)
        guard descriptor >= 0 else { throw JournalFailure(message: "the journal \(path) cannot be opened: \(Self.reason)") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
            _ = close(descriptor)
            throw JournalFailure(message: "the run that writes the journal \(path) is not over")
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size == off_t(text.byteCount), ftruncate(descriptor, off_t(text.wholeByteCount)) == 0 else {
            _ = close(descriptor)
            throw JournalFailure(message: "the journal \(path) has changed since it was read, or cannot be cut behind its last whole record")
        }
        self.path = path
        self.descriptor = descriptor
        self.clock = clock
        number = text.records.count
        size = off_t(text.wholeByteCount)
        hash = text.lastHash
    }

    deinit { _ = close(descriptor) }

    /// Appends a record. With `isSynced` it is on the disk when this returns.
    func write(_ kind: JournalRecord.Kind, _ payload: JSONValue, isSynced: Bool = true) throws(JournalFailure) {
        let (line, hash) = JournalRecord(number: number, kind: kind, time: clock?(), payload: payload).line(after: hash)
        let bytes = Array((line + "\n").utf8)
        do {
            try append(bytes)
            if isSynced { try sync() }
        } catch {
            // What was written of the record is taken back, so that the chain can go on once there is room again.
            _ = ftruncate(descriptor, size)
            throw error
        }
        size += off_t(bytes.count)
        self.hash = hash
        number += 1
    }

    private func append(_ bytes: [UInt8]) throws(JournalFailure) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw JournalFailure(message: "the journal \(path) cannot be written: \(Self.reason)") }
            written += count
        }
    }

    /// A pipe or a device has no disk to sync to, which is no failure.
    private func sync() throws(JournalFailure) {
        guard fsync(descriptor) != 0, errno != EINVAL, errno != EROFS else { return }
        throw JournalFailure(message: "the journal \(path) cannot be synced: \(Self.reason)")
    }

    private static var reason: String { String(cString: strerror(errno)) }
}

private func openForAppending(_ path: String) -> Int32 { open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600) }

private func openForContinuing(_ path: String) -> Int32 { open(path, O_RDWR | O_APPEND | O_CLOEXEC) }

/// `write(2)`: inside the class the name means the journal's own.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(descriptor, bytes, count) }
