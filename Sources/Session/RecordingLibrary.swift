import Checking
import Diagnostics
import Synchronization

/// Reads modules from another library and remembers what was read, so that a journal can hold it.
public final class RecordingLibrary: ModuleLibrary {
    private let library: any ModuleLibrary
    private let found = Mutex<[RecordedFile]>([])

    public init(_ library: any ModuleLibrary) { self.library = library }

    public var files: [RecordedFile] { found.withLock { $0 } }
    public var prelude: [String] { library.prelude }
    public var moduleNames: [String] { library.moduleNames }

    public func module(named name: String) -> SourceFile? { remember(library.module(named: name), name, importer: nil) }

    public func file(at path: String, from importer: String) -> SourceFile? {
        remember(library.file(at: path, from: importer), path, importer: importer)
    }

    private func remember(_ file: SourceFile?, _ asked: String, importer: String?) -> SourceFile? {
        guard let file else { return nil }
        let record = RecordedFile(asked: asked, importer: importer, name: file.name, text: file.text)
        found.withLock { files in
            if !files.contains(where: { $0.asked == asked && $0.importer == importer }) { files.append(record) }
        }
        return file
    }
}

/// The files of a journal, for its replay.
public struct RecordedLibrary: ModuleLibrary {
    private let files: [RecordedFile]
    public let prelude: [String]
    /// Where a file comes from that the journal does not hold: nowhere in a replay.
    private let later: (any ModuleLibrary)?

    public init(files: [RecordedFile], prelude: [String], behind later: (any ModuleLibrary)? = nil) {
        self.files = files
        self.prelude = prelude
        self.later = later
    }

    public var moduleNames: [String] { later?.moduleNames ?? files.filter { $0.importer == nil }.map(\.asked).sorted() }

    public func module(named name: String) -> SourceFile? { find(name, importer: nil) ?? later?.module(named: name) }

    public func file(at path: String, from importer: String) -> SourceFile? {
        find(path, importer: importer) ?? later?.file(at: path, from: importer)
    }

    private func find(_ asked: String, importer: String?) -> SourceFile? {
        files.first { $0.asked == asked && $0.importer == importer }.map { SourceFile(name: $0.name, text: $0.text) }
    }
}
