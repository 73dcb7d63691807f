import Checking
import Diagnostics
import Evaluation
import Foundation
import Rehearsal
import StandardLibrary

/// The library as a user has it.
struct WholeLibrary: ModuleLibrary {
    var prelude: [String] { ["tissues", "probes"] }
    var moduleNames: [String] { StandardLibrary.moduleNames }

    func module(named name: String) -> SourceFile? {
        StandardLibrary.read(module: name).map { SourceFile(name: name + ".frz", text: $0) }
    }

    func file(at path: String, from importer: String) -> SourceFile? {
        let url = URL(fileURLWithPath: importer).deletingLastPathComponent().appendingPathComponent(path)
        return (try? String(contentsOf: url, encoding: .utf8)).map { SourceFile(name: url.path, text: $0) }
    }
}

/// A program as `frazil check` sees it: checked, and rehearsed where the checker lets it pass.
struct Examined {
    let diagnostics: [Diagnostic]
    let sources: SourceMap
    let printed: [String]
    let isRight: Bool

    private static let prepared = Checker.prepared(library: WholeLibrary())

    init(_ text: String, named name: String = "case.frz", files: (any ShapeFiles)? = nil, cells: WantedCells = .asWritten) {
        let file = SourceFile(name: name, text: text)
        let examination = Examination(of: file, by: Self.prepared, files: files, cells: cells)
        diagnostics = examination.diagnosticsAndRemarks
        sources = examination.sources
        printed = examination.printed
        isRight = examination.program != nil
    }

    var codes: [String] { diagnostics.map(\.code) }
    var lines: [Int] { diagnostics.map { sources.start(of: $0.span).line } }

    var told: String {
        let renderer = DiagnosticRenderer(sources: sources, isColoured: false)
        return diagnostics.map { renderer.render($0) }.joined(separator: "\n")
    }
}

/// The tree that these tests were built from.
enum Tree {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every file below a folder with this ending, in alphabetical order.
    static func files(below folder: String, ending: String) -> [URL] {
        let base = root.appendingPathComponent(folder)
        let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(ending) }.sorted().map { base.appendingPathComponent($0) }
    }

    static func text(_ path: String) throws -> String { try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8) }
}
