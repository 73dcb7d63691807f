import CEditline

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Reads one entry after another from a terminal, on libedit.
///
/// An entry is a whole: while a bracket is open, Return adds a line to it instead of handing it over, Ctrl-C empties all of it, and the
/// history keeps all of it. A paste is staged: its lines are put into the entry, tabs and all, and wait for Return, and an entry that was pasted is
/// told from one that was typed. `~/.editrc` is honoured (`bind -v` for vi keys).
public final class LineEditor {
    /// What came of reading.
    public enum Reading: Hashable, Sendable {
        case entry(String)
        /// An entry of several lines that came, at least in part, by a paste: nobody has agreed to it line by line.
        case staged(String)
        /// Ctrl-C: the line is gone, nothing was asked for.
        case cleared
        /// Ctrl-D on an empty line, or the terminal went away.
        case end
    }

    /// Names to offer for the word before the cursor; asked at every Tab, never during a paste.
    public var completions: (_ textBeforeCursor: String) -> CompletionOffer = { _ in .none }
    /// Says that an entry needs another line.
    public var isUnfinished: (_ entry: String) -> Bool = { _ in false }
    /// Says that a finished entry may have another line all the same, unless an empty one is added.
    public var mayGoOn: (_ entry: String) -> Bool = { _ in false }
    /// Asked when the bell has rung: what is to be told above the entry.
    var news: () -> String? = { nil }
    /// Asked when a signal has come: whether to give up the entry, or to end.
    var disturbance: () -> Keyboard.Disturbance = { .none }

    let handle: OpaquePointer
    /// Whether the terminal takes commands between its text.
    let understandsEscapes: Bool
    let keyboard: Keyboard
    let output: Int32
    private let past: OpaquePointer?
    private let historyFile: HistoryFile?
    /// What can be recalled, oldest first.
    private(set) var entries: [String] = []
    /// libedit asks for the prompt at each redraw and does not keep the pointer.
    var promptText: UnsafeMutablePointer<CChar>?
    var wasInterrupted = false
    var isAsking = false
    /// Whether lines of a paste stand in the entry.
    var isStaged = false
    /// Lines that were pasted at a question, for the next entry.
    var kept = ""
    /// What the last search looked for.
    var lastWanted = ""

    /// Between two of these the prompt takes no room on the screen: colours go there.
    static let promptEscape = "\u{1}"

    /// Nothing where libedit cannot work on these descriptors. The history file may be left out; what kind of terminal it is says `TERM` where it is not given.
    init?(input: Int32 = 0, output: Int32 = 1, history historyFile: HistoryFile? = nil, kind: String? = nil, settings: EditorSettings? = .ofUser) {
        DisplayWidth.speakUTF8
        guard let handle = frazil_editor_open("frazil", input, output) else { return nil }
        if let kind { _ = frazil_editor_set_kind(handle, kind) }
        self.handle = handle
        understandsEscapes = Terminal.understandsEscapes(output, kind: kind ?? Terminal.kind)
        keyboard = Keyboard(input: input)
        self.output = output
        self.historyFile = historyFile
        past = history_init()
        prepare(settings)
        entries = historyFile?.load() ?? []
        for entry in entries { recall(entry) }
    }

    deinit {
        setPastesAreBracketed(false)
        frazil_editor_close(handle)
        if let past { history_end(past) }
        free(promptText)
    }

    /// Reads one entry; it is in the history when this returns.
    ///
    /// - Parameter typed: what stands in it already, as a paste would.
    public func readEntry(prompt: String, startingWith typed: String = "") -> Reading {
        isAsking = false
        keyboard.stage(Self.joined(kept, typed))
        kept = ""
        let reading = read(prompt: prompt)
        guard case .entry(let read) = reading else { return reading }
        let text = Self.withoutEmptyEnd(read)
        remember(text)
        if isTakenBack() { return .cleared }
        return isStaged && text.contains("\n") ? .staged(text) : .entry(text)
    }

    /// Reads the answer to a question: no history, no completion, and what was typed before the question was seen does not count.
    /// Nothing where the answer was Ctrl-C or Ctrl-D.
    public func answer(to question: String) -> String? {
        isAsking = true
        defer { isAsking = false }
        if disturbance() == .none { keyboard.discard() }
        guard case .entry(let text) = read(prompt: question), !isTakenBack() else { return nil }
        return text
    }

