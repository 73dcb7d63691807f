import Diagnostics
import Evaluation
import Session

/// What the prompt itself understands; everything else is the language.
extension Conversation {
    enum Word: Hashable, Sendable {
        case help(String?)
        /// `new`: another patient.
        case startAnew
        case leave
        case resume
        case end
        case show([String])
        case save(String)
        case load(String)
        case undo(String?)
        case fork(String)
        case forks
        case compare([String])
        case back(String)
        case transcript(String)
        case set([String])
        /// `:what`, which is nothing.
        case unknown(String)
        /// `freeze 12m &`.
        case inBackground
        /// `fork "a"; freeze 1m`: one of the prompt's own words beside something else.
        case beside(String)
        /// `freeze until ?`: what goes in the place of the question mark.
        case hole(before: String)

        /// Nothing where the entry is not one of the prompt's own, which stand on a line by themselves.
        init?(_ entry: String) {
            guard !entry.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).contains("\n") else { return nil }
            let entry = QuotedWords.withoutComment(entry)
            let words = entry.split(whereSeparator: \.isWhitespace).map(String.init)
            if let first = words.first?.prefix(while: \.isLetter), Self.alone.contains(String(first)), QuotedWords.isSeveral(entry) {
                self = .beside(String(first))
                return
            }
            if let hole = Self.hole(in: entry, words) {
                self = hole
                return
            }
            switch words {
            case ["help"], ["?"]: self = .help(nil)
            case ["quit"], ["exit"]: self = .leave
            case ["new"], ["reset"], ["restart"]: self = .startAnew
            case ["resume"]: self = .resume
            case ["end"]: self = .end
            case let all where all.first == ":set": self = .set(Array(all.dropFirst()))
            case let all where all.first?.hasPrefix(":") == true: self = .unknown(all[0])
            case let all where all.last?.hasSuffix("&") == true: self = .inBackground
            case let all where all.first == "transcript" && !all.contains("="): self = .transcript(Self.path(in: entry))
            case ["undo"]: self = .undo(nil)
            case let all where all.first == "undo" && all.count == 2 && all[1] != "=": self = .undo(all[1])
            case ["forks"]: self = .forks
            case let all where ["fork", "back", "compare"].contains(all.first) && !all.contains("="): self = Self.ofTravel(entry)
            case let all where all.first == "show" && all.dropFirst().first != "=": self = .show(Array(all.dropFirst()))
            case let all where ["save", "load"].contains(all.first) && !all.contains("="):
                let path = Self.path(in: entry)
                self = all[0] == "save" ? .save(path) : .load(path)
            case let all where all.count == 1 && all[0].hasSuffix("?") && all[0].dropLast().allSatisfy(\.isLetter): self = .help(String(all[0].dropLast()))
            case let all where all.count > 1 && all.last == "?" && !all.contains("="): self = .help(all[0])
            default:
                guard words.count > 1, ["help", "?", "explain"].contains(words[0]), !words.contains("=") else { return nil }
                self = .help(words.dropFirst().joined(separator: " "))
            }
        }

        /// A word alone that does nothing by itself; a sitting may have given it another meaning.
        var isBare: Bool {
            switch self {
            case .save(let rest), .load(let rest), .transcript(let rest), .fork(let rest), .back(let rest): rest.isEmpty
            case .compare(let rest), .show(let rest): rest.isEmpty
            case .startAnew: true
            default: false
            }
        }

        /// Words that stand on a line by themselves.
        private static let alone: Set<String> = ["undo", "fork", "forks", "back", "compare", "save", "load", "transcript"]

        /// Words that an entry of the prompt's own may begin with.
        static let own = alone.union(["show", "help", "explain", "new", "resume", "end", "quit", "exit"]).sorted()

        /// The first line of several that is one of the prompt's own, by its number and its word; nothing where there is but one line.
        static func ownLine(in text: String) -> (number: Int, word: String)? {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            guard lines.count(where: { $0.contains { !$0.isWhitespace } }) > 1 else { return nil }
            for (index, line) in lines.enumerated() where own(onLine: line) != nil { return (index + 1, firstWord(of: line)) }
            return nil
        }

        /// What a line among others says, where it is one of the prompt's own.
        static func own(onLine line: String) -> Word? { own.contains(firstWord(of: line)) || firstWord(of: line).hasPrefix(":") ? Word(line) : nil }

        private static func firstWord(of line: String) -> String {
            String(QuotedWords.withoutComment(line).drop(while: \.isWhitespace).prefix { !$0.isWhitespace && $0 != ";" })
        }

        /// Words that begin a statement and want more: `freeze ?` asks what goes behind it.
        private static let wantingMore: Set<String> = [
            "assert", "background", "freeze", "goal", "hold", "if", "let", "limit", "organ", "place", "print", "repeat", "resolution", "scan", "set", "target", "test", "thaw", "use", "var", "vessel",
            "warm", "while", "withdraw",
        ]

