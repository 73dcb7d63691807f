import Diagnostics
import Syntax

/// `frazil fmt FILE…`: the one layout.
enum FormatCommand {
    static func run(_ arguments: [String]) -> Int32 {
        do throws(CommandLineFault) {
            let options = try OptionReader(arguments, OptionReader.Grammar(flags: ["--check"]))
            guard !options.operands.isEmpty else { throw CommandLineFault.wantsFiles("fmt") }
            let isChecking = options.flags.contains("--check")
            return try ProgramFiles.named(options.operands).map { format($0, isChecking: isChecking) }.max() ?? 0
        } catch {
            return Terminal.complain(error)
        }
    }

    private static func format(_ path: String, isChecking: Bool) -> Int32 {
        do {
            switch try TextFile.program(path) {
            case .failure(let bad): return tell([bad.diagnostic], bad.sources)
            case .success(let file): return try format(file, path, isChecking)
            }
        } catch {
            return Terminal.complain(error)
        }
    }

    private static func format(_ file: SourceFile, _ path: String, _ isChecking: Bool) throws(CommandLineFault) -> Int32 {
        switch Formatter.format(file) {
        case .failure(let failure):
            var sources = SourceMap()
            _ = sources.add(file)
            return tell(failure.diagnostics, sources)
        case .success(let text): return try put(text, insteadOf: file, path, isChecking)
        }
    }

    private static func put(
        _ text: String, insteadOf file: SourceFile, _ path: String, _ isChecking: Bool
    ) throws(CommandLineFault) -> Int32 {
        if isChecking {
            guard text != file.text else { return 0 }
            Terminal.write("\(path)\n", to: Terminal.output)
            return 1
        }
        if path == "-" { try Output.write(text, to: "-") } else if text != file.text { try TextFile.replace(path, with: text) }
        return 0
    }

    private static func tell(_ diagnostics: [Diagnostic], _ sources: SourceMap) -> Int32 {
        DiagnosticPage(sources: sources, diagnostics: diagnostics).tell()
        return 1
    }
}
