import Evaluation
import Geometry

/// Reads through other files and writes down which file it was, with its SHA-256, so that a replay can tell whether it still is the same.
public struct RecordingShapeFiles: ShapeFiles {
    private let files: any ShapeFiles
    private let write: (JSONValue) throws -> Void

    /// - Parameter write: appends a record of the kind `file`.
    public init(_ files: any ShapeFiles, write: @escaping (JSONValue) throws -> Void) {
        self.files = files
        self.write = write
    }

    public func bytes(of path: String, from program: String) -> Result<[UInt8], ShapeFileFault> {
        files.bytes(of: path, from: program).flatMap { bytes in
            do {
                try write(FileRecord(asked: path, program: program, bytes: bytes).payload)
                return .success(bytes)
            } catch Halt.journalFailed(let message) {
                return .failure(.unreadable(message))
            } catch {
                return .failure(.unreadable("the journal does not go on here"))
            }
        }
    }

    public func inflatedBytes(of path: String, from program: String, at offset: Int) -> Result<[UInt8], ShapeFileFault> {
        files.inflatedBytes(of: path, from: program, at: offset)
    }
}

/// Reads the same files again for a replay, and refuses one that has changed.
public struct ReplayedShapeFiles: ShapeFiles {
    private let files: any ShapeFiles
    private let records: [FileRecord]
    private let isInPast: () -> Bool

    /// - Parameter isInPast: whether the journal is still gone through; behind its end new files may come.
    public init(_ files: any ShapeFiles, of journal: JournalText, while isInPast: @escaping () -> Bool = { true }) {
        self.files = files
        self.isInPast = isInPast
        records = journal.payloads(of: .file).compactMap(FileRecord.init)
    }

    public func bytes(of path: String, from program: String) -> Result<[UInt8], ShapeFileFault> {
        files.bytes(of: path, from: program).flatMap { bytes in
            let found = FileRecord(asked: path, program: program, bytes: bytes)
            return !isInPast() || records.contains(found) ? .success(bytes) : .failure(.unreadable("it is not the file that the journal was written with"))
        }
    }

    public func inflatedBytes(of path: String, from program: String, at offset: Int) -> Result<[UInt8], ShapeFileFault> {
        files.inflatedBytes(of: path, from: program, at: offset)
    }
}

/// A mesh or an image in a journal: not its bytes, but how to know them again.
struct FileRecord: Hashable {
    var asked: String
    var program: String
    var size: Int
    var hash: String

    init(asked: String, program: String, bytes: [UInt8]) {
        self.asked = asked
        self.program = program
        size = bytes.count
        hash = SecureHash.hexadecimal(of: bytes)
    }

    init?(_ payload: JSONValue) {
        guard let asked = payload["asked"]?.textValue, let program = payload["program"]?.textValue,
            let size = payload["bytes"]?.numberValue, let hash = payload["sha256"]?.textValue
        else { return nil }
        self.asked = asked
        self.program = program
        self.size = Int(size.clamped(to: 0...1e15))
        self.hash = hash
    }

    var payload: JSONValue {
        .members([("asked", .text(asked)), ("program", .text(program)), ("bytes", .number(size)), ("sha256", .text(hash))])
    }
}