    /// By Ctrl-C right behind Return, before anything was done.
    private func isTakenBack() -> Bool {
        guard keyboard.takeInterrupt() else { return false }
        frazil_editor_write(handle, "^C\n")
        return true
    }

    /// How the terminal takes pictures of pixels, by its own word; it is asked once. What is typed while it answers is not lost.
    private(set) lazy var graphics: TerminalGraphics? = {
        guard understandsEscapes else { return nil }
        let (graphics, typed) = TerminalGraphics.ask(input: keyboard.input, output: output)
        keyboard.giveBack(typed)
        return graphics
    }()

    /// Forgets what was typed or pasted before Ctrl-C stopped a command. What has come since stands at the terminal, which forgot the rest by itself.
    func forgetTypedBeforeStop() {
        keyboard.forget()
        kept = ""
    }

    private func read(prompt: String) -> Reading {
        setPrompt(prompt)
        fflush(nil)
        takeTerminal()
        el_resize(handle)
        wasInterrupted = false
        isStaged = false
        var length: Int32 = 0
        let line = el_gets(handle, &length)
        if wasInterrupted { return .cleared }
        guard let line, length > 0 else { return endOfInput() }
        return .entry(Self.entry(from: line, count: Int(length)))
    }

    func takeTerminal() {
        WindowSignals.install()
        _ = frazil_editor_take_terminal(handle)
        setPastesAreBracketed(true)
    }

    /// The empty line that ended an entry is no part of it.
    private static func withoutEmptyEnd(_ text: String) -> String {
        guard let end = text.lastIndex(of: "\n"), text[end...].allSatisfy(\.isWhitespace) else { return text }
        return String(text[..<end])
    }

    private func endOfInput() -> Reading {
        frazil_editor_write(handle, "\n")
        return .end
    }

    func setPrompt(_ text: String) {
        free(promptText)
        promptText = strdup(text)
    }

    func setPastesAreBracketed(_ on: Bool) {
        guard understandsEscapes else { return }
        frazil_editor_write(handle, on ? "\u{1B}[?2004h" : "\u{1B}[?2004l")
    }

    private func recall(_ entry: String) {
        if let past { _ = frazil_history_enter(past, entry) }
    }

    /// An entry that comes again is kept at its last place only.
    private func remember(_ entry: String) {
        guard entry.contains(where: { !$0.isWhitespace }) else { return }
        historyFile?.append(entry)
        let others = entries.filter { $0 != entry }
        if others.count < entries.count, let past {
            _ = frazil_history_clear(past)
            for other in others { recall(other) }
        }
        entries = others + [entry]
        recall(entry)
    }

    private func prepare(_ settings: EditorSettings?) {
        frazil_editor_set_owner(handle, Unmanaged.passUnretained(self).toOpaque())
        _ = frazil_editor_set_style(handle, "emacs")
        _ = frazil_editor_set_prompt(handle, { LineEditor.owner(of: $0)?.promptText }, 1)
        _ = frazil_editor_set_reader(handle) { handle, place in LineEditor.owner(of: handle)?.giveKey(to: place) ?? 0 }
        _ = frazil_editor_signals_are_keys(handle)
        if let past {
            _ = frazil_history_set_size(past, Int32(HistoryFile.keptEntries))
            _ = frazil_editor_set_history(handle, past)
        }
        keyboard.disturbance = { [unowned self] in noticeSignals() }
        addFunctions()
        bindKeys()
        settings?.apply(to: handle, whenKeysAreLaidOut: bindKeys)
    }

    private func giveKey(to place: UnsafeMutablePointer<wchar_t>?) -> Int32 {
        guard let key = keyboard.next() else { return 0 }
        place?.pointee = wchar_t(bitPattern: key.value)
        return 1
    }

    static func text(from start: UnsafePointer<CChar>, to end: UnsafePointer<CChar>) -> String {
        String(decoding: UnsafeRawBufferPointer(start: start, count: end - start), as: UTF8.self)
    }

    /// An entry as libedit hands it out, with a line end of its own behind it.
    private static func entry(from start: UnsafePointer<CChar>, count: Int) -> String {
        var text = text(from: start, to: start + count)
        if text.last == "\n" { text.removeLast() }
        return text
    }

    static func owner(of handle: OpaquePointer?) -> LineEditor? {
        guard let handle, let owner = frazil_editor_owner(handle) else { return nil }
        return Unmanaged<LineEditor>.fromOpaque(owner).takeUnretainedValue()
    }
}
