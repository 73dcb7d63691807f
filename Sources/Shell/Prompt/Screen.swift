import Synchronization

/// What the user wants of the screen otherwise than the terminal says of itself.
enum Screen {
    struct Settings: Sendable {
        /// Of pictures and messages on standard output.
        var colour: ColourDepth?
        var columns: Int?
    }

    final class Wishes: Sendable {
        fileprivate let settings = Mutex(Settings())
    }

    /// One for the process; a task may have its own, so that two sittings do not set each other's screen.
    @TaskLocal static var wishes = Wishes()

    static var settings: Settings { wishes.settings.withLock { $0 } }

    static func change(_ change: (inout Settings) -> Void) { wishes.settings.withLock { change(&$0) } }
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
