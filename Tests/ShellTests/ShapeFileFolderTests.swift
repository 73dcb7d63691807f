import Foundation
import Geometry
@testable import Shell
import Testing

@Suite("Reading meshes and images")
struct ShapeFileFolderTests {
    private let folder = NSTemporaryDirectory() + "frazil-shapes-\(UUID().uuidString)"
    private let content = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 / 1000) }

    private func written(_ name: String, _ bytes: [UInt8], compressedFrom offset: Int? = nil) throws -> String {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/" + name
        try Data(bytes[(offset ?? 0)...]).write(to: URL(fileURLWithPath: path))
        guard let offset else { return path }
        let gzip = Process()
        gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        gzip.arguments = ["gzip", "-f", path]
        try gzip.run()
        gzip.waitUntilExit()
        let compressed = try Data(contentsOf: URL(fileURLWithPath: path + ".gz"))
        try (Data(bytes[..<offset]) + compressed).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test func aPathIsTakenFromTheProgramsFolder() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = try written("a.stl", [1, 2, 3])
        #expect(ShapeFileFolder().bytes(of: "a.stl", from: folder + "/program.frz") == .success([1, 2, 3]))
        #expect(ShapeFileFolder().bytes(of: "./a.stl", from: folder + "/program.frz") == .success([1, 2, 3]))
        #expect(ShapeFileFolder().bytes(of: path, from: "elsewhere/program.frz") == .success([1, 2, 3]))
        #expect(ShapeFileFolder().bytes(of: "b.stl", from: folder + "/program.frz") == .failure(.unreadable("there is no file \(folder)/b.stl")))
        #expect(ShapeFileFolder().bytes(of: ".", from: folder + "/program.frz") == .failure(.unreadable("\(folder)/. is a folder")))
    }

    @Test func whatIsCompressedComesBack() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let whole = try written("whole.gz", content, compressedFrom: 0)
        #expect(ShapeFileFolder().inflatedBytes(of: whole, from: "", at: 0) == .success(content))
        let part = try written("part.nrrd", Array("header".utf8) + content, compressedFrom: 6)
        #expect(ShapeFileFolder().inflatedBytes(of: part, from: "", at: 6) == .success(content))
    }

    @Test func aCutFileIsDamaged() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let whole = try written("whole.gz", content, compressedFrom: 0)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: whole))
        try bytes.dropLast(500).write(to: URL(fileURLWithPath: whole))
        guard case .failure(.unreadable(let why)) = ShapeFileFolder().inflatedBytes(of: whole, from: "", at: 0) else {
            Issue.record("a cut file passes")
            return
        }
        #expect(why.hasPrefix("its compressed part is damaged or cut off"))
    }
}
