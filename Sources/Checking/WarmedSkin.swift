/// What the skin may be warmed to.
public enum WarmedSkin {
    /// °C
    public static let celsius = 20.0...45.0

    static let words = "from 20 C to 45 C"
}
