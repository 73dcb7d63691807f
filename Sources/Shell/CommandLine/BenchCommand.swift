import Session
import Verification

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// `frazil bench`: the solver's speed, next to its error. Where the answer is wrong no time is told.
enum BenchCommand {
    static func run(_ arguments: [String]) -> Int32 {
        do throws(CommandLineFault) {
            let options = try OptionReader(
                arguments, OptionReader.Grammar(flags: ["--probes", "--uniform"], values: ["--json", "--resolution", "--threads", "--runs"]))
            if let operand = options.operands.first { throw .wantsNothing("bench", seen: operand) }
            let threads = try options.whole("--threads", in: 1...64) ?? 2
            let resolution = try options.resolutionMM() ?? 1
            let runs = try options.whole("--runs", in: 1...100) ?? 1
            try Output.tryWriting(options.values["--json"])
            return try bench(
                SpeedTrial(
                    resolutionMM: resolution, threads: threads, runs: runs, isUniform: options.flags.contains("--uniform"),
                    clock: MonotonicClock.seconds),
                countsProbes: options.flags.contains("--probes"), json: options.values["--json"])
        } catch {
            return Terminal.complain(error)
        }
    }

    private static func bench(_ trial: SpeedTrial, countsProbes: Bool, json: String?) throws(CommandLineFault) -> Int32 {
        let (resolutionMM, threads) = (trial.problem.resolutionMM, trial.problem.threads)
        let memory = peakMemoryBytes
        let counts = countsProbes && trial.isRight ? ProbeCountTable.rows(resolutionMM: resolutionMM, threads: threads, clock: MonotonicClock.seconds) : []
        if json != "-" { Terminal.write(BenchPage.text(trial, memoryBytes: memory, counts), to: Terminal.output) }
        if let json { try Output.write(BenchPage.json(trial, memoryBytes: memory, counts).page, to: json) }
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

/// Seconds since some moment, which only go forward.
enum MonotonicClock {
    private static let start = ContinuousClock.now

    static func seconds() -> Double {
        let passed = ContinuousClock.now - start
        return Double(passed.components.seconds) + Double(passed.components.attoseconds) * 1e-18
    }
}
