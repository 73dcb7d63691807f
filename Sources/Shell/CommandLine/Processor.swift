import Bioheat

#if canImport(Glibc)
    import Glibc
#endif

/// What the last bits of a forecast depend on besides the program's version.
enum Processor {
    /// `x86_64 wide, glibc 2.39`
    static var kind: String { SolverKind.name + functions }

    /// The library that exponentials and logarithms come from.
    private static var functions: String {
        #if canImport(Glibc)
            var name = [CChar](repeating: 0, count: 64)
            let count = confstr(Int32(_CS_GNU_LIBC_VERSION), &name, name.count)
            guard count > 1, count <= name.count else { return "" }
            return ", " + String(decoding: name[..<(count - 1)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        #else
            return ""
        #endif
    }
}
