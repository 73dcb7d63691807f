import Checking
import Devices
import Diagnostics
import StandardLibrary
import Syntax

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Device profiles: the library's, the user's (`frazil/devices` in the user's data folder), and any file that is named.
enum DeviceProfiles {
    static let usual = "frazil_console"

    /// By name, or by the path of a file; the usual one where none is named.
    static func named(_ name: String?) throws(CommandLineFault) -> DeviceProfile { try named(name, as: nil).profile }

    /// The same, with its text; where that is known already nothing is looked for.
    static func named(_ name: String?, as text: String?) throws(CommandLineFault) -> (profile: DeviceProfile, text: String) {
        let name = name ?? usual
        if let text { return (try read(SourceFile(name: name, text: text), name), text) }
        let (file, path) = try file(name)
        return (try read(file, path), file.text)
    }

    private static func file(_ name: String) throws(CommandLineFault) -> (SourceFile, path: String) {
        let isPath = name.contains("/") || name.hasSuffix(".frz")
        guard let path = isPath ? name : path(of: name) else {
            throw .noProfile(name, known: names, nearest: nearestName(to: name, among: names))
        }
        switch try TextFile.program(path) {
        case .failure(let bad):
            DiagnosticPage(sources: bad.sources, diagnostics: [bad.diagnostic]).tell()
            throw .badProfile(path)
        case .success(let file): return (file, path)
        }
    }

    /// A file holds one profile; whatever is wrong with it is told.
    private static func read(_ file: SourceFile, _ path: String) throws(CommandLineFault) -> DeviceProfile {
        var sources = SourceMap()
        let id = sources.add(file)
        let parsed = Parser.parse(file, id: id)
        let trees = parsed.tree.statements.compactMap { if case .deviceProfile(let tree) = $0.kind { tree } else { nil } }
        let read = trees.first.map(DeviceProfileReader.read)
        let page = DiagnosticPage(sources: sources, diagnostics: parsed.diagnostics + (read?.diagnostics ?? []))
        page.tell()
        guard !page.hasErrors, trees.count == 1, let profile = read?.profile else { throw .badProfile(path) }
        return profile
    }

    /// Every name that can be given, in alphabetical order.
    static var names: [String] {
        let own = folder.flatMap { try? ProgramFiles.named([$0]) } ?? []
        return Set(StandardLibrary.deviceNames + own.map(stem)).sorted()
    }

    private static func stem(_ path: String) -> String { String((path.split(separator: "/").last ?? "").dropLast(4)) }

    /// The user's own goes before the library's.
    private static func path(of name: String) -> String? {
        let own = folder.map { $0 + "/" + name + ".frz" }
        if let own, access(own, R_OK) == 0 { return own }
        return StandardLibrary.path(ofDevice: name)
    }

    private static var folder: String? {
        let base = Surroundings.variable("XDG_DATA_HOME") ?? Surroundings.variable("HOME").map { $0 + "/.local/share" }
        return base.map { $0 + "/frazil/devices" }.flatMap { access($0, R_OK) == 0 ? $0 : nil }
    }
}
