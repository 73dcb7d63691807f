import CEditline

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// The user's `~/.editrc`, a line at a time.
///
/// `bind -v` and `bind -e` lay out the keys anew, so the prompt's own are bound again behind each of them; whatever else the file binds comes
/// behind ours and holds.
struct EditorSettings {
    let path: String

    /// `EDITRC`, else `.editrc` at home.
    static var ofUser: EditorSettings? {
        if let path = getenv("EDITRC") { return EditorSettings(path: String(cString: path)) }
        return getenv("HOME").map { EditorSettings(path: String(cString: $0) + "/.editrc") }
    }

    func apply(to handle: OpaquePointer, whenKeysAreLaidOut: () -> Void) {
        guard let bytes = try? TextFile.bytes(of: path), let tokenizer = tok_init(nil) else { return }
        defer { tok_end(tokenizer) }
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where !line.drop(while: \.isWhitespace).hasPrefix("#") {
            tok_reset(tokenizer)
            var count: Int32 = 0
            var words: UnsafeMutablePointer<UnsafePointer<CChar>?>?
            guard tok_str(tokenizer, String(line), &count, &words) == 0, count > 0, let words else { continue }
            _ = el_parse(handle, count, words)
            let spoken = (0..<Int(count)).compactMap { words[$0].map { String(cString: $0) } }
            if Self.laysOutKeys(spoken) { whenKeysAreLaidOut() }
        }
    }

    static func laysOutKeys(_ words: [String]) -> Bool {
        guard let first = words.first, first == "bind" || first.hasSuffix(":bind") else { return false }
        return words.dropFirst().prefix { $0.hasPrefix("-") }.contains { ["-v", "-e"].contains($0) }
    }
}
