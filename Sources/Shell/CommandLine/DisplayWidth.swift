import CEditline

/// Columns that text takes on a terminal; colours take none.
enum DisplayWidth {
    static func of(_ scalar: Unicode.Scalar) -> Int {
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
