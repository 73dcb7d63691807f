import Checking
import Diagnostics
import StandardLibrary

/// Modules from the program's library and from files beside the program.
public struct LibraryFolder: ModuleLibrary {
    public init() {}

    public var prelude: [String] { ["tissues", "probes"] }
    public var moduleNames: [String] { StandardLibrary.moduleNames }

    public func module(named name: String) -> SourceFile? {
        StandardLibrary.read(module: name).map { SourceFile(name: "\(name).frz", text: $0) }
    }

    /// A path is taken from the folder of the file that uses it.
    public func file(at path: String, from importer: String) -> SourceFile? {
        let folder = importer.lastIndex(of: "/").map { String(importer[...$0]) } ?? ""
        let whole = path.hasPrefix("/") ? path : folder + (path.hasPrefix("./") ? String(path.dropFirst(2)) : path)
        guard case .success(let file)? = try? TextFile.program(whole) else { return nil }
        return file
    }
}
