/// What is drawn with characters, as this terminal shows it, and in plain letters for who reads it elsewhere.
struct Picture: Hashable {
    let shown: String
    let plain: String

    /// Drawn once more in letters, where the terminal has colours.
    init?(_ depth: ColourDepth, _ draw: (ColourDepth) -> String?) {
        guard let shown = draw(depth), let plain = depth == .none ? shown : draw(.none) else { return nil }
        (self.shown, self.plain) = (shown, plain)
    }

    /// Of pixels on the screen.
    init(shown: String, plain: String) { (self.shown, self.plain) = (shown, plain) }
}
