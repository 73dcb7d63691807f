/// The help of the command line itself, to standard output.
enum HelpPages {
    static let overview = """
        frazil runs programs that describe a cryoablation: the patient, what must hold, and what to do. Each command is \
        predicted first; it reaches the machine only where every limit holds in the prediction.

          frazil                     the prompt (also: frazil repl)
          frazil run FILE            runs a program (also: frazil FILE.frz)
          frazil check FILE…         tells everything that can be told without running
          frazil fmt FILE…           puts programs into the one layout
          frazil journal show FILE   reads a journal (also: verify, replay)
          frazil console --tcp H:P   a simulated console behind a wire, to test drivers on
          frazil device check P URL  talks to a device's instruments without opening anything (also: stop, list, faults, fuzz)
          frazil resume JOURNAL      takes up a run that was cut off
          frazil verify              holds the solver against exact solutions
          frazil calibrate [PROBE…]  fits the library's probes to published experiments
          frazil bench               the speed of solver and language, next to their errors
          frazil completion SHELL    a script of completions for bash, zsh or fish
          frazil help [WORD]         a command, or a word of the language
          frazil explain [CODE]      a message of the checker at length, such as Q102

          frazil -e TEXT             runs a text as a program would be run
          frazil --version
          frazil COMMAND --help

        Exit status: 0 done, every goal met; 1 the program is wrong; 2 the command line is wrong; 3 a limit refused a \
        command; 4 a goal missed; 5 the device failed; 6 an assert failed; 130 stopped.
        """

    static let completion = """
        frazil completion bash|zsh|fish    prints a script by which the shell completes commands, options and programs

          bash    eval "$(frazil completion bash)" in ~/.bashrc
          zsh     eval "$(frazil completion zsh)" in ~/.zshrc, behind compinit
          fish    frazil completion fish > ~/.config/fish/completions/frazil.fish
        """

    static let run = """
        frazil run FILE [options]    runs a program; - reads it from standard input; `frazil FILE.frz` is the same, and so is a program that is \
        made executable and whose first line is #!/usr/bin/env frazil

          --accuracy MM              chooses the finest cell so that the 0 C front is this near to the truth, by an estimate
          --bands                    every prediction with its 5 to 95 % band, by an ensemble of 16 patients
          --dry-run                  predicts everything, tells the machine nothing
          --driver sim               the simulated console (default)
          --driver scpi://HOST:PORT  a device; scpi:///dev/ttyUSB0?baud=115200 on a serial line; several with commas between
          --profile NAME|FILE        what the device understands (default frazil_console; `frazil device list`)
          --yes                      answers every question with yes (never a limit); a real machine wants it, or a terminal
          --json FILE                the report as JSON; - for standard output
          --journal FILE             where the journal goes (default: frazil-journals/ in the user's data folder)
          --resolution MM            the finest cell, 0.05 to 20
          --seed N                   which simulated patient (default 0)
          --speed X                  1 is real time; max (default) does not wait
          --twin, --no-twin          whether what is measured corrects the next forecast: a device's does, the simulator's where it is \
        asked for (what that is worth: `frazil verify --twin`)
        """

    static let console = """
        frazil console (--tcp HOST:PORT | --pty) [options]    a simulated console behind a wire, its patient solved live

          --tcp HOST:PORT            listens there; port 0 takes any that is free and says which
          --pty                      opens a pseudo-terminal and says its path: a serial line to test on
          --bench                    four single instruments instead: relays, thermometer, supply and gauges, on ports that follow each other
          --speed X                  simulated seconds a second; max (default): time stands until a client says SIMulation:ADVance
          --seed N, --resolution MM  the patient until a client describes another
          --fault LIST               what goes wrong, with commas between: NAME[@seconds][:probe][=value]
                                     on the wire: late, cut, garbled, duplicated, silent, reset, restart (also NAME@HEADER, such as cut@FREEZE)
                                     in the machine: open-thermocouple:A, drift:A=0.5 (K/s), sag=300 (psi), empty, leak:A=2 (g/s), \
        weak:A=0.3, stuck:A, watchdog

        It speaks IEEE 488.2 and SCPI; the messages stand under DEVICES in ARCHITECTURE.md. Ctrl-C ends it.
        """

    static let device = """
        frazil device list                    the device profiles there are
        frazil device check PROFILE URL…      talks to every instrument and opens nothing; exit status 5 where one is not right
        frazil device stop PROFILE URL…       closes all gas, whoever opened it, and asks whether it is closed; 5 where it is not
        frazil device faults [--json FILE]    each fault in each phase of a freeze, over a real socket; 1 where an outcome is wrong and silent
        frazil device fuzz [LINES] [--seed N] random and mutated lines against a console (default 100000); 1 where it hangs or dies
        """

    static let check = """
        frazil check FILE… [--json FILE]

        Tells everything that can be told without running: syntax, names, dimensions, the rules of the consensus.
        A folder stands for every .frz file in it and below. `frazil explain CODE` says more about one message.
        Exit status 1 where a program is wrong; warnings do not change it. A line may go against a section of the \
        consensus where a comment says why: # allow C4.3.3: agreed with the anaesthetist
        """

    static let fmt = """
        frazil fmt FILE… [--check]

        Rewrites programs in the one layout. A folder stands for every .frz file in it and below. With --check nothing is written: the names of the files that would change are \
        listed, and the exit status is 1 where there are any. - reads standard input and writes standard output.
        """

