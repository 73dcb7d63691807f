#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// What is entered by itself when a sitting begins: settings, each on a line of its own, and a piece of a program.
struct StartupFile {
    let path: String
    /// The arguments of its lines `:set …`, in order.
    let settings: [[String]]
    /// Everything else, its lines where they were.
    let entry: String

    /// `frazil/startup.frz` in the user's folder of configurations; nothing where there is no home.
    static var standardPath: String? {
        if let folder = Surroundings.folder("XDG_CONFIG_HOME") { return folder + "/frazil/startup.frz" }
        return Surroundings.variable("HOME").map { $0 + "/.config/frazil/startup.frz" }
    }

    /// Nothing where there is no such file; throws where it cannot be read.
    init?(at path: String?) throws(CommandLineFault) {
        guard let path, access(path, F_OK) == 0 else { return nil }
        self.init(path: path, text: String(decoding: try TextFile.bytes(of: path), as: UTF8.self))
    }

    init(path: String, text: String) {
        self.path = path
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        settings = lines.filter { $0.hasPrefix(":set") }.map { $0.split(whereSeparator: \.isWhitespace).dropFirst().map(String.init) }
        entry = lines.map { $0.hasPrefix(":set") ? "" : $0 }.joined(separator: "\n")
    }
}
