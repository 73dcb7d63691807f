/// Help on the words of the prompt, which are none of the language.
enum PromptHelp {
    static var words: [String] { Set(pages.flatMap(\.words)).sorted() }

    static func text(on word: String) -> String? { pages.first { $0.words.contains(word) }?.text }

    /// What is said behind an entry's words, in the line of help that begins with them.
    static func note(on words: String) -> String? {
        let lines = pages.flatMap { $0.text.split(separator: "\n").map { line in line.drop { $0 == " " } } }
        guard let line = lines.first(where: { $0.hasPrefix(words + " ") }), let gap = line.firstRange(of: "  ") else { return nil }
        return String(line[gap.upperBound...].drop { $0 == " " })
    }

    /// Words of other prompts, for which there is a key here.
    static let keys = ["clear": "Ctrl-L clears the screen", "history": "Up and Down go through earlier entries, Ctrl-R searches them (`help keys`)"]

    static let pages: [LanguageHelp.Page] = [
        .init(
            words: ["undo"],
            text: """
                  undo          takes the last entry back, where no machine was told of it
                  undo limit    takes back the last limit, also behind a command that was committed
                  undo goal     takes back the last goal, the same way
                  What has been committed cannot be taken back. On the simulator `fork` and `back` go to an earlier moment.
                """),
        .init(
            words: ["fork", "forks", "back", "compare"],
            text: """
                  fork "one probe"             remembers this moment: the plan, its model, and the simulator's patient
                  forks                        lists what is remembered
                  compare "one probe" now      side by side: forks, predictions by their names, `now`
                  back to "one probe"          goes back to it, on the embedded simulator, and says what it drops; what was done since stays in the journal
                  A machine's patient goes one way only: there forks can be compared, and `let plan = predict { … }` tries what \
                is not done.
                """),
        .init(
            words: ["show", "timeline"],
            text: """
                  show slice axial | coronal | sagittal [at 5 mm]      the ice on a plane; also: show slice coronal y = 5 mm, show slice through A B
                  show timeline    tips, sensors, organs and margins against time, planned and measured
                  show probes      where each one is, with its power, its tip by the plan and as it was measured
                  show limits      each limit and goal by the plan as it stands, with the room left
                  show gas         what the plan has left of each gas
                """),
        .init(
            words: ["save", "load"],
            text: """
                  save "mine.frz"    writes what was declared and done as a program that runs
                  load "mine.frz"    takes a program as one entry
                """),
        .init(words: ["transcript"], text: "  transcript \"sitting.txt\"    what stood on the screen from the first entry on, as plain text, and what follows"),
        .init(
            words: [":set", "colour", "width", "speed", "confirm"],
            text: """
                  :set                         lists what can be set, with what it is
                  :set colour none             auto, none, 16, 256 or all
                  :set width 100               auto, or columns
                  :set speed 10                max, or simulated seconds a second; the embedded simulator only
                  :set confirm everything      what is asked about before it is sent: forecasts (whatever predicts something), \
                everything, or nothing (simulator only)
                """),
        .init(
            words: ["new"],
            text: """
                  Another patient is another sitting: `quit`, and `frazil` again. A sitting is one patient and one journal, from which it is told again.
                  To try other patients in one sitting of the simulator: `fork "empty"` before anything is said, and `back to "empty"`.
                """),
        .init(words: ["resume", "end"], text: "  resume    goes on behind a stop; the command that was stopped is not taken up again\n  end       leaves behind a stop"),
        .init(words: ["quit", "exit"], text: "  quit    leaves the prompt; so does Ctrl-D\n  exit    leaves the prompt"),
        .init(
            words: ["keys"],
            text: """
                  Tab              completes; lists what fits where more than one thing does
                  Up, Down         earlier entries; Ctrl-R searches them: Ctrl-R again goes further back, Ctrl-G gives it up
                  Return           hands the entry over; in an open block, and behind an `if` over several lines, it adds a line (an empty one ends the `if`)
                  Alt-Return       adds a line always
                  Ctrl-A, Ctrl-E   to the start, to the end; so do Home and End
                  Ctrl-arrows      a word back, a word on; Ctrl-Delete and Alt-Backspace delete one
                  Ctrl-W, Ctrl-K   cut a word, what follows; Ctrl-Y puts it back
                  Ctrl-C           empties the entry; while a command runs it closes all gas; a no to a question
                  Ctrl-D           leaves, on an empty entry
                  Ctrl-L           clears the screen
                  Ctrl-Z           goes to the shell, `fg` comes back; not while a command runs
                  What is typed while a command runs can be edited, stands in the next entry and waits for Return there.
                  A paste of several lines waits for Return, is checked as one program, and runs on a yes; lines such as `fork` and `:set` may stand in it. `bind -v` in ~/.editrc gives the keys of vi, \
                with Escape for commands; what is bound there holds before all of these.
                """),
        .init(
            words: ["startup"],
            text: """
                  frazil/startup.frz in the folder of configurations ($XDG_CONFIG_HOME, else ~/.config) is entered by itself when a \
                sitting begins: lines `:set …`, and a piece of a program. `--no-startup` leaves it out.
                """),
        .init(
            words: ["&"],
            text: """
                  freeze 12m &    is not offered: one thing at a time
                  A forecast speaks for one command, on the state that the one before left, and nothing can be judged while another \
                still changes it. Whoever watches the ice must be able to say what runs. What belongs side by side is one command:
                  together { freeze A 12m; freeze B 8m }
                """),
    ]
}
