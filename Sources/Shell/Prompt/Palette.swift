/// How many colours a terminal shows.
enum ColourDepth: Hashable, Sendable {
    case none, sixteen, many, all

    /// Of standard output, by `NO_COLOR`, `COLORTERM` and `TERM`.
    static var ofOutput: ColourDepth {
        if let wanted = Screen.settings.colour { return wanted }
        guard Terminal.isColoured(Terminal.output) else { return .none }
        return ColourDepth(colorTerm: Surroundings.variable("COLORTERM") ?? "", term: Surroundings.variable("TERM") ?? "")
    }

    /// The terminals of DEC, and what says of itself that it has no colour.
    private static func isPlain(_ term: String) -> Bool { term.hasPrefix("vt") || ["dumb", "ansi-mono", "linux-m", "xterm-mono"].contains(term) || term.hasSuffix("-m") }

    init(colorTerm: String, term: String) {
        if ["truecolor", "24bit"].contains(colorTerm) {
            self = .all
        } else {
            self = term.contains("256color") ? .many : Self.isPlain(term) ? .none : .sixteen
        }
    }
}

/// The colours of a section, told apart by people of any colour vision: ice from grey over two blues to near white, by lightness alone; outlines
/// from the palette of Okabe and Ito (2008).
enum Palette: Int, CaseIterable, Sendable {
    case warm, frozen, cold, lethal, target, organ, vessel, probe

    var rgb: (red: Int, green: Int, blue: Int) {
        switch self {
        case .warm: (44, 44, 48)
        case .frozen: (38, 84, 124)
        case .cold: (86, 148, 196)
        case .lethal: (206, 228, 244)
        case .target: (240, 228, 66)
        case .organ: (230, 159, 0)
        case .vessel: (213, 94, 0)
        case .probe: (0, 158, 115)
        }
    }

    /// The number among the first sixteen, for the foreground.
    private var ofSixteen: Int {
        switch self {
        case .warm: 30
        case .frozen: 34
        case .cold: 36
        case .lethal: 97
        case .target: 93
        case .organ: 33
        case .vessel: 31
        case .probe: 32
        }
    }

    /// In plain text.
    var letter: Character {
        switch self {
        case .warm: " "
        case .frozen: "."
        case .cold: "o"
        case .lethal: "#"
        case .target: "t"
        case .organ: "n"
        case .vessel: "v"
        case .probe: "|"
        }
    }

    /// What switches to it, of the foreground or the background.
    func code(_ depth: ColourDepth, isBackground: Bool) -> String {
        let layer = isBackground ? 48 : 38
        switch depth {
        case .none: return ""
        case .sixteen: return "\u{1B}[\(ofSixteen + (isBackground ? 10 : 0))m"
        case .many: return "\u{1B}[\(layer);5;\(ofCube)m"
        case .all: return "\u{1B}[\(layer);2;\(rgb.red);\(rgb.green);\(rgb.blue)m"
        }
    }

    /// The nearest of the cube of 6 by 6 by 6.
    private var ofCube: Int {
        func step(_ value: Int) -> Int { [0, 95, 135, 175, 215, 255].enumerated().min { abs($0.element - value) < abs($1.element - value) }?.offset ?? 0 }
        return 16 + 36 * step(rgb.red) + 6 * step(rgb.green) + step(rgb.blue)
    }
}
