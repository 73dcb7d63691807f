import Diagnostics

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reading and writing whole files, with one clear line where it fails.
enum TextFile {
    static let largestBytes = 64 << 20

    /// All bytes of a file; `-` is standard input.
    static func bytes(of path: String) throws(CommandLineFault) -> [UInt8] {
        guard path != "-" else { return try read(0, path: "standard input") }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw CommandLineFault("cannot read \(path): \(reason)") }
        defer { _ = close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw CommandLineFault("cannot read \(path): \(reason)") }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw CommandLineFault("cannot read \(path): it is a folder") }
        return try read(descriptor, path: path)
    }

    private static func read(_ descriptor: Int32, path: String) throws(CommandLineFault) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = systemRead(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw CommandLineFault("cannot read \(path): \(reason)") }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= largestBytes else { throw CommandLineFault("cannot read \(path): it is larger than 64 MB") }
        }
    }

    /// Whether a file can be written, found out before anything else is done: makes it where it is not there, leaves it as it is where it is.
    static func tryWriting(_ path: String) throws(CommandLineFault) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw CommandLineFault("cannot write \(path): \(reason)") }
        _ = close(descriptor)
    }

    /// Whether two paths lead to one file that is there.
    static func isSame(_ first: String, _ second: String) -> Bool {
        var (one, other) = (stat(), stat())
        guard stat(first, &one) == 0, stat(second, &other) == 0 else { return false }
        return one.st_dev == other.st_dev && one.st_ino == other.st_ino
    }

    /// A new file; one that is there stays as it is.
    static func make(_ path: String, _ text: String) throws(CommandLineFault) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw CommandLineFault("cannot make \(path): \(reason)") }
        try fill(descriptor, with: text, path)
    }

    /// Behind what is in a file that is there.
    static func append(_ text: String, to path: String) throws(CommandLineFault) {
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
        guard descriptor >= 0 else { throw CommandLineFault("cannot write \(path): \(reason)") }
        try fill(descriptor, with: text, path)
    }

    static func write(_ text: String, to path: String) throws(CommandLineFault) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw CommandLineFault("cannot write \(path): \(reason)") }
        try fill(descriptor, with: text, path)
    }

    /// Writes all of it, and closes the file.
    private static func fill(_ descriptor: Int32, with text: String, _ path: String) throws(CommandLineFault) {
        let isWritten = Terminal.write(text, to: descriptor)
        let why = reason
        guard close(descriptor) == 0, isWritten else { throw CommandLineFault("cannot write \(path): \(why)") }
    }

    /// Puts a new text in a file's place in one move, keeping its permissions; a link stays a link.
    static func replace(_ path: String, with text: String) throws(CommandLineFault) {
        let target = resolved(path)
        var status = stat()
        guard stat(target, &status) == 0 else { throw CommandLineFault("cannot write \(path): \(reason)") }
        guard access(target, W_OK) == 0 else { throw CommandLineFault("cannot write \(path): \(reason)") }
        var template = Array((target + ".XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        let temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard descriptor >= 0 else { throw CommandLineFault("cannot write beside \(path): \(reason)") }
        let isWritten = fchmod(descriptor, status.st_mode & 0o7777) == 0 && Terminal.write(text, to: descriptor) && fsync(descriptor) == 0
        guard close(descriptor) == 0, isWritten, rename(temporary, target) == 0 else {
            let why = reason
            _ = unlink(temporary)
            throw CommandLineFault("cannot write \(path): \(why)")
        }
    }

    /// Without links and detours; as it stands where there is no such file.
    static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    /// A program's text, or the diagnostic of what is no text. A byte-order mark is left out.
    static func program(_ path: String) throws(CommandLineFault) -> Result<SourceFile, BadText> {
        var bytes = try bytes(of: path)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        let text = String(decoding: bytes, as: UTF8.self)
        let file = SourceFile(name: path == "-" ? "standard input" : path, text: text)
        if Array(text.utf8) == bytes { return .success(file) }
        guard let offset = zip(text.utf8, bytes).enumerated().first(where: { $1.0 != $1.1 })?.offset else { return .success(file) }
        return .failure(BadText(file, offset: offset))
    }

    static var reason: String { String(cString: strerror(errno)) }
}

/// A file that is not UTF-8, with the place of its first bad byte.
struct BadText: Error {
    var sources = SourceMap()
    var diagnostic: Diagnostic

    init(_ file: SourceFile, offset: Int) {
        let id = sources.add(file)
        diagnostic = Diagnostic(
            .error, "S001", "this is not text: a byte here is not UTF-8", at: SourceSpan(file: id, start: offset, end: offset + 3),
            help: "save the program as UTF-8")
    }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int { read(descriptor, buffer, count) }
