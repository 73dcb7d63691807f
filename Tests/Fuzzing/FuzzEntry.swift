import Checking
import Diagnostics
import Foundation
import Syntax

/// What the toolchain's libFuzzer calls with every text it makes (`Scripts/dev/fuzz --coverage`): the text is checked, what is told is shown, and what
/// can be laid out is laid out. A crash, a hang or a broken promise stops it.
@_cdecl("LLVMFuzzerTestOneInput")
public func examine(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    let told = check(text)
    layOut(text, told)
    return 0
}

/// The codes of all that is told. There is a program, or there is an error; every place lies in its file; every message can be shown.
private func check(_ text: String) -> [String] {
    var checker = prepared
    let (program, told, sources) = checker.check(SourceFile(name: "fuzz.frz", text: text))
    precondition(program != nil || told.contains { $0.severity == .error }, "no program and no error")
    if program == nil, let part = prepared.soundPart(of: SourceFile(name: "fuzz.frz", text: text)) {
        precondition(part.main.statements.allSatisfy { $0.span.end <= text.utf8.count }, "a place beyond the end")
    }
    let renderer = DiagnosticRenderer(sources: sources, isColoured: false)
    for diagnostic in told {
        precondition(diagnostic.span.start >= 0 && diagnostic.span.end >= diagnostic.span.start, "a place that is none")
        precondition(!renderer.render(diagnostic).isEmpty, "nothing is shown")
    }
    return told.map(\.code)
}

/// A layout is laid out for good, and means the same: the same is told of it.
private func layOut(_ text: String, _ told: [String]) {
    guard case .success(let once) = Formatter.format(SourceFile(name: "once.frz", text: text)) else { return }
    guard case .success(let twice) = Formatter.format(SourceFile(name: "twice.frz", text: once)) else { preconditionFailure("a layout that cannot be read") }
    precondition(once == twice, "a layout that is laid out anew")
    precondition(check(once) == told, "a layout that means something else")
}

private let prepared = Checker.prepared(library: ShelfOfFiles())

/// The library from the folder that `FRAZIL_STDLIB` names.
private struct ShelfOfFiles: ModuleLibrary {
    private static let folder = ProcessInfo.processInfo.environment["FRAZIL_STDLIB"] ?? "Stdlib/modules"
    private static let names = ["tissues", "probes", "gases", "layouts", "protocols"]
    private static let files = Dictionary(
        uniqueKeysWithValues: names.compactMap { name in
            (try? String(contentsOfFile: "\(folder)/\(name).frz", encoding: .utf8)).map { (name, SourceFile(name: name + ".frz", text: $0)) }
        })

    var prelude: [String] { ["tissues", "probes"] }
    var moduleNames: [String] { Self.names }
    func module(named name: String) -> SourceFile? { Self.files[name] }
    func file(at path: String, from importer: String) -> SourceFile? { nil }
}
