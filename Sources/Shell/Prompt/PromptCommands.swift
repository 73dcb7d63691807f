import Diagnostics
import Evaluation
import Session

/// What the prompt itself understands; everything else is the language.
extension Conversation {
    enum Word: Hashable, Sendable {
        case help(String?)
        case leave
        case resume
        case end
        case show([String])
        case save(String)
        case load(String)

        /// Nothing where the entry is not one of the prompt's own, which stand on a line by themselves.
        init?(_ entry: String) {
            guard !entry.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).contains("\n") else { return nil }
            let words = entry.split(whereSeparator: \.isWhitespace).map(String.init)
            switch words {
            case ["help"], ["?"]: self = .help(nil)
            case ["quit"], ["exit"]: self = .leave
            case ["resume"]: self = .resume
            case ["end"]: self = .end
            case let all where all.first == "show" && !all.contains("="): self = .show(Array(all.dropFirst()))
            case let all where all.count > 1 && ["save", "load"].contains(all[0]) && !all.contains("="):
                let path = Self.path(in: entry)
                self = all[0] == "save" ? .save(path) : .load(path)
            case let all where all.count > 1 && all.last == "?" && !all.contains("="): self = .help(all[0])
            default:
                guard words.count > 1, ["help", "?", "explain"].contains(words[0]), !words.contains("=") else { return nil }
                self = .help(words.dropFirst().joined(separator: " "))
            }
        }

        /// Behind the first word, with or without quotation marks.
        private static func path(in entry: String) -> String {
            let words = entry.split(maxSplits: 1, omittingEmptySubsequences: true, whereSeparator: \.isWhitespace)
            let rest = words.count > 1 ? Array(words[1]) : []
            return String(rest.reversed().drop { $0.isWhitespace || $0 == "\"" }.reversed().drop { $0.isWhitespace || $0 == "\"" })
        }
    }

    func obey(_ word: Word) {
        switch word {
        case .help(let topic): help(on: topic)
        case .leave: leave()
        case .resume: resume()
        case .end: end()
        case .show(let words): show(words)
        case .save(let path): save(to: path)
        case .load(let path): load(from: path)
        }
    }

    func leave() {
        endedStopped = state == .stopped || Interrupts.isEnding
        state = .ended
    }

    private func resume() {
        guard state == .stopped else { return audience.say("nothing is stopped") }
        guard writeDown("resume") else { return }
        state = .ready
        audience.say("going on at \(SessionClock.text(procedure.elapsedSeconds)), all gas is off; the command that was stopped is not taken up again")
    }

    /// A trial of the command that is asked about. What cannot be told is said.
    func tryAnother(_ alternative: Alternative) -> [CommandRow]? {
        defer { audience.ended() }
        do {
            if let rows = try procedure.whatIf(alternative) { return rows }
            audience.say("what takes no time has no other time or power")
        } catch let halt as Halt {
            tell(halt)
        } catch {
            audience.say("\(error)")
        }
        return nil
    }

    private func end() {
        guard state == .stopped else { return audience.say("nothing is stopped; `quit` leaves") }
        leave()
    }

    private func help(on topic: String?) {
        guard let topic else { return audience.say(Self.overview) }
        if topic == "keys" { return audience.say(Self.keys) }
        if let text = WordHelp.text(on: topic) ?? Explanation.of(topic)?.page { return audience.say(text) }
        let near = WordHelp.near(topic).map { "`help \($0)`" }.joined(separator: ", ")
        audience.say("there is no help on `\(topic)`" + (near.isEmpty ? "; `help words` lists every word" : ", did you mean \(near)?"))
    }

    private static let overview = """
        An entry is a piece of a program: it is checked, its commands are predicted, and each is committed on a yes.

          background muscle                                      what the patient is
          target lesion = sphere(center: (0, 0, 0) mm, radius: 10 mm) of tumour
          limit coldest(nerve_root) > 5 C                        what must hold
          place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
          set power A 100%
          freeze 12m          thaw 3m          scan              what to do
          coverage(lesion, below: -40 C)                         a question

          show slice coronal   the ice on a plane; also axial, sagittal, through A B, each `at 5 mm`; show probes, limits, gas
          save "mine.frz"   writes what was declared and done as a program; load "mine.frz" takes one as an entry
          freeze ?      how a line is written; explain Q102  a message at length
          help NAME   a word (`help freeze`), or what the library has (`help muscle`, `help layouts`); `help words` lists all
          quit        leaves (also Ctrl-D)

        Keys: Tab completes, Up and Ctrl-R find earlier entries, Return on an open block adds a line, Alt-Return always does;
        Ctrl-C empties the entry, and while a command runs it closes all gas. `help keys` says more.
        """

    static let keys = """
        Return        hands the entry over; while a bracket is open, and behind an `if` over several lines, it adds a line (an empty one ends the `if`)
        Alt-Return    adds a line always
        Tab           completes what is certain, and shows what could follow
        Up, Down      through the lines of the entry, then through earlier entries (also Ctrl-P, Ctrl-N)
        Ctrl-R        finds the last entry with what is typed next
        Ctrl-C        empties the entry; while a command runs it closes all gas
        Ctrl-D        leaves, on an empty entry
        Ctrl-Z        goes to the shell, `fg` comes back; not while a command runs
        a paste       of several lines waits for Return, is checked as one program, and runs on a yes

        Editing is that of emacs; `bind -v` in ~/.editrc makes it vi's, with Escape for commands. What is bound there holds before all of these.
        """
}

/// What the prompt shows and offers.
extension Conversation {
    /// `SIM 12:00> `; libedit takes the colours between two escapes for no room.
    var prompt: String {
        let mark = options.isDryRun ? "SIM dry run" : machine.mark
        let text = "\(mark) \(SessionClock.text(procedure.elapsedSeconds))" + (state == .stopped ? " stopped" : "")
        guard Terminal.isColoured(Terminal.output) else { return text + "> " }
        let escape = LineEditor.promptEscape
        return "\(escape)\u{1B}[1;\(machine.isSimulated ? 36 : 31)m\(escape)\(text)\(escape)\u{1B}[0m\(escape)> "
    }
}
