import Checking
import Diagnostics
import Evaluation
import Foundation

/// Times the language itself: the start of the program, a check of a long text, a loop of arithmetic. Each has an answer that is known.
///
/// The start is timed by the clock on the wall, what runs on one thread by the processor's time, which a busy machine does not lengthen.
struct LanguageTrial {
    /// What one piece of work took.
    struct Timing {
        var name: String
        /// The quickest of all runs; nothing where it could not be run here.
        var seconds: Double?
        /// What it should stay below, where that is said.
        var aimSeconds: Double?
        /// Whether the answer was the known one.
        var isRight = true
    }

    let timings: [Timing]

    /// Whether every answer was the known one; a speed without that is not worth telling.
    var isRight: Bool { timings.allSatisfy(\.isRight) }

    /// Runs each piece of work `runs` times; the quickest counts.
    init(runs: Int) {
        timings = [
            Self.start(runs * 4, MonotonicClock.seconds), Self.reading(runs, ProcessorClock.seconds), Self.loop(runs, ProcessorClock.seconds),
            Self.loopInPython(runs),
        ]
    }

    private static func quickest(_ runs: Int, _ clock: () -> Double, _ work: () -> Bool) -> (seconds: Double, isRight: Bool) {
        var best = Double.infinity
        var isRight = true
        for _ in 0..<max(runs, 1) {
            let begun = clock()
            isRight = work() && isRight
            best = min(best, clock() - begun)
        }
        return (best, isRight)
    }

    // MARK: - Pieces of work

    /// `frazil check` of an empty file, as a process of its own, with the library at hand.
    private static func start(_ runs: Int, _ clock: () -> Double) -> Timing {
        let name = "start: check an empty file"
        guard let program = Bundle.main.executablePath, let empty = TemporaryText("") else { return Timing(name: name) }
        let measured = quickest(runs, clock) { OtherProgram.output(of: program, ["check", empty.path])?.hasSuffix(": ok\n") == true }
        return Timing(name: name, seconds: measured.seconds, aimSeconds: 0.03, isRight: measured.isRight)
    }

    /// Parse and check of a megabyte whose last line holds the only mistake.
    static func reading(_ runs: Int, _ clock: () -> Double) -> Timing {
        let program = LanguageProgram.long
        let prepared = Checker.prepared(library: LibraryFolder())
        let measured = quickest(runs, clock) {
            var checker = prepared
            let (_, told, sources) = checker.check(SourceFile(name: "long.frz", text: program.text))
            return told.map(\.code) == [program.code] && sources.start(of: told[0].span).line == program.lineCount
        }
        return Timing(
            name: "parse and check \(program.lineCount) lines, \(program.text.utf8.count / 1000) kB", seconds: measured.seconds, aimSeconds: 0.15,
            isRight: measured.isRight)
    }

    /// A million turns of arithmetic on quantities.
    static func loop(_ runs: Int, _ clock: () -> Double) -> Timing {
        var checker = Checker.prepared(library: LibraryFolder())
        let name = "a million turns of arithmetic"
        guard let program = checker.check(SourceFile(name: "loop.frz", text: LanguageProgram.loop)).program else {
            return Timing(name: name, isRight: false)
        }
        let measured = quickest(runs, clock) {
            let bystander = Bystander()
            guard (try? Interpreter(operator: bystander).run(program)) != nil else { return false }
            return bystander.published["ice"] == LanguageProgram.loopAnswerMM
        }
        return Timing(name: name, seconds: measured.seconds, aimSeconds: 0.3, isRight: measured.isRight)
    }

    /// The same with CPython's plain floats, timed by itself.
    private static func loopInPython(_ runs: Int) -> Timing {
        var best: Double?
        var isRight = true
        for _ in 0..<max(runs, 1) {
            guard let output = OtherProgram.output(of: "/usr/bin/env", ["python3", "-c", LanguageProgram.loopInPython]) else { continue }
            let numbers = output.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
            guard numbers.count == 2 else { continue }
            best = min(best ?? .infinity, numbers[0])
            isRight = isRight && abs(numbers[1] - LanguageProgram.loopAnswerMM) < 1e-9
        }
        return Timing(name: "the same in CPython, plain floats", seconds: best, isRight: isRight)
    }
}
