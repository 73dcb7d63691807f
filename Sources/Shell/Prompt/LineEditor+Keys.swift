import CEditline

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// What the prompt's own keys do. Every key not named here is libedit's.
extension LineEditor {
    /// Characters that nobody types, by which our functions end a line as libedit itself does.
    private static let lineEnd = "\u{81}"
    private static let previousEntry = "\u{82}"
    private static let nextEntry = "\u{83}"

    func addFunctions() {
        add("frazil-return", "hand the entry over, or add a line to it") { handle, _ in LineEditor.owner(of: handle)?.returnKey() ?? LineEditor.failed }
        add("frazil-newline", "add a line to the entry") { handle, _ in LineEditor.owner(of: handle)?.newlineKey() ?? LineEditor.failed }
        add("frazil-clear", "empty the entry") { handle, _ in LineEditor.owner(of: handle)?.clearKey() ?? LineEditor.failed }
        add("frazil-paste", "stage a paste") { handle, _ in LineEditor.owner(of: handle)?.paste() ?? LineEditor.failed }
        add("frazil-complete", "complete the word") { handle, _ in LineEditor.owner(of: handle)?.completeKey() ?? LineEditor.failed }
        add("frazil-brace", "close a block") { handle, _ in LineEditor.owner(of: handle)?.braceKey() ?? LineEditor.failed }
        add("frazil-suspend", "leave for the shell") { handle, _ in LineEditor.owner(of: handle)?.suspendKey() ?? LineEditor.failed }
        add("frazil-up", "line above, or entry before") { handle, _ in LineEditor.owner(of: handle)?.verticalKey(isUp: true) ?? LineEditor.failed }
        add("frazil-search", "find an earlier entry") { handle, _ in LineEditor.owner(of: handle)?.searchKey() ?? LineEditor.failed }
        add(TerminalKeys.nothing, "do nothing") { _, _ in LineEditor.unchanged }
        add("frazil-down", "line below, or entry after") { handle, _ in LineEditor.owner(of: handle)?.verticalKey(isUp: false) ?? LineEditor.failed }
    }

    /// In the way of editing that is set now.
    func bindKeys() {
        let isVi = frazil_editor_style(handle).map { String(cString: $0) } == "vi"
        keyboard.escapeIsAKey = isVi
        for (keys, function) in TerminalKeys.table(isVi: isVi) {
            for key in keys { bind(key, function) }
        }
        for key in ["^M", "^J", "\u{1B}OM"] { bind(key, "frazil-return") }
        for key in ["\u{1B}^M", "\u{1B}^J"] { bind(key, "frazil-newline") }
        bind("^C", "frazil-clear")
        bind("^Z", "frazil-suspend")
        bind("^R", "frazil-search")
        bind(String(Keyboard.Key.paste), "frazil-paste")
        bind(Self.lineEnd, "ed-newline")
        bind(Self.previousEntry, "ed-prev-history")
        bind(Self.nextEntry, "ed-next-history")
        for key in ["\u{1B}[A", "\u{1B}OA", "^P"] { bind(key, "frazil-up") }
        for key in ["\u{1B}[B", "\u{1B}OB", "^N"] { bind(key, "frazil-down") }
        _ = frazil_editor_bind(handle, "^I", "frazil-complete")
        _ = frazil_editor_bind(handle, "}", "frazil-brace")
        if isVi { bindViKeys() }
    }

    private func bindViKeys() {
        _ = frazil_editor_bind(handle, String(Keyboard.Key.escape), "vi-command-mode")
        for key in ["^H", "^?"] { _ = frazil_editor_bind(handle, key, "ed-delete-prev-char") }
        _ = frazil_editor_bind_command(handle, "k", "frazil-up")
        _ = frazil_editor_bind_command(handle, "j", "frazil-down")
    }

    static let failed = UInt8(CC_ERROR)
    static let redrawn = UInt8(CC_REFRESH)
    static let unchanged = UInt8(CC_NORM)

    private func add(_ name: String, _ help: String, _ function: @escaping frazil_key_function) {
        _ = frazil_editor_add_function(handle, name, help, function)
    }

    /// In both maps, so that vi's command mode knows it too.
    private func bind(_ key: String, _ function: String) {
        _ = frazil_editor_bind(handle, key, function)
        _ = frazil_editor_bind_command(handle, key, function)
    }

    /// The entry so far, and the part of it before the cursor.
    var edited: (whole: String, beforeCursor: String) {
        guard let line = el_line(handle)?.pointee else { return ("", "") }
        return (Self.text(from: line.buffer, to: line.lastchar), Self.text(from: line.buffer, to: line.cursor))
    }

    func insert(_ text: String) {
        _ = el_insertstr(handle, text)
    }

