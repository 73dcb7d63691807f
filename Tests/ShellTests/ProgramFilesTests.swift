import Foundation
import Testing

@testable import Shell

/// The operands of `frazil check` and `frazil fmt`.
@Suite struct ProgramFilesTests {
    private let folder = Scratch.folder()

    private func write(_ name: String) throws {
        let url = URL(fileURLWithPath: folder + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try "hold 1m\n".write(to: url, atomically: false, encoding: .utf8)
    }

    @Test func `a folder stands for its programs, in order, and nothing hidden`() throws {
        for name in ["b.frz", "a.frz", "below/c.frz", "notes.txt", ".build/d.frz"] { try write(name) }
        #expect(try ProgramFiles.named([folder]) == ["a.frz", "b.frz", "below/c.frz"].map { folder + "/" + $0 })
        #expect(try ProgramFiles.named(["-", folder + "/b.frz"]) == ["-", folder + "/b.frz"])
    }

    @Test(arguments: ["README.md", "sitting.journal", "report.json", "a b.MD"])
    func `another kind of text is no program`(name: String) throws {
        try write(name)
        let fault = try #require(throws: CommandLineFault.self) { try ProgramFiles.named([folder + "/" + name]) }
        #expect(fault.message.contains("is not a .frz program") && fault.exitStatus == 2)
    }

    @Test func `a folder without a program is told`() throws {
        try write("notes.txt")
        #expect(throws: CommandLineFault.self) { try ProgramFiles.named([folder]) }
    }
}
