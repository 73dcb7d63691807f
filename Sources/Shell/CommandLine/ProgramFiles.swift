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
        guard FileManager.default.fileExists(atPath: operand, isDirectory: &isFolder), isFolder.boolValue else { return [operand] }
        let below = FileManager.default.enumerator(atPath: operand)?.compactMap { $0 as? String } ?? []
        let folder = operand.hasSuffix("/") ? operand : operand + "/"
        let programs = below.filter { $0.hasSuffix(".frz") && !isHidden($0) }.sorted().map { folder + $0 }
        guard !programs.isEmpty else { throw .noPrograms(in: operand) }
        return programs
    }

    /// Build folders and the like.
    private static func isHidden(_ path: String) -> Bool { path.split(separator: "/").contains { $0.hasPrefix(".") } }
}
