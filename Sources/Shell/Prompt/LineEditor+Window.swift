import CEditline

/// The entry on the screen, where the window changes or the program was away.
extension LineEditor {
    private var layout: EntryLayout {
        EntryLayout(prompt: promptText.map { String(cString: $0) } ?? "", escape: Character(Self.promptEscape), columns: Terminal.columns(of: output))
    }

    /// What signals ask for while a key is waited for.
    func noticeSignals() -> Keyboard.Disturbance {
        if WindowSignals.takeWentOn() {
            _ = frazil_editor_give_terminal_back(handle)
            comeBack()
        }
        if WindowSignals.takeResized() { fitWindow() }
        if let words = news() { tellAbove(words) }
        return disturbance()
    }

    /// Behind a time in which another program had the terminal.
    func comeBack() {
        takeTerminal()
        el_resize(handle)
        _ = frazil_editor_draw(handle)
    }

    /// Terminals fill lines anew when their width changes: the entry stands as it would have been written at the new width.
    private func fitWindow() {
        if understandsEscapes { clearEntry() }
        el_resize(handle)
        _ = frazil_editor_draw(handle)
    }

    /// The entry goes on below it as it was.
    func tellAbove(_ words: String) {
        redraw {
            frazil_editor_write(handle, Terminal.fitted(words, to: output).replacing("\n", with: "\r\n") + "\r\n")
            el_resize(handle)
        }
    }

    /// Draws prompt and entry in the place where they stood, with what is changed about them.
    func redraw(_ change: () -> Void) {
        if understandsEscapes { clearEntry() } else { leaveEntryOnScreen() }
        change()
        _ = frazil_editor_draw(handle)
    }

    private func clearEntry() {
        let rows = layout.row(behind: edited.beforeCursor)
        frazil_editor_write(handle, "\r" + (rows > 0 ? "\u{1B}[\(rows)A" : "") + "\u{1B}[J")
    }

    /// Puts the terminal's cursor below the entry.
    func leaveEntryOnScreen() {
        let layout = layout
        let below = layout.row(behind: edited.whole) - layout.row(behind: edited.beforeCursor)
        frazil_editor_write(handle, String(repeating: "\n", count: max(below, 0) + 1))
    }
}
