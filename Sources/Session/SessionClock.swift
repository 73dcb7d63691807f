/// A point in time, told as everywhere: minutes and seconds since the start of the program or the sitting, simulated, `26:05`. A length of time is told
/// as the language prints one, `26 min 5 s`.
public enum SessionClock {
    public static func text(_ seconds: Double) -> String {
        let whole = Int(min(max(seconds, 0), 1e9).rounded())
        return "\(whole / 60):" + (whole % 60 < 10 ? "0" : "") + "\(whole % 60)"
    }
}
