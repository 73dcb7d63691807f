import Evaluation
import Foundation
import Geometry
@testable import Session
import Testing

/// One file, held in memory.
private struct OneFile: ShapeFiles {
    var content: [UInt8]

    func bytes(of path: String, from program: String) -> Result<[UInt8], ShapeFileFault> { .success(content) }
    func inflatedBytes(of path: String, from program: String, at offset: Int) -> Result<[UInt8], ShapeFileFault> { .success(content) }
}

@Suite("Meshes and images in a journal")
struct ShapeFileJournalTests {
    private func journal(_ content: [UInt8]) throws -> JournalText {
        let path = NSTemporaryDirectory() + "frazil-\(UUID().uuidString).journal"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let journal = try Journal(creating: path)
        try journal.write(.begin, .members([("program", .text("a.frz"))]))
        _ = RecordingShapeFiles(OneFile(content: content)) { try journal.write(.file, $0) }.bytes(of: "ct.nii", from: "a.frz")
        try journal.write(.end, .members([]))
        return JournalText(bytes: Array(try Data(contentsOf: URL(fileURLWithPath: path))))
    }

    @Test func theFileIsKnownAgain() throws {
        let text = try journal([1, 2, 3])
        #expect(text.fault == nil)
        let record = try #require(text.payloads(of: .file).first)
        #expect(record["asked"]?.textValue == "ct.nii" && record["bytes"]?.numberValue == 3)
        // SHA-256 of the bytes 1, 2, 3.
        #expect(record["sha256"]?.textValue == "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81")
        #expect(ReplayedShapeFiles(OneFile(content: [1, 2, 3]), of: text).bytes(of: "ct.nii", from: "a.frz") == .success([1, 2, 3]))
    }

    @Test func aChangedFileIsRefused() throws {
        let text = try journal([1, 2, 3])
        let changed = ReplayedShapeFiles(OneFile(content: [1, 2, 4]), of: text).bytes(of: "ct.nii", from: "a.frz")
        #expect(changed == .failure(.unreadable("it is not the file that the journal was written with")))
    }
}
