import CEditline

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Columns that text takes on a terminal; colours take none.
enum DisplayWidth {
    /// Text is UTF-8 whatever the locale is called; done once, for widths and for libedit.
    static let speakUTF8: Void = {
        if setlocale(LC_CTYPE, "") == nil || String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
    }()

    static func of(_ scalar: Unicode.Scalar) -> Int {
        speakUTF8
        let columns = Int(frazil_columns(wchar_t(bitPattern: scalar.value)))
        // Where the locale knows no more than ASCII, what is printable is taken to be narrow.
        return columns < 0 ? (scalar.value < 0xA0 ? 0 : 1) : columns
    }

    static func of(_ text: some StringProtocol) -> Int {
        var width = 0
        var isEscape = false
        for scalar in text.unicodeScalars {
            if scalar == "\u{1B}" { isEscape = true } else if !isEscape { width += of(scalar) } else if scalar.properties.isAlphabetic { isEscape = false }
        }
        return width
    }
}
