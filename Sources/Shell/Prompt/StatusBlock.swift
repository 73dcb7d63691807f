import Session

/// What happens, in a few lines that are drawn over while it happens, and a line below them for what is typed meanwhile.
///
/// What is typed is never run unseen, for it was typed before it was known how the command ends: it stands in the next entry and waits for Return,
/// several lines as a paste would. The block is gone without a trace when the command is over. Elsewhere than on a terminal there is none.
final class StatusBlock {
    private static let shortestIntervalSeconds = 0.15

    private let mark: String
    private let isShown = Terminal.understandsEscapes(Terminal.output) && Terminal.isTerminal(0)
    private let screen: StatusScreen
    private let echo: KeyEcho
    /// Where standard output is no terminal, standard error may be one.
    private let line = ProgressLine()
    private var isDrawn = false
    private var drawnAt = -1.0
    private var phase: Progress.Phase?
    private var phaseBegan = 0.0

    init(mark: String) {
        self.mark = mark
        screen = StatusScreen()
        echo = KeyEcho(on: screen)
    }

    deinit { clear() }

    func show(_ progress: Progress) {
        guard isShown else { return line.show(progress) }
        let now = WallClock.seconds()
        if progress.phase != phase { (phase, phaseBegan) = (progress.phase, now) }
        guard now - drawnAt >= Self.shortestIntervalSeconds else { return }
        drawnAt = now
        let words = StatusWords(mark: mark, progress: progress, figures: progress.figures(), secondsInPhase: now - phaseBegan)
        // Before the first drawing: whoever types as soon as it stands is echoed as in a block.
        if !isDrawn { echo.begin() }
        isDrawn = true
        screen.show(words.lines)
    }

    func clear() {
        line.clear()
        phase = nil
        guard isDrawn else { return }
        isDrawn = false
        echo.end()
        screen.clear()
    }

    /// What was typed below it since this was asked last.
    func takeTyped() -> String { screen.takeTyped() }

    func forgetTypedBeforeStop() { screen.forgetTypedBeforeStop() }
}
