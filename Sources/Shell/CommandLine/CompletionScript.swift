/// What a shell asks about a command line of `frazil`: the commands, and each one's options, as the help has them.
enum CompletionScript {
    enum Shell: String, CaseIterable {
        case bash, zsh, fish
    }

    static func text(for shell: Shell) -> String {
        switch shell {
        case .bash: bash
        case .zsh: zsh
        case .fish: fish
        }
    }

    // MARK: What there is

    /// The commands by their names, which `help` explains too.
    private static var commandNames: String { commands.map(\.rawValue).joined(separator: " ") }

    private static let commands = Subcommand.allCases.filter { ![.train, .report].contains($0) }

    /// Every option that a command's page names, each once.
    static func options(of command: Subcommand) -> [String] {
        Set(command.helpPage.matches(of: /--[a-z][a-z-]*/).map { String($0.output) } + ["--help"]).sorted()
    }

    /// What the command does, in the words of `frazil --help`.
    static func note(on command: Subcommand) -> String {
        let line = HelpPages.overview.split(separator: "\n").first { $0.hasPrefix("  frazil \(command.rawValue) ") }
        guard let line else { return command == .repl ? "the prompt" : command.rawValue }
        return String(line.dropFirst(noteColumn))
    }

    /// Where the words begin behind a command of the overview.
    private static let noteColumn = 29

    /// The second word of a command that takes one.
    private static let seconds: [(command: Subcommand, words: [String])] = [
        (.journal, ["show", "verify", "replay"]), (.device, ["check", "stop", "list", "faults", "fuzz"]), (.completion, Shell.allCases.map(\.rawValue)),
    ]

    // MARK: bash

    private static var bash: String {
        let options = commands.map { "      \($0.rawValue)) words=\"\(Self.options(of: $0).joined(separator: " "))\" ;;" }
        let seconds = seconds.map { "    \($0.command.rawValue)) [ \"$COMP_CWORD\" -eq 2 ] && COMPREPLY=($(compgen -W \"\($0.words.joined(separator: " "))\" -- \"$word\")) && return ;;" }
        return """
            # bash completion for frazil: eval "$(frazil completion bash)"
            _frazil() {
              local word="${COMP_WORDS[COMP_CWORD]}" command="${COMP_WORDS[1]}" words=""
              COMPREPLY=()
              if [[ "$word" == -* ]]; then
                case "$command" in
            \(options.joined(separator: "\n"))
                  *) words="\(Self.options(of: .repl).joined(separator: " ")) --version" ;;
                esac
                COMPREPLY=($(compgen -W "$words" -- "$word"))
                return
              fi
              case "$command" in
            \(seconds.joined(separator: "\n"))
                help) COMPREPLY=($(compgen -W "\(commandNames) $("${1/#\\~/$HOME}" help words 2>/dev/null | grep '^  ')" -- "$word")); return ;;
              esac
              if [ "$COMP_CWORD" -eq 1 ]; then
                COMPREPLY=($(compgen -W "\(commandNames)" -- "$word"))
              fi
              compopt -o filenames 2>/dev/null
              local kept="!*.@(frz|journal)"
              shopt -q extglob || { shopt -s extglob; kept="!*.@(frz|journal)"; }
              while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -f -X "$kept" -- "$word"; compgen -d -- "$word")
            }
            complete -F _frazil frazil

            """
    }

    // MARK: zsh

    private static var zsh: String {
        let notes = commands.map { "    '\($0.rawValue):\(note(on: $0).replacing("'", with: "'\\''").replacing(":", with: "\\:"))'" }
        let options = commands.map { "      \($0.rawValue)) choices=(\(Self.options(of: $0).joined(separator: " "))) ;;" }
        let seconds = seconds.map { "    \($0.command.rawValue)) (( CURRENT == 3 )) && { compadd -- \($0.words.joined(separator: " ")); return } ;;" }
        return """
            #compdef frazil
            # zsh completion for frazil: eval "$(frazil completion zsh)" behind compinit
            _frazil() {
              local -a commands choices
              local command=$words[2]
              commands=(
            \(notes.joined(separator: "\n"))
              )
              if [[ $PREFIX == -* ]]; then
                case $command in
            \(options.joined(separator: "\n"))
                  *) choices=(\(Self.options(of: .repl).joined(separator: " ")) --version) ;;
                esac
                compadd -- $choices
                return
              fi
              case $command in
            \(seconds.joined(separator: "\n"))
                help) compadd -- \(commandNames) ${=$(${~words[1]} help words 2>/dev/null | grep '^  ')}; return ;;
              esac
              (( CURRENT == 2 )) && _describe command commands
              _files -g '*.(frz|journal)'
            }
            compdef _frazil frazil

            """
    }

    // MARK: fish

    private static var fish: String {
        let first = commands.map { "complete -c frazil -n __fish_use_subcommand -a \($0.rawValue) -d '\(note(on: $0).replacing("'", with: "\\'"))'" }
        let own = (Self.options(of: .repl) + ["--version"]).map { "complete -c frazil -n __fish_use_subcommand -l \($0.dropFirst(2))" }
        let options = commands.flatMap { command in
            Self.options(of: command).map { "complete -c frazil -n '__fish_seen_subcommand_from \(command.rawValue)' -l \($0.dropFirst(2))" }
        }
        let seconds = seconds.map {
            "complete -c frazil -n '__fish_seen_subcommand_from \($0.command.rawValue); and not __fish_seen_subcommand_from \($0.words.joined(separator: " "))' -a '\($0.words.joined(separator: " "))'"
        }
        let help = """
            function __frazil_help_words
                set -l program (string replace -r '^~' $HOME -- (commandline -opc)[1])
                command -q $program; or return
                $program help words 2>/dev/null | string match -r '^  .*' | string split -n ' '
            end
            complete -c frazil -f -n '__fish_seen_subcommand_from help' -a '\(commandNames) (__frazil_help_words)'
            """
        // No file but programs and journals, and the folders on the way to them.
        let files = """
            complete -c frazil -f
            function __frazil_files
                set -l word (commandline -ct)
                for file in $word*.frz $word*.journal $word*/
                    echo $file
                end
            end
            complete -c frazil -n 'not __fish_seen_subcommand_from help completion' -a '(__frazil_files)'
            """
        return "# fish completion for frazil: frazil completion fish > ~/.config/fish/completions/frazil.fish\n"
            + (first + own + seconds + [help, files] + options).joined(separator: "\n") + "\n"
    }
}