        /// A question mark inside a statement; of any other first word alone the help on it is the answer.
        private static func hole(in entry: String, _ words: [String]) -> Word? {
            guard words.count > 1, words[0] != "?", !own.contains(words[0]) || words[0] == "show", !words[0].hasPrefix(":"), !(words.count == 2 && words[1] == "?" && words[0].allSatisfy(\.isLetter) && !wantingMore.contains(words[0])),
                let place = QuotedWords.place(of: "?", in: entry), !entry[place...].contains(" : ")
            else { return nil }
            return .hole(before: String(entry[..<place]))
        }

        /// `back to "x"`, also without `to` and without quotation marks.
        private static func ofTravel(_ entry: String) -> Word {
            var names = QuotedWords(entry).words
            let first = names.removeFirst()
            if first == "compare" { return .compare(names.filter { $0 != "and" && $0 != "with" }) }
            if first == "back", names.first == "to" { names.removeFirst() }
            let name = names.joined(separator: " ")
            return first == "fork" ? .fork(name) : .back(name)
        }

        /// Behind the first word, with or without quotation marks.
        private static func path(in entry: String) -> String {
            let words = entry.split(maxSplits: 1, omittingEmptySubsequences: true, whereSeparator: \.isWhitespace)
            let rest = words.count > 1 ? Array(words[1]) : []
            return String(rest.reversed().drop { $0.isWhitespace || $0 == "\"" }.reversed().drop { $0.isWhitespace || $0 == "\"" })
        }
    }

    /// Whether it did what it says: false where one that sets, remembers or writes something did not.
    @discardableResult
    func obey(_ word: Word) -> Bool {
        switch word {
        case .save(let path): return save(to: path)
        case .fork(let name): return fork(as: name)
        case .transcript(let path): return keepTranscript(in: path)
        case .set(let words): return set(words)
        case .help(let topic): help(on: topic)
        case .beside(let word): audience.say("`\(word)` is the prompt's own and stands on a line by itself: nothing of this line was done")
        case .startAnew: audience.say(PromptHelp.text(on: "new") ?? "")
        case .leave: leave()
        case .resume: resume()
        case .end: end()
        case .show(let words): show(words)
        case .load(let path): load(from: path)
        case .undo(let what): undo(what)
        case .forks: listForks()
        case .compare(let names): compare(names)
        case .back(let name): goBack(to: name)
        case .unknown(let word): audience.say(SettingWords.noSuchWord(word))
        case .hole(let text): audience.say(hole(behind: text))
        case .inBackground: audience.say(PromptHelp.text(on: "&") ?? "")
        }
        return true
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
        let pages = [help(onNameInScope: topic), WordHelp.text(on: topic) ?? Explanation.of(topic)?.page].compactMap(\.self)
        if !pages.isEmpty { return audience.say(pages.joined(separator: "\n\n")) }
        let near = WordHelp.near(topic, among: WordHelp.words + known.visibleNames).map { "`help \($0)`" }.joined(separator: ", ")
        audience.say("there is no help on `\(topic)`" + (near.isEmpty ? "; `help words` lists every word" : ", did you mean \(near)?"))
    }

    static let overview = """
        An entry is a piece of a program: it is checked, its commands are predicted, and each is committed on a yes.

          background muscle                                      what the patient is
          target lesion = sphere(center: (0, 0, 0) mm, radius: 10 mm) of tumour
          limit coldest(nerve_root) > 5 C                        what must hold
          place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
          set power A 100%
          freeze 12m          thaw 3m          scan              what to do
          coverage(lesion, below: -40 C)                         a question

          show slice coronal   the ice on a plane; also axial, sagittal, through A B, each `at 5 mm`; show timeline, probes, limits, gas
          undo          takes the last entry back, where no machine was told; undo limit, undo goal
          fork "name"   remembers this moment; forks lists them, compare "a" "b" holds two side by side, back to "name" (simulator)
          transcript "sitting.txt"   what stood on the screen, as text; :set lists colour, width, speed and what is asked about
          save "mine.frz"   writes what was declared and done as a program; load "mine.frz" takes one as an entry
          freeze ?      how a line is written; explain Q102  a message at length
          help NAME   a word (`help freeze`), what the library has (`help muscle`), a name of yours (`help lesion`); `help words` lists all
          quit        leaves (also Ctrl-D); another patient is another sitting (`help new`)

        Keys (`help keys`): Tab completes, Up and Ctrl-R find earlier entries, Return on an open block adds a line, Alt-Return always does, \
        Ctrl-C empties the entry, and while a command runs it closes all gas. A paste waits for Return.
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
