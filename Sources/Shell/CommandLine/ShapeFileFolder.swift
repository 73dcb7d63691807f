import Evaluation
import Foundation
import Geometry

/// Meshes and images beside the program; what is compressed goes through the system's `gzip`.
struct ShapeFileFolder: ShapeFiles {
    /// A whole image with its header.
    private static let largestBytes = LabelMap.largestBytes + 1 << 20

    func bytes(of path: String, from program: String) -> Result<[UInt8], ShapeFileFault> {
        open(path, program).flatMap { Self.all(of: $0) }
    }

    func inflatedBytes(of path: String, from program: String, at offset: Int) -> Result<[UInt8], ShapeFileFault> {
        open(path, program).flatMap { file in
            do {
                try file.seek(toOffset: UInt64(offset))
                return try Self.inflated(file)
            } catch {
                return .failure(.unreadable("gzip cannot be run: \(error.localizedDescription)"))
            }
        }
    }

    /// A path is taken from the folder of the program that names it.
    private func open(_ path: String, _ program: String) -> Result<FileHandle, ShapeFileFault> {
        let folder = program.lastIndex(of: "/").map { String(program[...$0]) } ?? ""
        let place = path.hasPrefix("/") ? path : folder + path
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder) else { return .failure(.unreadable("there is no file \(place)")) }
        guard !isFolder.boolValue else { return .failure(.unreadable("\(place) is a folder")) }
        guard let file = FileHandle(forReadingAtPath: place) else { return .failure(.unreadable("\(place) may not be read")) }
        return .success(file)
    }

    /// The child reads from where the file stands; what it writes is taken as it comes, and never more than an image may have.
    private static func inflated(_ file: FileHandle) throws -> Result<[UInt8], ShapeFileFault> {
        let gzip = Process()
        let (output, errors) = (Pipe(), FileHandle.nullDevice)
        gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        gzip.arguments = ["gzip", "-dc"]
        gzip.standardInput = file
        gzip.standardOutput = output
        gzip.standardError = errors
        try gzip.run()
        let bytes = all(of: output.fileHandleForReading)
        if case .failure = bytes { gzip.terminate() }
        gzip.waitUntilExit()
        if case .success = bytes, gzip.terminationStatus != 0 {
            return .failure(.unreadable("its compressed part is damaged or cut off (gzip ends with \(gzip.terminationStatus))"))
        }
        return bytes
    }

    private static func all(of file: FileHandle) -> Result<[UInt8], ShapeFileFault> {
        var bytes: [UInt8] = []
        do {
            while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
                bytes += piece
                guard bytes.count <= largestBytes else {
                    return .failure(.tooLarge("more than \(largestBytes >> 20) MB", allowed: "\(largestBytes >> 20) MB"))
                }
            }
            return .success(bytes)
        } catch {
            return .failure(.unreadable(error.localizedDescription))
        }
    }
}
