import Foundation

/// Another program, run to its end.
enum OtherProgram {
    /// What it wrote to its standard output; nothing where it is not there or failed.
    static func output(of program: String, _ arguments: [String]) -> String? {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        guard (try? process.run()) != nil, let bytes = try? pipe.fileHandleForReading.readToEnd() ?? Data() else { return nil }
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: bytes, as: UTF8.self) : nil
    }
}

/// A program's text in a file of its own, which is gone when nobody holds this any more.
final class TemporaryText {
    let path: String

    /// Nothing where no file can be made.
    init?(_ text: String) {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("frazil-bench-\(UUID().uuidString).frz").path
        guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) else { return nil }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
