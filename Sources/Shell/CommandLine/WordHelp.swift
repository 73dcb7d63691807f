import Diagnostics
import StandardLibrary

/// Help on the words of the language, and on what the library declares (a tissue, a probe model, a protocol, a function): its comment and its
/// text.
public enum WordHelp {
    private static let openings = ["tissue ", "probe model ", "protocol ", "fn "]

    /// Everything there is help on, in alphabetical order.
    public static var words: [String] {
        (StandardLibrary.moduleNames.flatMap { lines(of: $0).compactMap(declaredName) } + LanguageHelp.words).sorted()
    }

    /// The declaration with the comment above it, or nothing.
    public static func text(on word: String) -> String? {
        for module in StandardLibrary.moduleNames {
            let lines = lines(of: module)
            if let index = lines.firstIndex(where: { declaredName($0) == word }) { return page(lines, at: index, module: module) }
        }
        return LanguageHelp.text(on: word)
    }

    private static func lines(of module: String) -> [String] {
        (StandardLibrary.read(module: module) ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private static func declaredName(_ line: String) -> String? {
        guard let opening = openings.first(where: { line.hasPrefix($0) }) else { return nil }
        let name = line.dropFirst(opening.count).prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        return name.isEmpty ? nil : String(name)
    }

    /// A declaration ends with the brace in the first column that closes it, or on its own line.
    private static func page(_ lines: [String], at index: Int, module: String) -> String {
        let first = lines[..<index].lastIndex { !$0.hasPrefix("#") }.map { $0 + 1 } ?? 0
        let closes = lines[index].hasSuffix("}") ? index : lines[index...].firstIndex { $0.hasPrefix("}") } ?? index
        return (["# in \(module).frz"] + lines[first...closes]).joined(separator: "\n")
    }
}
