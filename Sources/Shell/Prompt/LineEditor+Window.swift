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
        if Terminal.understandsEscapes(output) {
            let rows = layout.row(behind: edited.beforeCursor)
            frazil_editor_write(handle, "\r" + (rows > 0 ? "\u{1B}[\(rows)A" : "") + "\u{1B}[J")
        }
        el_resize(handle)
        _ = frazil_editor_draw(handle)
    }

    /// Puts the terminal's cursor below the entry.
    func leaveEntryOnScreen() {
        let layout = layout
        let below = layout.row(behind: edited.whole) - layout.row(behind: edited.beforeCursor)
        frazil_editor_write(handle, String(repeating: "\n", count: max(below, 0) + 1))
    }
}
