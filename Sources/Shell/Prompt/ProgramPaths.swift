#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Paths of programs and folders, as far as they are typed.
enum ProgramPaths {
    /// What the text behind the last quotation mark may go on with.
    static func offer(for text: String) -> CompletionOffer {
        let typed = String(text.reversed().prefix { $0 != "\"" }.reversed())
        let folder = typed.contains("/") ? String(typed[...(typed.lastIndex(of: "/") ?? typed.startIndex)]) : ""
        let names = entries(of: folder.isEmpty ? "." : folder).map { folder + $0 }
        return CompletionOffer(word: typed, certainly: names.sorted())
    }

    /// Programs, and folders with a slash behind them; none that are hidden.
    private static func entries(of folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } }
            guard !name.hasPrefix(".") else { continue }
            var status = stat()
            guard stat(folder + "/" + name, &status) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR { names.append(name + "/") } else if name.hasSuffix(".frz") { names.append(name) }
        }
        return names
    }
}
