/// The help of the command line itself, to standard output.
enum HelpPages {
    static let overview = """
        frazil runs programs that describe a cryoablation: the patient, what must hold, and what to do. Each command is
        predicted first; it reaches the machine only where every limit holds in the prediction.

          frazil                     the prompt (also: frazil repl)
          frazil run FILE            runs a program
          frazil check FILE…         tells everything that can be told without running
          frazil fmt FILE…           puts programs into the one layout
          frazil journal show FILE   reads a journal (also: verify, replay)
          frazil verify              holds the solver against exact solutions
          frazil calibrate [PROBE…]  fits the library's probes to published experiments
          frazil bench               the solver's speed, next to its error
          frazil help [WORD]         a command, or a word of the language
          frazil explain [CODE]      a message of the checker at length, such as Q102

          frazil --version
          frazil COMMAND --help

        Exit status: 0 done, every goal met; 1 the program is wrong; 2 the command line is wrong; 3 a limit refused a
        command; 4 a goal missed; 5 the device failed; 6 an assert failed; 130 stopped.
        """

    static let run = """
        frazil run FILE [options]    runs a program; - reads it from standard input

          --accuracy MM              chooses the finest cell so that the 0 C front is this near to the truth, by an estimate
          --bands                    every prediction with its 5 to 95 % band, by an ensemble of 16 patients
          --dry-run                  predicts everything, tells the machine nothing
          --driver sim               the simulated console (default)
          --yes                      answers every question with yes (never a limit)
          --json FILE                the report as JSON; - for standard output
          --journal FILE             where the journal goes (default: frazil-journals/ in the user's data folder)
          --resolution MM            the finest cell, 0.05 to 20
          --seed N                   which simulated patient (default 0)
          --speed X                  1 is real time; max (default) does not wait
          --textbook                 forecasts keep the library's values whatever is measured (else it corrects the next forecast)
        """

    static let check = """
        frazil check FILE… [--json FILE]

        Tells everything that can be told without running: syntax, names, dimensions, the rules of the consensus.
        A folder stands for every .frz file in it and below. `frazil explain CODE` says more about one message.
        Exit status 1 where a program is wrong; warnings do not change it. A line may go against a section of the
        consensus where a comment says why: # allow C4.3.3: agreed with the anaesthetist
        """

    static let fmt = """
        frazil fmt FILE… [--check]

        Rewrites programs in the one layout. A folder stands for every .frz file in it and below. With --check nothing is written: the names of the files that would change are
        listed, and the exit status is 1 where there are any. - reads standard input and writes standard output.
        """

    static let journal = """
        frazil journal show FILE     what was done, as a table
        frazil journal verify FILE   whether every record is as it was written (exit status 1 where not)
        frazil journal replay FILE   runs the recorded program again and compares the predictions (1 where they differ)
        """

    static let repl = """
        frazil [repl] [options]      the prompt

          --driver sim, --resolution MM, --seed N, --speed X, --journal FILE, --dry-run, --textbook    as for `frazil run`
          --yes                      commits without asking; never passes a limit
        """

    static let verify = """
        frazil verify [options]      runs problems with known answers and prints what the solver makes of them, and then published
                                     experiments with several probes or in organs, which no probe was fitted to

          --resolution MM            the finest cell (default: 0.5 for what has a formula, 1 for the rest)
          --placements N             only N wires at random angles and offsets, held and cooled by gas
          --convergence              3, 2, 1 and 0.5 mm side by side, with the observed order (some minutes)
          --markdown                 the convergence table in Markdown
          --bands                    instead: 20 random plans on 200 random patients, and how many lie within the bands (a minute or two at 2 mm)
          --plants N                 so many patients, ten a plan (with --bands)
          --twin                     instead: 20 simulated patients, the forecast of a second freeze by the book and corrected by the first
                                     (some minutes at 1 mm), and whether the estimates lie within their ranges
          --patients N               so many patients (with --twin)
          --seed N                   other plans and patients (with --bands and --twin; default 0)
          --json FILE                the table as JSON; - for standard output

        Exit status 1 where a figure against a formula or a reference is OFF, or with --bands where not 85 to 95 % of all lie
        within a band of 90 %, or with --twin where a corrected figure is no nearer or an estimate's range does not hold 80 to 98 %. A published experiment that is missed is shown as outside and does not change the exit status: it tells how far predictions may be trusted.
        """

    static let calibrate = """
        frazil calibrate [PROBE…]    fits probes to what is published of single ones, and compares with the library

          --json FILE                the fits as JSON; - for standard output

        Prints data, computed sizes, residuals, the fitted value and how far it may move before a size leaves its published
        spread. Without a name all argon probes are done (under a minute). Exit status 1 where the library differs by more than rounding.
        """

    static let bench = """
        frazil bench [options]       times a problem whose answer is known: two probes, a freeze and a double freeze

          --resolution MM            the finest cell (default 1)
          --threads N                1 to 64 (default 2)
          --runs N                   the quickest counts (default 1)
          --uniform                  equal cells all over, to compare with solvers that have no others
          --probes                   what 1, 4, 16 and 32 probes cost, too
          --json FILE                the figures as JSON; - for standard output

        Every time stands next to the error against the reference; a wrong answer has exit status 1, and no time but with --uniform.
        """

    static let explain = """
        frazil explain [CODE]        what a message means, a program that brings it about, and how it is put right;
                                     without a code, all of them
        """

    static let help = """
        frazil help [WORD]           a command (run), a word of the language (freeze), or what the library declares
                                     (a tissue, a probe model, a protocol)
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
        case .console, .resume, .train, .report: "frazil \(rawValue) is not in this version yet"
        }
    }
}
