import Glibc

@testable import Shell

/// The program as it was built, on a terminal of its own, as a person meets it.
final class BuiltProgram {
    private let process: pid_t
    /// `POSIX_SPAWN_SETSID`, which Swift does not see.
    private static let inASessionOfItsOwn: Int16 = 0x80
    /// Longer than any of these sittings, by far.
    private static let patienceSeconds = 30.0

    private static var path: String { folder + "/frazil" }

    /// Beside the tests.
    static var folder: String {
        var bytes = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &bytes, bytes.count)
        let tests = String(decoding: bytes.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return String(tests.prefix(upTo: tests.lastIndex(of: "/") ?? tests.startIndex))
    }

    /// - Parameter shell: whether a shell with job control stands between, which is told what to start.
    init?(at terminal: PseudoTerminal, home: String, _ arguments: [String], throughShell shell: Bool = false) {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        // The first terminal that the leader of a session opens is its own.
        posix_spawnattr_setflags(&attributes, Self.inASessionOfItsOwn | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
        // A test runs on a thread that takes no signals.
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawn_file_actions_addopen(&actions, 0, terminal.path, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        let words: [String] = shell ? ["/bin/bash", "--norc", "--noediting", "-i"] : [Self.path] + arguments
        let surroundings = ["TERM=\(terminal.kind)", "EDITRC=\(terminal.settingsPath)", "HOME=\(home)", "XDG_DATA_HOME=\(home)", "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "NO_COLOR=1", "PS1=shell: ", "FRAZIL=\(Self.path)"]
        var process: pid_t = 0
        let argv = words.map { strdup($0) } + [nil]
        let envp = surroundings.map { strdup($0) } + [nil]
        defer { for text in argv + envp { free(text) } }
        guard posix_spawn(&process, words[0], &actions, &attributes, argv, envp) == 0 else { return nil }
        self.process = process
    }

    /// The exit status, once it has come to its end; nothing where it had to be ended.
    func wait() -> Int32? {
        let end = MonotonicClock.seconds() + Self.patienceSeconds
        var status: Int32 = 0
        while waitpid(process, &status, WNOHANG) == 0 {
            guard MonotonicClock.seconds() < end else {
                kill(process, SIGKILL)
                waitpid(process, &status, 0)
                return nil
            }
            usleep(5000)
        }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : nil
    }
}
