/// Minutes and seconds since the start of the sitting, simulated.
enum SessionClock {
    static func text(_ seconds: Double) -> String {
        let whole = Int(min(max(seconds, 0), 1e9).rounded())
        return "\(whole / 60):" + (whole % 60 < 10 ? "0" : "") + "\(whole % 60)"
    }

    /// As the language writes it: `7m 40s`.
    static func duration(_ seconds: Double) -> String {
        let whole = Int(min(max(seconds, 0), 1e9).rounded())
        let parts = [whole >= 60 ? "\(whole / 60)m" : nil, whole % 60 > 0 || whole == 0 ? "\(whole % 60)s" : nil]
        return parts.compactMap(\.self).joined(separator: " ")
    }
}
