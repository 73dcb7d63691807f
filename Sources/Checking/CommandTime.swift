/// How long a command may last.
public enum CommandTime {
    /// A day, s.
    public static let longestSeconds = 86_400.0
}
