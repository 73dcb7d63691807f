import Session

/// What happens, in a few lines that are drawn over while it happens, and a line below them on which what is typed ahead is echoed.
///
/// The cursor always rests where typing goes on, so that the terminal's own echo is in place at once; each drawing is one write that leaves the
/// cursor where it was. The block is gone without a trace when the command is over. Elsewhere than on a terminal there is none.
final class StatusBlock {
    private static let shortestIntervalSeconds = 0.15
    private static let hint = "  Ctrl-C stops  > "

    private let mark: String
    private let isShown = Terminal.understandsEscapes(Terminal.output) && Terminal.isTerminal(0)
    private let echo = KeyEcho()
    /// Where standard output is no terminal, standard error may be one.
    private let line = ProgressLine()
    /// Of the lines on the screen, above the one for typing; none where there is no block.
    private var widths: [Int] = []
    private var columns = 0
    private var drawnAt = -1.0
    private var phase: Progress.Phase?
    private var phaseBegan = 0.0

    init(mark: String) {
        self.mark = mark
    }

    deinit { clear() }

    func show(_ progress: Progress) {
        guard isShown else { return line.show(progress) }
        let now = WallClock.seconds()
        if progress.phase != phase { (phase, phaseBegan) = (progress.phase, now) }
        guard now - drawnAt >= Self.shortestIntervalSeconds else { return }
        drawnAt = now
        draw(StatusWords(mark: mark, progress: progress, figures: progress.figures(), secondsInPhase: now - phaseBegan).lines)
    }

    func clear() {
        line.clear()
        phase = nil
        guard !widths.isEmpty else { return }
        Terminal.write("\r\(Self.up(rowsAbove))\u{1B}[J\u{1B}[?7h", to: Terminal.output)
        widths = []
        echo.restore()
    }

    private func draw(_ lines: [String]) {
        let width = Terminal.columns(of: Terminal.output)
        if !widths.isEmpty, width != columns || lines.count != widths.count { clear() }
        columns = width
        let shown = lines.map { FoldedText.shortened($0, to: width - 1) }
        // Before the first drawing: whoever types as soon as it stands is echoed as in a block.
        if widths.isEmpty { echo.show() }
        Terminal.write(widths.isEmpty ? Self.first(shown) : Self.next(shown), to: Terminal.output)
        widths = shown.map { DisplayWidth.of($0) }
    }

    /// Typing that reaches the margin does not go on in the next row, where it would move the block.
    private static func first(_ lines: [String]) -> String {
        "\r\u{1B}[J" + lines.map { $0 + "\r\n" }.joined() + hint + "\u{1B}[?7l"
    }

    private static func next(_ lines: [String]) -> String {
        "\u{1B}7\r" + up(lines.count) + lines.map { $0 + "\u{1B}[K\u{1B}[B\r" }.joined() + "\u{1B}8"
    }

    /// A terminal that has become narrower has broken the lines.
    private var rowsAbove: Int {
        let width = max(1, Terminal.columns(of: Terminal.output))
        return widths.reduce(0) { $0 + max(1, ($1 + width - 1) / width) }
    }

    private static func up(_ rows: Int) -> String { rows > 0 ? "\u{1B}[\(rows)A" : "" }
}
