import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Reads what is typed while a command runs, on a thread of its own: however busy the program is, it is shown at once.
///
/// Ctrl-C is read among the other keys, so that what was typed before it is told from what was typed behind it, and sent on as the terminal would.
final class KeyEcho {
    private let screen: StatusScreen
    private var isReading = false
    private let watch = Watch()

    /// What the two threads share.
    private final class Watch: Sendable {
        let isOn = Atomic<Bool>(false)
        let hasEnded = DispatchSemaphore(value: 0)
    }

    private enum Look { case came, nothing, gone }

    /// Within which the rest of a key's sequence comes behind its Escape, and the rest of a paste behind its beginning.
    private static let sequenceMilliseconds: Int32 = 40
    private static let pasteMilliseconds: Int32 = 100

    init(on screen: StatusScreen) {
        self.screen = screen
        _ = Bell.descriptor
    }

    func begin() {
        var before = termios()
        guard !isReading, tcgetattr(0, &before) == 0 else { return }
        isReading = true
        var settings = before
        settings.interrupt = 0
        settings.c_iflag &= ~tcflag_t(ICRNL | INLCR | IXON)
        settings.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
        tcsetattr(0, TCSANOW, &settings)
        watch.isOn.store(true, ordering: .releasing)
        Thread.detachNewThread { [watch, screen, before] in
            Self.keepReading(for: screen, watch, interrupt: before.interrupt)
            // Here, so that Ctrl-C is the terminal's again even where nothing more can be read.
            var before = before
            tcsetattr(0, TCSANOW, &before)
            watch.hasEnded.signal()
        }
    }

    func end() {
        guard isReading else { return }
        isReading = false
        watch.isOn.store(false, ordering: .releasing)
        Bell.ring()
        watch.hasEnded.wait()
    }

    private static func keepReading(for screen: StatusScreen, _ watch: Watch, interrupt: UInt8) {
        // Signals are the other thread's.
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, nil)
        while watch.isOn.load(ordering: .acquiring), look(for: screen, within: screen.isBehindEscape ? sequenceMilliseconds : -1, interrupt) != .gone {}
        // A paste is never torn: what reads next would take the rest of it for keys.
        while screen.isInsidePaste, look(for: screen, within: pasteMilliseconds, interrupt) == .came {}
    }

    /// Waits for a key or for the bell.
    private static func look(for screen: StatusScreen, within milliseconds: Int32, _ interrupt: UInt8) -> Look {
        var entries = [pollfd(fd: 0, events: Int16(POLLIN), revents: 0), pollfd(fd: Bell.descriptor, events: Int16(POLLIN), revents: 0)]
        let count = poll(&entries, 2, milliseconds)
        if count == 0 { screen.forgetEscape() }
        guard count > 0 else { return count == 0 || errno == EINTR ? .nothing : .gone }
        if entries[1].revents != 0 {
            Bell.silence()
            screen.fitWindow()
        }
        return entries[0].revents == 0 || takeKeys(for: screen, interrupt) ? .came : .gone
    }

    /// False once the terminal is gone.
    private static func takeKeys(for screen: StatusScreen, _ interrupt: UInt8) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(0, &bytes, bytes.count)
        guard count > 0 else { return count < 0 && errno == EINTR }
        take(bytes[..<count], for: screen, interrupt)
        return true
    }

    /// Also in a paste that has no end: nothing may stand between Ctrl-C and the gas.
    private static func take(_ bytes: ArraySlice<UInt8>, for screen: StatusScreen, _ interrupt: UInt8) {
        guard interrupt != 0, let last = bytes.lastIndex(of: interrupt) else { return screen.take(bytes) }
        kill(0, SIGINT)
        screen.forgetTyped()
        screen.take(bytes[(last + 1)...])
    }
}

extension termios {
    /// The character for Ctrl-C; 0 for none.
    fileprivate var interrupt: cc_t {
        get { withUnsafeBytes(of: c_cc) { $0[Int(VINTR)] } }
        set { withUnsafeMutableBytes(of: &c_cc) { $0[Int(VINTR)] = newValue } }
    }
}
