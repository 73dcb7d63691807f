#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Numbers as text for a reader: rounded, without trailing zeros.
public enum Numeral {
    /// A number with at most so many significant digits (1 to 15); the digits before the decimal point are never lost.
    public static func text(_ value: Double, significantDigits: Int = 4) -> String {
        guard value.isFinite, value != 0 else { return special(value) }
        let leading = Int(log10(abs(value)).rounded(.down))
        return text(value, decimals: max(0, min(significantDigits, 15) - 1 - leading))
    }

    /// A number with at most so many digits after the decimal point.
    public static func text(_ value: Double, decimals: Int) -> String {
        guard value.isFinite, value != 0 else { return special(value) }
        let scale = pow(10, Double(min(decimals, 300)))
        let rounded = (value * scale).rounded() / scale
        return shortest(rounded.isFinite ? rounded : value)
    }

    /// Every digit that it takes to read the same number again.
    public static func exact(_ value: Double) -> String { value.isFinite ? shortest(value) : special(value) }

    private static func special(_ value: Double) -> String {
        if value.isNaN { return "not a number" }
        if value.isInfinite { return value < 0 ? "-infinity" : "infinity" }
        return "0"
    }

    private static func shortest(_ value: Double) -> String {
        guard value != 0 else { return "0" }
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
