import Devices
import Evaluation
import Foundation
import Testing

@testable import Session

@Suite struct AJournal {
    @Test func isWholeWhenTheRunIsOver() throws {
        let text = try JournalText(bytes: Self.bytes())
        #expect(text.fault == nil)
        #expect(text.records.map(\.kind).prefix(2) == [.begin, .module])
        #expect(text.records.last?.kind == .end)
        let header = try #require(RunHeader(text))
        #expect(header.programText == "freeze 12m \"ä\"\n" && header.seed == .max && header.resolutionMM == 0.1 && header.accuracyMM == 0.2)
    }

    @Test func showsEveryChangedByte() throws {
        let bytes = try Self.bytes()
        for index in bytes.indices {
            for bit in [0, 5] {
                var changed = bytes
                changed[index] ^= 1 << UInt8(bit)
                if JournalText(bytes: changed).fault == nil { Issue.record("byte \(index), bit \(bit) passes") }
            }
        }
    }

    @Test func showsWhatIsRemovedOrMoved() throws {
        let lines = try Self.bytes().split(separator: UInt8(ascii: "\n")).map { Array($0) + [UInt8(ascii: "\n")] }
        for index in lines.indices {
            var shorter = lines
            shorter.remove(at: index)
            #expect(JournalText(bytes: Array(shorter.joined())).fault != nil)
        }
        var swapped = lines
        swapped.swapAt(2, 3)
        #expect(JournalText(bytes: Array(swapped.joined())).fault == .changed(line: 3))
    }

    @Test func tellsWhereItIsCutOff() throws {
        let bytes = try Self.bytes()
        for length in bytes.indices { #expect(JournalText(bytes: Array(bytes[..<length])).fault != nil) }
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        let cut = Array(lines.dropLast().map { Array($0) + [UInt8(ascii: "\n")] }.joined())
        #expect(JournalText(bytes: cut).fault == .cutOff(afterLine: lines.count - 1))
        #expect(JournalText(bytes: bytes + bytes).fault == .goesOn(line: lines.count + 1))
    }

    @Test func onAFullDiskStopsBeforeAnythingIsSent() throws {
        let journal = try Journal(creating: "/dev/full")
        let bench = Bench(journal: journal)
        #expect(haltOf { try bench.place() }?.word == "journalFailed")
        #expect(bench.console.log.isEmpty)
    }

    @Test func isNeverWrittenOver() throws {
        let path = Self.freshPath()
        try "something".write(toFile: path, atomically: false, encoding: .utf8)
        defer { unlink(path) }
        #expect(throws: JournalFailure.self) { try Journal(creating: path) }
        #expect(throws: JournalFailure.self) { try Journal(creating: "/no/such/folder/journal") }
    }

    @Test func holdsTheIntentBeforeTheMachineIsTold() throws {
        let path = Self.freshPath()
        defer { unlink(path) }
        let bench = Bench(journal: try Journal(creating: path))
        try bench.place()
        bench.console.failsAt = "freeze"
        _ = haltOf { try bench.freeze(10) }
        let text = JournalText(bytes: Array(try Data(contentsOf: URL(fileURLWithPath: path))))
        #expect(text.fault == .noJournal, "a journal without its header is none")
        let raw = try String(contentsOfFile: path, encoding: .utf8)
        #expect(raw.contains("\"kind\":\"command\"") && raw.contains("freeze"))
        #expect(raw.contains("\"kind\":\"stopped\""))
    }

    static func freshPath() -> String { NSTemporaryDirectory() + "/frazil-\(UUID().uuidString).journal" }

    static func bytes() throws -> [UInt8] {
        let path = freshPath()
        defer { unlink(path) }
        let journal = try Journal(creating: path)
        try journal.open(
            RunHeader(
                version: "0", programName: "p.frz", programText: "freeze 12m \"ä\"\n", seed: .max, resolutionMM: 0.1, accuracyMM: 0.2, driver: "sim",
                isDryRun: false, date: "2026-01-01T00:00:00Z",
                files: [RecordedFile(asked: "tissues", importer: nil, name: "tissues.frz", text: "# t\n")], prelude: ["tissues"]))
        try journal.write(.command, .members([("n", .number(0.1))]))
        try journal.write(.result, .members([("n", .number(-1e-9))]))
        try journal.write(.end, .members([("exit", .number(0))]))
        return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }
}

@Suite struct TheHash {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ]) func matchesTheStandard(_ text: String, _ hash: String) {
        #expect(SecureHash.hexadecimal(of: Array(text.utf8)) == hash)
    }

    @Test func takesAnyLength() {
        let million = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
        #expect(SecureHash.hexadecimal(of: million) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }
}

@Suite struct JSONText {
    @Test(arguments: [0.1, -0.0, 1e300, Double.leastNonzeroMagnitude, 123456789.125, .pi, 720]) func keepsEveryBitOfANumber(_ number: Double) throws {
        let read = try JSONValue.read(JSONValue.number(number).line.utf8).get()
        #expect(read.numberValue == number)
    }

    @Test(arguments: ["", "ä\u{1F600}\"\\\n\r\t\u{0}\u{1B}\u{7F}\u{2028}", "\\u0041"]) func keepsEveryCharacter(_ text: String) throws {
        #expect(try JSONValue.read(JSONValue.text(text).page.utf8).get() == .text(text))
    }

    @Test(arguments: ["", "{", "[1,]", "{\"a\":}", "nul", "1 2", "\"", "\"\\x\"", "--1", String(repeating: "[", count: 100_000)])
    func refusesWhatIsNoJSON(_ text: String) {
        #expect(throws: JSONValue.Fault.self) { try JSONValue.read(text.utf8).get() }
    }

    @Test func writesWhatIsNoNumberAsNull() {
        #expect(JSONValue.list([.number(Double.nan), .number(.infinity)]).line == "[null, null]")
    }

    @Test func roundsButTellsApart() {
        #expect(0.123456789.roundedSignificantly == 0.123457)
        #expect((-142.123456).roundedSignificantly == -142.123)
        #expect(4.99999.roundedSignificantly < 5)
        #expect((-0.001).rounded(decimals: 2) == 0 && (-0.001).rounded(decimals: 2).sign == .plus)
    }
}

@Suite struct TheWall {
    /// A clearance can be made in one file only.
    @Test func onlyTheClearanceOfficeImportsTheForecastsDoor() throws {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Sources").resolvingSymlinksInPath()
        var found: [String] = []
        for case let file as URL in FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil) ?? .init() {
            guard file.pathExtension == "swift", let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
            let isDoor = text.split(separator: "\n").contains { $0.hasPrefix("@_spi(Forecast) import") || $0.hasPrefix("@_spi(Forecast) public import") }
            if isDoor { found.append(file.lastPathComponent) }
        }
        #expect(found == ["ClearanceOffice.swift"])
    }
}
