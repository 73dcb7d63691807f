#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// What the shell that started this program says of the user: variables of the environment.
enum Surroundings {
    /// An empty variable is as good as none.
    static func variable(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    /// A folder by its whole path; any other is as good as none, as the XDG base directories have it.
    static func folder(_ name: String) -> String? { variable(name).flatMap { $0.hasPrefix("/") ? $0 : nil } }
}
