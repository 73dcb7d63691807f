#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where journals go that nobody named: `frazil-journals/` in the user's data folder.
public enum JournalFolder {
    /// A path for a new journal, its folder made where it is missing. The file is made, empty, so that two runs in one second do not share
    /// one.
    public static func newPath(for program: String) throws(CommandLineFault) -> String {
        try newPath(for: program, in: folder())
    }

    static func newPath(for program: String, in folder: String) throws(CommandLineFault) -> String {
        let stem = "\(folder)/\(WallClock.fileStamp)-\(stem(of: program))"
        for attempt in 0..<1000 {
            let path = attempt == 0 ? "\(stem).journal" : "\(stem)-\(attempt + 1).journal"
            let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            if file >= 0 {
                close(file)
                return path
            }
            guard errno == EEXIST else {
                throw CommandLineFault("cannot write in \(folder): \(TextFile.reason)", help: "name a journal with --journal")
            }
        }
        throw CommandLineFault("there is no free name for a journal in \(folder)", help: "name one with --journal")
    }

    private static func folder() throws(CommandLineFault) -> String {
        guard let base = Surroundings.folder("XDG_DATA_HOME") ?? Surroundings.folder("HOME").map({ $0 + "/.local/share" }) else {
            throw CommandLineFault("there is no home folder for the journal", help: "name one with --journal")
        }
        let folder = base + "/frazil-journals"
        var made = ""
        for part in folder.split(separator: "/") {
            made += "/" + part
            if mkdir(made, 0o700) != 0, errno != EEXIST, errno != EISDIR, access(made, X_OK) != 0 {
                throw CommandLineFault("cannot make \(made) for the journal: \(TextFile.reason)", help: "name one with --journal")
            }
        }
        return folder
    }

    /// The program's file name without its ending and without what is no name.
    private static func stem(of program: String) -> String {
        let name = program.split(separator: "/").last.map(String.init) ?? "program"
        let base = name.hasSuffix(".frz") ? String(name.dropLast(4)) : name
        let safe = base.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") ? $0 : "-" }
        return String(safe.prefix(60))
    }
}

/// The clocks of the rim: nothing further in asks for the time.
public enum WallClock {
    /// Seconds on a clock that never goes back.
    public static func seconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// `2026-01-31T08:05:09Z`
    public static var date: String { formatted("%Y-%m-%dT%H:%M:%SZ") }

    /// To the millisecond: `2026-01-31T08:05:09.123Z`
    @Sendable public static func timestamp() -> String {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        let milliseconds = "\(1000 + time.tv_nsec / 1_000_000)".dropFirst()
        return formatted("%Y-%m-%dT%H:%M:%S", at: time.tv_sec) + ".\(milliseconds)Z"
    }

    static var fileStamp: String { formatted("%Y-%m-%d-%H%M%S") }

    private static func formatted(_ format: String, at seconds: time_t = time(nil)) -> String {
        var now = seconds
        var parts = tm()
        gmtime_r(&now, &parts)
        var buffer = [CChar](repeating: 0, count: 64)
        let count = strftime(&buffer, buffer.count, format, &parts)
        return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
