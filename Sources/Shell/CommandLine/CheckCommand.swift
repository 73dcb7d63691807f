import Checking
import Diagnostics
import Rehearsal
import Session

/// `frazil check FILE…`: everything that can be told without running.
enum CheckCommand {
    static func run(_ arguments: [String]) -> Int32 {
        do throws(CommandLineFault) {
            let options = try OptionReader(arguments, OptionReader.Grammar(values: ["--json"]))
            guard !options.operands.isEmpty else { throw CommandLineFault.wantsFiles("check") }
            let files = try ProgramFiles.named(options.operands)
            try Output.refuse(options.values["--json"], over: files)
            return try check(files, json: options.values["--json"])
        } catch {
            return Terminal.complain(error)
        }
    }

    private static func check(_ files: [String], json: String?) throws(CommandLineFault) -> Int32 {
        var rows: [JSONValue] = []
        var exit: Int32 = 0
        let checker = Checker.prepared(library: LibraryFolder())
        for file in files {
            do {
                let page = try page(of: file, checker)
                page.tell()
                rows += page.rows
                if page.hasErrors { exit = 1 } else if json != "-" { try Output.write("\(file): \(summary(page))\n", to: "-") }
            } catch {
                exit = max(exit, Terminal.complain(error))
            }
        }
        if let json { try Output.write(DiagnosticPage.json(rows).page, to: json) }
        return exit
    }

    private static func summary(_ page: DiagnosticPage) -> String {
        let count = page.diagnostics.count
        return count == 0 ? "ok" : count == 1 ? "ok, 1 warning" : "ok, \(count) warnings"
    }

    /// What the checker tells, and what a rehearsal finds of a program that it lets pass.
    private static func page(of path: String, _ prepared: Checker) throws(CommandLineFault) -> DiagnosticPage {
        switch try TextFile.program(path) {
        case .failure(let bad): return DiagnosticPage(sources: bad.sources, diagnostics: [bad.diagnostic])
        case .success(let file):
            let examination = Examination(of: file, by: prepared, files: ShapeFileFolder())
            return DiagnosticPage(sources: examination.sources, diagnostics: examination.diagnosticsAndRemarks)
        }
    }
}

/// Where data goes: a file, or standard output for `-`.
enum Output {
    static func write(_ text: String, to path: String) throws(CommandLineFault) {
        guard path == "-" else { return try TextFile.write(text, to: path) }
        guard Terminal.write(text, to: Terminal.output) else {
            throw CommandLineFault("cannot write to standard output: \(TextFile.reason)")
        }
    }

    /// What is read, or written beside it, is not written over.
    static func refuse(_ path: String?, over files: [String], which what: String = "the program itself") throws(CommandLineFault) {
        guard let path, path != "-", files.contains(where: { path == $0 || TextFile.isSame(path, $0) }) else { return }
        throw CommandLineFault("\(path) is \(what); name another file for the JSON")
    }

    static func tryWriting(_ path: String?) throws(CommandLineFault) {
        if let path, path != "-" { try TextFile.tryWriting(path) }
    }
}
