import Checking
import Diagnostics
import Foundation
import StandardLibrary
import Syntax
import Testing

/// The library as the program hands it to the checker.
private struct WholeLibrary: ModuleLibrary {
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

@Suite("The library and the cases before the checker")
struct CheckedLibraryTests {
    private func messages(_ text: String, named name: String = "test.frz") -> [String] {
        var checker = Checker(library: WholeLibrary())
        return checker.check(SourceFile(name: name, text: text)).diagnostics.map { "\($0.code) \($0.message)" }
    }

    @Test(arguments: ["criteria", "gases", "layouts", "protocols"])
    func aModuleIsUsedWithoutAWord(module: String) {
        #expect(messages("use \(module)\nbackground muscle\nhold 1m\n") == [])
    }

    @Test func thePreludeIsThereWithoutUse() {
        let text = """
            background liver
            target lesion = sphere(center: (0, 0, 0) mm, radius: 5 mm) of tumour
            test probe A using argon_2_4
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_2_4
            freeze 12m
            thaw 3m
            """
        #expect(messages(text) == [])
    }

    @Test(arguments: Scripts.programs(in: "cases") + Scripts.programs(in: "protocols"))
    func aCaseHasNothingToTell(program: String) throws {
        let url = Scripts.folder.appendingPathComponent(program)
        #expect(try messages(String(contentsOf: url, encoding: .utf8), named: url.path) == [])
    }
}