    func moveToEnd() {
        let (whole, before) = edited
        _ = el_cursor(handle, Int32(whole.unicodeScalars.count - before.unicodeScalars.count))
    }

    private func returnKey() -> UInt8 {
        let entry = edited.whole
        if !isAsking, isUnfinished(entry) || !isStaged && mayGoOn(entry) { return newlineKey() }
        el_push(handle, Self.lineEnd)
        return Self.unchanged
    }

    private func newlineKey() -> UInt8 {
        guard !isAsking else { return Self.failed }
        insert("\n" + Indentation.after(edited.beforeCursor))
        return Self.redrawn
    }

    private func clearKey() -> UInt8 {
        kept = ""
        wasInterrupted = true
        moveToEnd()
        insert("^C")
        el_push(handle, Self.lineEnd)
        return Self.redrawn
    }

    /// Below the entry, with the terminal as the shell had it; behind `fg` the entry is drawn anew.
    private func suspendKey() -> UInt8 {
        leaveEntryOnScreen()
        setPastesAreBracketed(false)
        _ = frazil_editor_give_terminal_back(handle)
        let before = signal(SIGTSTP, SIG_DFL)
        kill(0, SIGTSTP)
        signal(SIGTSTP, before)
        _ = WindowSignals.takeWentOn()
        comeBack()
        return Self.unchanged
    }

    /// What was pasted is put into the entry. Whole lines are no answer to a question: they wait for the next entry.
    private func paste() -> UInt8 {
        let text = Self.staged(keyboard.pasted)
        if isAsking, keyboard.pasted.contains(where: { $0 == "\n" || $0 == "\r" }) { return keep(text) }
        insert(text)
        if text.contains("\n") { isStaged = true }
        return Self.redrawn
    }

    private func keep(_ text: String) -> UInt8 {
        kept = Self.joined(kept, text)
        tellAbove(WaitingWords.of(kept))
        return Self.failed
    }

    /// Two pastes, each of whole lines.
    static func joined(_ first: String, _ second: String) -> String { first.isEmpty || second.isEmpty ? first + second : first + "\n" + second }

    /// Line ends and tabs as they are, other control characters not at all.
    static func staged(_ pasted: [Unicode.Scalar]) -> String {
        var text = String.UnicodeScalarView()
        for (index, scalar) in pasted.enumerated() {
            if scalar == "\r" {
                if index + 1 == pasted.count || pasted[index + 1] != "\n" { text.append("\n") }
            } else if isShown(scalar) {
                text.append(scalar)
            }
        }
        var lines = String(text).split(separator: "\n", omittingEmptySubsequences: false)
        while lines.count > 1, lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || scalar == "\t" || scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
    }

    /// A closing brace on a line of its own stands two columns further out.
    private func braceKey() -> UInt8 {
        let line = edited.beforeCursor.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
        if line.hasSuffix("  "), line.allSatisfy({ $0 == " " }) { el_deletestr(handle, 2) }
        insert("}")
        return Self.redrawn
    }

    /// Up and down go through the lines of an entry first, then through the history.
    private func verticalKey(isUp: Bool) -> UInt8 {
        guard let distance = Self.distance(isUp: isUp, in: edited.whole, from: edited.beforeCursor) else {
            el_push(handle, isUp ? Self.previousEntry : Self.nextEntry)
            return Self.unchanged
        }
        _ = el_cursor(handle, Int32(distance))
        return Self.redrawn
    }

    /// Characters from the cursor to the same column of the line above or below, or nothing where there is no such line.
    static func distance(isUp: Bool, in whole: String, from before: String) -> Int? {
        let scalars = Array(whole.unicodeScalars)
        let cursor = before.unicodeScalars.count
        let lineStart = scalars[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
        let column = cursor - lineStart
        if isUp {
            guard lineStart > 0 else { return nil }
            let above = scalars[..<(lineStart - 1)].lastIndex(of: "\n").map { $0 + 1 } ?? 0
            return min(above + column, lineStart - 1) - cursor
        }
        guard let lineEnd = scalars[cursor...].firstIndex(of: "\n") else { return nil }
        let nextEnd = scalars[(lineEnd + 1)...].firstIndex(of: "\n") ?? scalars.count
        return min(lineEnd + 1 + column, nextEnd) - cursor
    }
}

/// How far the next line of an unfinished entry stands in: two columns for each bracket still open.
enum Indentation {
    static func after(_ text: String) -> String {
        var depth = 0
        for scalar in text.unicodeScalars { depth += step(scalar) }
        return String(repeating: "  ", count: min(max(depth, 0), 20))
    }

    private static func step(_ scalar: Unicode.Scalar) -> Int {
        switch scalar {
        case "{", "(", "[": 1
        case "}", ")", "]": -1
        default: 0
        }
    }
}
