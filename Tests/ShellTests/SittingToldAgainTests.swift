import Session
import Testing

@testable import Shell

@Suite("A sitting told again from its journal", .serialized)
struct SittingToldAgainTests {
    private static let oneProbe = "background muscle; place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g\r"

    /// A sitting with a yes, a no and a limit that refuses.
    private func journal() throws -> JournalText {
        let terminal = try #require(PseudoTerminal())
        let editor = try #require(terminal.editor())
        var options = PromptOptions()
        options.resolutionMM = 4
        options.journalPath = Scratch.folder() + "/sitting.journal"
        let conversation = try Conversation(options: options, stop: StopSignal())
        let typist = Typist(
            at: terminal,
            following: [
                ("0:00> ", Self.oneProbe), ("0:00> ", "freeze 1m\r"), ("[?] ", "y\r"), ("1:00> ", "freeze 2m\r"), ("[?] ", "n\r"),
                ("1:00> ", "use layouts\r"), ("1:00> ", "limit tip(A) > -20 C\r"), ("1:00> ", "freeze 3m\r"), ("1:00> ", "quit\r"),
            ])
        #expect(conversation.talk(with: editor) == ExitStatus.done)
        typist.leave()
        return JournalText(bytes: try TextFile.bytes(of: options.journalPath ?? ""))
    }

    @Test func isTheSameToTheLastBit() throws {
        let replay = try #require(Replay(of: journal(), processor: Processor.kind, version: Entrance.version))
        #expect(replay.isSitting && replay.isExact)
        let findings = try #require(Retelling(of: replay, stop: StopSignal()).findings())
        #expect(findings.isComplete && findings.differences.isEmpty, "\(findings.differences)")
        #expect(findings.predictionCount == 3, "place, freeze 1m, and the refused freeze 3m")
    }

    @Test func whatAFailedEntryLeftIsTheSame() throws {
        var options = PromptOptions()
        options.resolutionMM = 4
        options.journalPath = Scratch.folder() + "/sitting.journal"
        let conversation = try Conversation(options: options, stop: StopSignal())
        let place = "place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g"
        for entry in ["background muscle", "let a = 1 mm; \(place); let b = 2 mm; limit tip(A) > -20 C; freeze 3m", "let b = 3 mm; freeze 30s", "let c = b + a"] { conversation.respond(to: entry) }
        _ = conversation.conclude(nil, program: "prompt")
        #expect(conversation.procedure.rows.map(\.verdict) == [.ok, .refused, .ok])
        let journal = JournalText(bytes: try TextFile.bytes(of: options.journalPath ?? ""))
        let replay = try #require(Replay(of: journal, processor: Processor.kind, version: Entrance.version))
        let findings = try #require(Retelling(of: replay, stop: StopSignal()).findings())
        #expect(findings.isComplete && findings.differences.isEmpty, "\(findings.differences)")
    }

    @Test func ofAnotherProcessorIsHeldToABound() throws {
        let replay = try #require(Replay(of: journal(), processor: "another", version: Entrance.version))
        #expect(!replay.isExact && replay.boundWords.contains("0.001"))
        let findings = try #require(Retelling(of: replay, stop: StopSignal()).findings())
        #expect(findings.isComplete && findings.differences.isEmpty)
    }
}