    static let journal = """
        frazil journal show FILE     what was done, as a table
        frazil journal verify FILE   whether every record is as it was written (exit status 1 where not, or where it is cut off)
        frazil journal replay FILE   runs the recorded program, or what was typed, once more on what the machine and the persons said \
        then, and compares everything that is decided (1 where it differs)

        A journal has one record a line, each chained to the one before by a hash. What the machine is about to be told is on the disk \
        before it is told, and what it answered is behind. A replay needs nothing but the journal. On the same kind of processor and by \
        the same version its figures are the same to the last bit; otherwise to 0.001 of each, and the replay says which.
        """

    static let resume = """
        frazil resume FILE [options] takes up a run, or a sitting at the prompt, that was cut off: killed, out of disk, out of power

          --driver D                 where the machine is found now (default: as in the journal)
          --profile NAME|FILE        what the device understands (default: as in the journal)
          --json FILE                the whole run's report as JSON; - for standard output
          --speed X                  of a simulated machine; 1 is real time; max (default) does not wait
          --yes                      goes on without asking (never passes a limit)

        The machine's gas is closed first. The program then runs again from its first line on what the journal holds, which brings the \
        model to the present; a command whose answer was lost is settled by what the machine says of itself. It is shown what follows, \
        and asked; of a simulated machine only on a terminal. What was cut off is never simply gone on with: the time that is left is predicted again, judged and cleared again. At \
        the prompt nothing is gone on with by itself. A simulated machine died with the program: its patient is rebuilt from the journal, \
        its gas closed at the last record. The run goes on in the same journal, behind its last whole record.

        Exit status as of `frazil run`; 2 where the journal is whole or is no journal, 130 where the answer is no.
        """

    static let repl = """
        frazil [repl] [options]      the prompt

          --driver sim or scpi://…, --profile NAME, --resolution MM, --seed N, --speed X, --journal FILE, --dry-run, --bands, --twin, --no-twin    \
        as for `frazil run`
          --yes                      commits without asking; never passes a limit
          -e TEXT, --execute TEXT    runs the text as a script would be, and ends
          --no-startup               leaves out frazil/startup.frz in $XDG_CONFIG_HOME (else ~/.config), which is entered by itself otherwise

        Where standard input is no terminal all of it is read, checked, and run: frazil < mine.frz
        """

    static let verify = """
        frazil verify [options]      runs problems with known answers and prints what the solver makes of them, and then published \
        experiments with several probes or in organs, which no probe was fitted to

          --resolution MM            the finest cell (default: 0.5 for what has a formula, 1 for the rest)
          --placements N             only N wires at random angles and offsets, held and cooled by gas
          --convergence              3, 2, 1 and 0.5 mm side by side, with the observed order (some minutes)
          --markdown                 the convergence table in Markdown
          --bands                    instead: 20 random plans on 200 random patients, and how many lie within the bands (a minute or two at 2 mm)
          --plants N                 so many patients, ten a plan (with --bands)
          --twin                     instead: 20 simulated patients, the forecast of a second freeze by the book and corrected by the first \
        (some minutes at 1 mm), and whether the estimates lie within their ranges
          --patients N               so many patients (with --twin)
          --seed N                   other plans and patients (with --bands and --twin; default 0)
          --json FILE                the table as JSON; - for standard output

        Exit status 1 where a figure against a formula or a reference is OFF, or with --bands where the share of all that lie \
        within their bands is more than 5 % off the one that is meant, or with --twin where a corrected figure is no nearer or an estimate's range does not hold 80 to 98 %. A published experiment that is missed is shown as outside and does not change the exit status: it tells how far predictions may be trusted.
        """

    static let calibrate = """
        frazil calibrate [PROBE…]    fits probes to what is published of single ones, and compares with the library

          --json FILE                the fits as JSON; - for standard output

        Prints data, computed sizes, residuals, the fitted value and how far it may move before a size leaves its published \
        spread. Without a name all argon probes are done (under a minute). Exit status 1 where the library differs by more than rounding.
        """

    static let bench = """
        frazil bench [options]       times problems whose answers are known: two probes, a freeze and a double freeze; and the language: \
        its start, a long program, a million turns (beside CPython where that is there)

          --resolution MM            the finest cell (default 1)
          --threads N                1 to 64 (default 2)
          --runs N                   the quickest counts (default 1)
          --uniform                  equal cells all over, to compare with solvers that have no others
          --probes                   what 1, 4, 16 and 32 probes cost, too
          --language                 the language alone
          --json FILE                the figures as JSON; - for standard output

        Every time stands next to the error against the reference; a wrong answer has exit status 1, and no time but with --uniform.
        """

    static let explain = """
        frazil explain [CODE]        what a message means, a program that brings it about, and how it is put right; \
        without a code, all of them
        """

    static let help = """
        frazil help [WORD]           a command (run), a word of the language (freeze), a unit (psi), a module of the library \
        (layouts) or what it declares (a tissue, a probe model, a function, a protocol); \
        `frazil help words` lists every word
        """
}

extension Subcommand {
    var helpPage: String {
        switch self {
        case .repl: HelpPages.repl
        case .run: HelpPages.run
        case .check: HelpPages.check
        case .fmt: HelpPages.fmt
        case .journal: HelpPages.journal
        case .help: HelpPages.help
        case .explain: HelpPages.explain
        case .verify: HelpPages.verify
        case .bench: HelpPages.bench
        case .calibrate: HelpPages.calibrate
        case .console: HelpPages.console
        case .device: HelpPages.device
        case .resume: HelpPages.resume
        case .completion: HelpPages.completion
        case .train, .report: "frazil \(rawValue) is not in this version yet"
        }
    }
}
