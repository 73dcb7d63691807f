import Session

/// One line that is drawn over while something takes its time; there is none where standard error is no terminal.
final class ProgressLine {
    private static let shortestIntervalSeconds = 0.1
    private let isShown = Terminal.understandsEscapes(Terminal.errors)
    private var drawnAt = -1.0
    private var isDrawn = false

    func show(_ progress: Progress) {
        let now = WallClock.seconds()
        guard isShown, now - drawnAt > Self.shortestIntervalSeconds else { return }
        drawnAt = now
        isDrawn = true
        Terminal.write("\r\u{1B}[K\(words(progress).prefix(Terminal.columns(of: Terminal.errors) - 1))", to: Terminal.errors)
    }

    func clear() {
        guard isDrawn else { return }
        isDrawn = false
        Terminal.write("\r\u{1B}[K", to: Terminal.errors)
    }

    private func words(_ progress: Progress) -> String {
        let percent = progress.totalSeconds > 0 ? Int(100 * progress.doneSeconds / progress.totalSeconds) : 100
        let text = progress.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        switch progress.phase {
        case .predicting: return "predicting \(percent) %  \(text)"
        case .searching: return "searching for what would hold \(percent) %  \(text)"
        case .lookingAhead: return "looking ahead, gas off, \(Int(progress.doneSeconds)) s  \(text)"
        case .lookingBack: return "going through the plan once more, \(percent) %"
        case .following: return "comparing with what was measured, look \(Int(progress.doneSeconds))  \(text)"
        case .running: return "running \(percent) %  \(text)"
        }
    }
}
