/// What `:set` changes, each with what it may be.
enum Setting: String, CaseIterable, Sendable {
    case colour, width, speed, confirm

    /// Also as others spell it.
    init?(named word: String) {
        self.init(rawValue: word == "color" ? "colour" : word)
    }

    /// Choices that are words.
    var words: [String] {
        switch self {
        case .colour: ["auto", "none", "all"]
        case .width: ["auto"]
        case .speed: ["max"]
        case .confirm: Confirmation.allCases.map(\.rawValue)
        }
    }

    var choices: String {
        switch self {
        case .colour: "auto, none, 16, 256 or all"
        case .width: "auto, or columns from 40 to 400"
        case .speed: "max, or simulated seconds a second"
        case .confirm: "forecasts, everything, or nothing (`help confirm`)"
        }
    }
}
