import CEditline

/// Ctrl-R: the latest earlier entry with what is typed.
///
/// libedit's own search takes the first character of an arrow's sequence for its end, and the rest of it for text.
extension LineEditor {
    private static let bell: Unicode.Scalar = "\u{7}"
    private static let escape: Unicode.Scalar = "\u{1B}"

    private static func words(of search: EntrySearch) -> String { "search: \(search.wanted)\(search.hasFailed ? " (none)" : "")> " }

    func searchKey() -> UInt8 {
        guard !isAsking else { return Self.failed }
        let prompt = promptText.map { String(cString: $0) } ?? ""
        let before = edited.whole
        var search = EntrySearch(in: entries, last: lastWanted)
        let end = keyThatEnds(&search, from: before)
        if !search.wanted.isEmpty { lastWanted = search.wanted }
        redraw {
            setPrompt(prompt)
            if end == Self.bell { replaceEntry(with: before, cursorBefore: nil) }
        }
        goOn(with: end)
        return Self.unchanged
    }

    /// Shows what is found behind each key. Nothing where there is no further key.
    private func keyThatEnds(_ search: inout EntrySearch, from before: String) -> Unicode.Scalar? {
        repeat {
            redraw {
                setPrompt(Self.words(of: search))
                replaceEntry(with: search.found ?? before, cursorBefore: search.found == nil ? nil : search.wanted)
            }
            guard let key = keyboard.next() else { return nil }
            guard search.take(key) else { return key }
        } while true
    }

    /// It does its work in the entry that was found; Ctrl-G and Escape by itself have done it.
    private func goOn(with end: Unicode.Scalar?) {
        guard let end, end != Self.bell, end != Self.escape || keyboard.isInsideSequence else { return }
        el_push(handle, String(end))
    }

    private func replaceEntry(with text: String, cursorBefore part: String?) {
        moveToEnd()
        el_deletestr(handle, Int32(edited.whole.unicodeScalars.count))
        insert(text)
        guard let part, let start = text.firstRange(of: part)?.lowerBound else { return }
        _ = el_cursor(handle, -Int32(text[start...].unicodeScalars.count))
    }
}
