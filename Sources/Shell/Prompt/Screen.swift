import Synchronization

/// What the user wants of the screen otherwise than the terminal says of itself.
enum Screen {
    struct Settings: Sendable {
        /// Of pictures and messages on standard output.
        var colour: ColourDepth?
        var columns: Int?
    }

    private static let wanted = Mutex(Settings())

    static var settings: Settings { wanted.withLock { $0 } }

    static func change(_ change: (inout Settings) -> Void) { wanted.withLock { change(&$0) } }
}

extension ColourDepth {
    /// As `:set colour` names it.
    init?(choice: String) {
        switch choice {
        case "none": self = .none
        case "16": self = .sixteen
        case "256": self = .many
        case "all", "truecolor", "24bit": self = .all
        default: return nil
        }
    }

    var choice: String {
        switch self {
        case .none: "none"
        case .sixteen: "16"
        case .many: "256"
        case .all: "all"
        }
    }
}
