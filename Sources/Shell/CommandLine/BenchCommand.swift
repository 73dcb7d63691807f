import Session
import Verification

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// `frazil bench`: the speed of the solver and of the language, next to their answers. Where an answer is wrong no time is told.
enum BenchCommand {
    static func run(_ arguments: [String]) -> Int32 {
        do throws(CommandLineFault) {
            let options = try OptionReader(
                arguments, OptionReader.Grammar(flags: ["--probes", "--uniform", "--language"], values: ["--json", "--resolution", "--threads", "--runs"]))
            if let operand = options.operands.first { throw .wantsNothing("bench", seen: operand) }
            let threads = try options.whole("--threads", in: 1...64) ?? 2
            let resolution = try options.resolutionMM() ?? 1
            let runs = try options.whole("--runs", in: 1...100) ?? 1
            try Output.tryWriting(options.values["--json"])
            if options.flags.contains("--language") { return try benchLanguage(runs: max(runs, 5), json: options.values["--json"]) }
            let programBytes = peakMemoryBytes
            return try bench(
                SpeedTrial(
                    resolutionMM: resolution, threads: threads, runs: runs, isUniform: options.flags.contains("--uniform"),
                    clock: MonotonicClock.seconds),
                programBytes: programBytes, countsProbes: options.flags.contains("--probes"), json: options.values["--json"])
        } catch {
            return Terminal.complain(error)
        }
    }

    private static func bench(_ trial: SpeedTrial, programBytes: Int, countsProbes: Bool, json: String?) throws(CommandLineFault) -> Int32 {
        let (resolutionMM, threads) = (trial.problem.resolutionMM, trial.problem.threads)
        let memory = BenchPage.Memory(peakBytes: peakMemoryBytes, programBytes: programBytes)
        let counts = countsProbes && trial.isRight ? ProbeCountTable.rows(resolutionMM: resolutionMM, threads: threads, clock: MonotonicClock.seconds) : []
        let language = LanguageTrial(runs: 5)
        if json != "-" {
            Terminal.write(BenchPage.text(trial, memory, counts) + "\n" + LanguagePage.text(language), to: Terminal.output)
        }
        if let json { try Output.write(BenchPage.json(trial, memory, counts, LanguagePage.json(language)).page, to: json) }
        return trial.isRight && language.isRight ? 0 : 1
    }

    /// The language alone, which takes a few seconds.
    private static func benchLanguage(runs: Int, json: String?) throws(CommandLineFault) -> Int32 {
        let trial = LanguageTrial(runs: runs)
        if json != "-" { Terminal.write(LanguagePage.text(trial), to: Terminal.output) }
        if let json { try Output.write(JSONValue.members([("language", LanguagePage.json(trial))]).page, to: json) }
        return trial.isRight ? 0 : 1
    }

    /// Of the whole process so far (`RUSAGE_SELF` is 0), bytes.
    private static var peakMemoryBytes: Int {
        var usage = rusage()
        guard getrusage(0, &usage) == 0 else { return 0 }
        #if os(Linux)
            return usage.ru_maxrss * 1024
        #else
            return usage.ru_maxrss
        #endif
    }
}

/// Seconds that this process has had of the processors, on all its threads.
enum ProcessorClock {
    static func seconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}

/// Seconds since some moment, which only go forward.
enum MonotonicClock {
    private static let start = ContinuousClock.now

    static func seconds() -> Double {
        let passed = ContinuousClock.now - start
        return Double(passed.components.seconds) + Double(passed.components.attoseconds) * 1e-18
    }
}
