import Foundation

/// The programs that operands name: a file is itself, a folder stands for every `.frz` file in it and below, in alphabetical order.
enum ProgramFiles {
    static func named(_ operands: [String]) throws(CommandLineFault) -> [String] {
        var files: [String] = []
        for operand in operands { files += try programs(in: operand) }
        return files
    }

    private static func programs(in operand: String) throws(CommandLineFault) -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: operand, isDirectory: &isFolder), isFolder.boolValue else { return [try program(operand)] }
        let below = FileManager.default.enumerator(atPath: operand)?.compactMap { $0 as? String } ?? []
        let folder = operand.hasSuffix("/") ? operand : operand + "/"
        let programs = below.filter { $0.hasSuffix(".frz") && !isHidden($0) }.sorted().map { folder + $0 }
        guard !programs.isEmpty else { throw .noPrograms(in: operand) }
        return programs
    }

    /// A name may end in anything, or in nothing, but in that of another kind of text.
    private static func program(_ path: String) throws(CommandLineFault) -> String {
        let ending = path.split(separator: "/").last?.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last.map(String.init) ?? ""
        guard foreignEndings.contains(ending.lowercased()) else { return path }
        throw .noProgram(path, ending: ending)
    }

    private static let foreignEndings: Set<String> = ["md", "markdown", "json", "journal", "swift", "html", "htm", "pdf", "csv", "py", "toml", "yml", "yaml", "stl", "obj", "nii", "gz", "nrrd"]

    /// Build folders and the like.
    private static func isHidden(_ path: String) -> Bool { path.split(separator: "/").contains { $0.hasPrefix(".") } }
}
