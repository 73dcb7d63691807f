import CEditline

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Reads one entry after another from a terminal, on libedit.
///
/// An entry is a whole: while a bracket is open, Return adds a line to it instead of handing it over, Ctrl-C empties all of it, and the
/// history keeps all of it. A paste is staged: its lines are put into the entry, tabs and all, and wait for Return.
/// `~/.editrc` is honoured (`bind -v` for vi keys).
public final class LineEditor {
    /// What came of reading.
    public enum Reading: Hashable, Sendable {
        case entry(String)
        /// Ctrl-C: the line is gone, nothing was asked for.
        case cleared
        /// Ctrl-D on an empty line, or the terminal went away.
        case end
    }

    /// Names to offer for the word before the cursor; asked at every Tab, never during a paste.
    public var completions: (_ textBeforeCursor: String) -> CompletionOffer = { _ in .none }
    /// Says that an entry needs another line.
    public var isUnfinished: (_ entry: String) -> Bool = { _ in false }

    let handle: OpaquePointer
    private let input: Int32
    let output: Int32
    private let past: OpaquePointer?
    private let historyFile: HistoryFile?
    /// libedit asks for the prompt at each redraw and does not keep the pointer.
    var promptText: UnsafeMutablePointer<CChar>?
    var wasInterrupted = false
    var isAsking = false

    /// Between two of these the prompt takes no room on the screen: colours go there.
    static let promptEscape = "\u{1}"

    /// Nothing where libedit cannot work on these descriptors. The history file may be left out.
    public init?(input: Int32 = 0, output: Int32 = 1, history historyFile: HistoryFile? = nil) {
        Self.speakUTF8()
        guard let handle = frazil_editor_open("frazil", input, output) else { return nil }
        self.handle = handle
        self.input = input
        self.output = output
        self.historyFile = historyFile
        past = history_init()
        prepare()
        recall(historyFile?.load() ?? [])
    }

    deinit {
        setPastesAreBracketed(false)
        frazil_editor_close(handle)
        if let past { history_end(past) }
        free(promptText)
    }

    /// Reads one entry; it is in the history when this returns.
    public func readEntry(prompt: String) -> Reading {
        isAsking = false
        let reading = read(prompt: prompt)
        if case .entry(let text) = reading { remember(text) }
        return reading
    }

    /// Reads the answer to a question: no history, no completion, and what was typed before the question was seen does not count.
    /// Nothing where the answer was Ctrl-C or Ctrl-D.
    public func answer(to question: String) -> String? {
        isAsking = true
        defer { isAsking = false }
        discardTypedAhead()
        guard case .entry(let text) = read(prompt: question) else { return nil }
        return text
    }

    /// Forgets keys that were typed while nobody read: they were meant for a situation that has passed.
    public func discardTypedAhead() {
        tcflush(input, TCIFLUSH)
    }

    /// Ends the bracketing of pastes while another program or nobody reads.
    public func pause() {
        setPastesAreBracketed(false)
    }

    private func read(prompt: String) -> Reading {
        setPrompt(prompt)
        fflush(nil)
        _ = frazil_editor_take_terminal(handle)
        setPastesAreBracketed(true)
        wasInterrupted = false
        var length: Int32 = 0
        let line = el_gets(handle, &length)
        if wasInterrupted { return .cleared }
        guard let line, length > 0 else { return endOfInput() }
        return .entry(Self.text(from: line, count: Int(length)))
    }

    private func endOfInput() -> Reading {
        frazil_editor_write(handle, "\n")
        return .end
    }

    private func setPrompt(_ text: String) {
        free(promptText)
        promptText = strdup(text)
    }

    private func setPastesAreBracketed(_ on: Bool) {
        guard isatty(output) == 1 else { return }
        frazil_editor_write(handle, on ? "\u{1B}[?2004h" : "\u{1B}[?2004l")
    }

    private func recall(_ entries: [String]) {
        guard let past else { return }
        for entry in entries { _ = frazil_history_enter(past, entry) }
    }

    private func remember(_ entry: String) {
        guard entry.contains(where: { !$0.isWhitespace }) else { return }
        recall([entry])
        historyFile?.append(entry)
    }

    private func prepare() {
        frazil_editor_set_owner(handle, Unmanaged.passUnretained(self).toOpaque())
        _ = frazil_editor_set_style(handle, "emacs")
        _ = frazil_editor_set_prompt(handle, { LineEditor.owner(of: $0)?.promptText }, 1)
        _ = frazil_editor_handle_signals(handle, 1)
        _ = frazil_editor_signals_are_keys(handle)
        if let past {
            _ = frazil_history_set_size(past, Int32(HistoryFile.keptEntries))
            _ = frazil_history_set_unique(past, 1)
            _ = frazil_editor_set_history(handle, past)
        }
        el_source(handle, nil)
        bindKeys()
    }

    /// The text libedit handed out, without the line end it puts behind it.
    static func text(from start: UnsafePointer<CChar>, count: Int) -> String {
        let bytes = UnsafeRawBufferPointer(start: start, count: count)
        var text = String(decoding: bytes, as: UTF8.self)
        if text.last == "\n" { text.removeLast() }
        return text
    }

    /// Entries are UTF-8 whatever the locale is called.
    private static func speakUTF8() {
        if setlocale(LC_CTYPE, "") == nil || String(cString: nl_langinfo(Int32(CODESET))) != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
    }

    static func owner(of handle: OpaquePointer?) -> LineEditor? {
        guard let handle, let owner = frazil_editor_owner(handle) else { return nil }
        return Unmanaged<LineEditor>.fromOpaque(owner).takeUnretainedValue()
    }
}
