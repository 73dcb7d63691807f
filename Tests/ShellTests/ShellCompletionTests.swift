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
        let script = "cd '\(folder)'; . ./_frazil; COMP_WORDS=(frazil \(line)); COMP_CWORD=\(words.count); _frazil '~/frazil' 2>/dev/null; printf '%s\\n' \"${COMPREPLY[@]}\""
        let bash = Process()
        bash.executableURL = URL(fileURLWithPath: "/bin/bash")
        bash.arguments = ["--norc", "-c", script]
        // The program stands at home: in `~/frazil` the shell's `~` is not replaced yet.
        bash.environment = ["HOME": BuiltProgram.folder, "PATH": "/usr/bin:/bin"]
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

    @Test func bashOffersTopicsOfHelp() throws {
        #expect(try offered("help", "cov") == ["coverage", "covered_twice"])
        #expect(try offered("help", "jou") == ["journal"], "a command too")
        #expect(try offered("help", ":s") == [":set"])
    }

    /// What a real fish offers, where there is one.
    @Test(.enabled(if: Self.hasFish), arguments: [
        ("frazil ru", ["run"]), ("frazil run --dr", ["--driver", "--dry-run"]), ("frazil --ba", ["--bands"]), ("~/frazil help cov", ["coverage", "covered_twice"]), ("~/frazil help jou", ["journal"]),
        ("frazil completion ", ["bash", "fish", "zsh"]), ("frazil run mi", ["mine.frz", "mine.journal"]), ("/no/such/frazil help cov", []),
    ])
    func fishOffers(line: String, names: [String]) throws {
        let folder = Scratch.folder()
        for name in ["mine.frz", "mine.journal", "mine.txt"] { try TextFile.make(folder + "/" + name, "") }
        try TextFile.make(folder + "/frazil.fish", CompletionScript.text(for: .fish))
        let fish = Process()
        fish.executableURL = URL(fileURLWithPath: Self.fishPath)
        fish.arguments = ["--no-config", "-c", "source ./frazil.fish; complete -C '\(line)'"]
        fish.currentDirectoryURL = URL(fileURLWithPath: folder)
        fish.environment = ["HOME": BuiltProgram.folder, "PATH": "/usr/bin:/bin", "XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder, "XDG_CACHE_HOME": folder]
        let pipe = Pipe()
        (fish.standardOutput, fish.standardError) = (pipe, pipe)
        try fish.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        fish.waitUntilExit()
        #expect(text.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }.sorted() == names)
    }

    private static let fishPath = "/usr/bin/fish"
    private static let hasFish = access(fishPath, X_OK) == 0

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
