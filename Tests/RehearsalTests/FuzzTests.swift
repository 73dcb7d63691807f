import Diagnostics
import Foundation
import Syntax
import Testing

/// No text makes the language fail. `Scripts/dev/fuzz` runs this for long: `FRAZIL_FUZZ_COUNT` programs from `FRAZIL_FUZZ_SEED` on, the one at hand
/// in the file `FRAZIL_FUZZ_FILE`, so that a crash leaves its cause behind.
@Suite struct FuzzTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let count = environment["FRAZIL_FUZZ_COUNT"].flatMap(Int.init) ?? 4000
    private static let seed = environment["FRAZIL_FUZZ_SEED"].flatMap(UInt64.init) ?? 1

    private static func seeds() throws -> [String] {
        let files = Tree.files(below: "Stdlib", ending: ".frz") + Tree.files(below: "Scripts", ending: ".frz")
        let programs = try files.map { try String(contentsOf: $0, encoding: .utf8) }.filter { $0.count < 6000 }
        return programs + Explanation.all.flatMap { [$0.wrong, $0.right] }.filter { !$0.isEmpty }
    }

    @Test func `mutated programs are checked, gone through and laid out`() throws {
        var mutator = Mutator(seed: Self.seed, seeds: try Self.seeds())
        var rightCount = 0
        for _ in 0..<Self.count {
            let program = mutator.program()
            if let path = Self.environment["FRAZIL_FUZZ_FILE"] { try program.write(toFile: path, atomically: false, encoding: .utf8) }
            let examined = Examined(program)
            rightCount += examined.isRight ? 1 : 0
            #expect(examined.isRight || examined.diagnostics.contains { $0.severity == .error }, "\(program)")
            #expect(examined.diagnostics.allSatisfy { $0.span.end >= $0.span.start && $0.span.start >= 0 }, "\(program)")
            _ = examined.told
            try isLaidOutOnce(program)
        }
        #expect(rightCount > Self.count / 50, "the mutations leave nothing right, so little behind the parser is reached")
    }

    /// The layout of a layout is itself, and has nothing wrong.
    private func isLaidOutOnce(_ program: String) throws {
        guard let once = try? Formatter.format(SourceFile(name: "once.frz", text: program)).get() else { return }
        let twice = try? Formatter.format(SourceFile(name: "twice.frz", text: once)).get()
        #expect(twice == once, "\(program)")
    }

    @Test func `the same seed makes the same programs`() throws {
        let seeds = try Self.seeds()
        var one = Mutator(seed: 7, seeds: seeds)
        var other = Mutator(seed: 7, seeds: seeds)
        #expect((0..<20).map { _ in one.program() } == (0..<20).map { _ in other.program() })
    }
}
