import Foundation

/// Where the library's modules (`tissues.frz`, `probes.frz`, …) are, and their text.
///
/// The folder is looked for in this order: the one named by `FRAZIL_STDLIB`, the installed `../share/frazil/modules` beside the
/// executable, the bundle that the build puts next to it, and the source tree the program was built from. The working directory plays no part.
public enum StandardLibrary {
    /// The folder that holds the modules, or nothing where none of the places has it.
    public static func folder() -> String? { candidates().first(where: isLibrary) }

    /// A module's text by its name without `.frz`, or nothing where there is no such module.
    public static func read(module: String) -> String? {
        guard isName(module), let folder = folder() else { return nil }
        return try? String(contentsOfFile: folder + "/" + module + ".frz", encoding: .utf8)
    }

    /// Every module's name, in alphabetical order.
    public static var moduleNames: [String] {
        guard let folder = folder(), let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return [] }
        return files.filter { $0.hasSuffix(".frz") }.map { String($0.dropLast(4)) }.sorted()
    }

    /// The device profiles' names, in alphabetical order.
    public static var deviceNames: [String] {
        guard let folder = deviceFolder, let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return [] }
        return files.filter { $0.hasSuffix(".frz") }.map { String($0.dropLast(4)) }.sorted()
    }

    /// Where a device profile is, by its name, or nothing where there is none.
    public static func path(ofDevice name: String) -> String? {
        guard isName(name), let path = deviceFolder.map({ $0 + "/" + name + ".frz" }) else { return nil }
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }

    /// Beside the modules.
    private static var deviceFolder: String? {
        folder().map { URL(fileURLWithPath: $0).deletingLastPathComponent().appendingPathComponent("devices").path }
    }

    private static func candidates() -> [String] {
        var places: [String] = []
        if let named = ProcessInfo.processInfo.environment["FRAZIL_STDLIB"], !named.isEmpty { places.append(named) }
        if let executable = executableFolder() {
            places.append(executable + "/../share/frazil/modules")
            places.append(executable + "/\(bundleName).resources/modules")
            places.append(executable + "/\(bundleName).bundle/modules")
        }
        if let loaded = loadedBundleFolder() { places.append(loaded) }
        places.append(sourceFolder())
        return places
    }

    private static let bundleName = "frazil_StandardLibrary"

    /// The folder of the running program, links resolved, so that a link in the search path finds the library too.
    private static func executableFolder() -> String? {
        let path = Bundle.main.executablePath ?? CommandLine.arguments.first
        return path.map { URL(fileURLWithPath: $0).resolvingSymlinksInPath().deletingLastPathComponent().path }
    }

    /// The build's own accessor traps where its bundle is gone, so the bundle is looked for among those already loaded and beside the
    /// test runner instead.
    private static func loadedBundleFolder() -> String? {
        let beside = Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent().path }
        return beside.map { $0 + "/\(bundleName).resources/modules" }.first(where: isLibrary)
    }

    private static func sourceFolder() -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("modules").path
    }

    private static func isLibrary(_ folder: String) -> Bool {
        FileManager.default.fileExists(atPath: folder + "/tissues.frz")
    }

    /// Keeps a module's name from leaving the folder.
    private static func isName(_ module: String) -> Bool {
        !module.isEmpty && module.allSatisfy { $0 == "_" || $0.isLetter || $0.isNumber }
    }
}
