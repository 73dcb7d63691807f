import Foundation
import Testing

@testable import Shell

@Suite("Completion by the shell")
struct ShellCompletionTests {
    /// What a real bash offers for a command line, the word under the cursor last.
    private func offered(_ words: String...) throws -> [String] {
        let folder = Scratch.folder()
        try TextFile.make(folder + "/mine.frz", "")
        try TextFile.make(folder + "/mine.journal", "")
        try TextFile.make(folder + "/mine.txt", "")
        try TextFile.make(folder + "/_frazil", CompletionScript.text(for: .bash))
        let line = words.map { "'\($0)'" }.joined(separator: " ")
        let script = "cd '\(folder)'; . ./_frazil; COMP_WORDS=(frazil \(line)); COMP_CWORD=\(words.count); _frazil 2>/dev/null; printf '%s\\n' \"${COMPREPLY[@]}\""
        let bash = Process()
        bash.executableURL = URL(fileURLWithPath: "/bin/bash")
        bash.arguments = ["--norc", "-c", script]
        let pipe = Pipe()
        bash.standardOutput = pipe
        try bash.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        bash.waitUntilExit()
        return text.split(separator: "\n").map(String.init)
    }

    @Test func bashOffersCommands() throws {
        #expect(try offered("jo") == ["journal"])
        #expect(try offered("re").sorted() == ["repl", "resume"])
    }

    @Test func bashOffersOptions() throws {
        #expect(try offered("run", "--dr").sorted() == ["--driver", "--dry-run"])
        #expect(try offered("fmt", "--c") == ["--check"])
        #expect(try offered("--ba") == ["--bands"])
        #expect(try offered("--no-s") == ["--no-startup"])
    }

    @Test func bashOffersWordsAndPrograms() throws {
        #expect(try offered("journal", "v") == ["verify"])
        #expect(try offered("completion", "") == ["bash", "zsh", "fish"])
        #expect(try offered("run", "mi").sorted() == ["mine.frz", "mine.journal"])
        #expect(try offered("mi").sorted() == ["mine.frz", "mine.journal"])
    }

    /// No file but those, and folders.
    @Test func fishOffersProgramsOnly() {
        let text = CompletionScript.text(for: .fish)
        #expect(text.contains("\ncomplete -c frazil -f\n") && text.contains("$word*.frz $word*.journal $word*/"))
    }

    @Test(arguments: CompletionScript.Shell.allCases)
    func everyCommandAndItsOptionsStandInEachScript(shell: CompletionScript.Shell) {
        let text = CompletionScript.text(for: shell)
        for command in Subcommand.allCases where ![.train, .report].contains(command) { #expect(text.contains(command.rawValue)) }
        #expect(text.contains("dry-run") && text.contains("verify"))
    }

    @Test(arguments: [(Subcommand.run, "runs a program"), (.check, "tells everything"), (.completion, "a script of completions")])
    func aCommandHasAFewWords(command: Subcommand, words: String) {
        #expect(CompletionScript.note(on: command).hasPrefix(words))
    }

    @Test func aProgramAloneIsRun() throws {
        let folder = Scratch.folder()
        try TextFile.make(folder + "/mine.frz", "#!/usr/bin/env frazil\nprint 3 mm\n")
        try TextFile.make(folder + "/mine", "#!/usr/bin/env frazil\nassert 1 > 2\n")
        #expect(Entrance.run([folder + "/mine.frz", "--journal", folder + "/a.journal"]) == 0)
        #expect(Entrance.run([folder + "/mine", "--journal", folder + "/b.journal"]) == 6)
        #expect(Entrance.run([folder + "/none.frz"]) == 2)
    }
}
