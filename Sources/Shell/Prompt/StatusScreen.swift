import Synchronization

/// The rows of a status on the screen and the one below them that is typed on. Two threads draw it: one that tells what happens, one that reads keys.
///
/// Each drawing is one write. It leaves the cursor where typing goes on, and while nothing is typed in its first row: a terminal that changes its width breaks
/// and joins rows before it says so, but the cursor stays with the character that it stands on.
final class StatusScreen: Sendable {
    private struct Drawing {
        /// Of the rows above the one for typing.
        let widths: [Int]
        let row: TypingRow
        let columns: Int
        /// Whether the cursor stands in the first row, else in the one for typing.
        let restsAtTop: Bool

        /// From the cursor up to the first row; a terminal that has become narrower has broken them.
        func height(on columns: Int) -> Int {
            restsAtTop ? 0 : (widths.map { max(1, ($0 + columns - 1) / columns) } + [row.cursor / columns]).reduce(0, +)
        }

        /// From the end of the drawing, in which each row is one of the terminal's.
        var wayToCursor: String { restsAtTop ? StatusScreen.up(widths.count) : StatusScreen.right(row.cursor) }
    }

    private struct State {
        var lines: [String] = []
        var typed = TypedText()
        var reader = KeyReader()
        /// Whether Ctrl-C came among the keys: what was typed before it is gone already.
        var isForgotten = false
        /// What stands on the screen; nothing where there is no block.
        var drawing: Drawing?
    }

    private let state = Mutex(State())

    func show(_ lines: [String]) {
        state.withLock { state in
            state.lines = lines
            Self.draw(&state)
        }
    }

    /// Leaves no trace of it; what is typed is kept.
    func clear() {
        state.withLock { state in
            guard let drawing = state.drawing else { return }
            Terminal.write("\r\(Self.up(drawing.height(on: Self.columns)))\u{1B}[J\u{1B}[?7h", to: Terminal.output)
            state.drawing = nil
        }
    }

    // MARK: Keys

    func take(_ bytes: some Sequence<UInt8>) {
        state.withLock { state in
            for byte in bytes {
                guard let key = state.reader.take(byte) else { continue }
                state.typed.take(key)
                if key == .redraw { Self.forgetDrawing(&state) }
            }
            Self.draw(&state)
        }
    }

    var isInsidePaste: Bool { state.withLock { $0.reader.isInsidePaste } }
    var isBehindEscape: Bool { state.withLock { $0.reader.isBehindEscape } }
    func forgetEscape() { state.withLock { $0.reader.forgetEscape() } }

    /// A window of another size.
    func fitWindow() { state.withLock { if $0.drawing?.columns != Self.columns { Self.draw(&$0) } } }

    /// What was typed before Ctrl-C, which came just now.
    func forgetTyped() {
        state.withLock { state in
            (state.typed, state.reader, state.isForgotten) = (TypedText(), KeyReader(), true)
            Self.draw(&state)
        }
    }

    /// Where Ctrl-C came while no keys were read here, all of it was typed before.
    func forgetTypedBeforeStop() {
        state.withLock { if !$0.isForgotten { ($0.typed, $0.reader) = (TypedText(), KeyReader()) } }
    }

    /// What was typed, once.
    func takeTyped() -> String {
        state.withLock { state in
            defer { (state.typed, state.reader, state.isForgotten) = (TypedText(), KeyReader(), false) }
            if let rest = state.reader.endPaste() { state.typed.take(rest) }
            return state.typed.whole
        }
    }

    // MARK: Drawing

    private static var columns: Int { max(1, Terminal.columns(of: Terminal.output)) }

    private static func draw(_ state: inout State) {
        let columns = columns
        let room = max(0, Terminal.rows(of: Terminal.output) - 2)
        let lines = (state.lines + [waiting(state.typed)].compactMap(\.self)).suffix(room).map { FoldedText.shortened($0, to: columns - 1) }
        let drawing = Drawing(widths: lines.map { DisplayWidth.of($0) }, row: TypingRow(state.typed, columns: columns), columns: columns, restsAtTop: state.typed.whole.isEmpty)
        let rows = lines.map { $0 + "\u{1B}[K\r\n" }.joined() + drawing.row.text
        Terminal.write(way(from: state.drawing, to: drawing) + rows + "\u{1B}[J\r" + drawing.wayToCursor, to: Terminal.output)
        state.drawing = drawing
    }

    /// To the first row, which is the same where the block keeps its shape.
    private static func way(from old: Drawing?, to new: Drawing) -> String {
        guard let old else { return "\r\u{1B}[J\u{1B}[?7l" }
        let isInPlace = old.columns == new.columns && old.widths.count == new.widths.count
        return "\r" + up(old.height(on: new.columns)) + (isInPlace ? "" : "\u{1B}[J")
    }

    /// Of the whole screen, on which something may have been written over the block.
    private static func forgetDrawing(_ state: inout State) {
        Terminal.write("\u{1B}[H\u{1B}[2J", to: Terminal.output)
        state.drawing = nil
    }

    private static func waiting(_ typed: TypedText) -> String? {
        typed.above.map { last, count in WaitingWords.of(last, count: count) }
    }

    private static func up(_ rows: Int) -> String { rows > 0 ? "\u{1B}[\(rows)A" : "" }
    private static func right(_ columns: Int) -> String { columns > 0 ? "\u{1B}[\(columns)C" : "" }
}
