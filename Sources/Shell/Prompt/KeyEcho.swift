import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Reads what is typed while a command runs, on a thread of its own: however busy the program is, it is shown at once. Ctrl-C stays the terminal's.
final class KeyEcho {
    private let screen: StatusScreen
    private var before: termios?
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
        var settings = termios()
        guard before == nil, tcgetattr(0, &settings) == 0 else { return }
        before = settings
        settings.c_iflag &= ~tcflag_t(ICRNL | INLCR | IXON)
        settings.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
        tcsetattr(0, TCSANOW, &settings)
        watch.isOn.store(true, ordering: .releasing)
        Thread.detachNewThread { [watch, screen] in
            Self.keepReading(for: screen, watch)
            watch.hasEnded.signal()
        }
    }

    func end() {
        guard var settings = before else { return }
        before = nil
        watch.isOn.store(false, ordering: .releasing)
        Bell.ring()
        watch.hasEnded.wait()
        tcsetattr(0, TCSANOW, &settings)
    }

    private static func keepReading(for screen: StatusScreen, _ watch: Watch) {
        // Signals are the other thread's.
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, nil)
        while watch.isOn.load(ordering: .acquiring), look(for: screen, within: screen.isBehindEscape ? sequenceMilliseconds : -1) != .gone {}
        // A paste is never torn: what reads next would take the rest of it for keys.
        while screen.isInsidePaste, look(for: screen, within: pasteMilliseconds) == .came {}
    }

    /// Waits for a key or for the bell.
    private static func look(for screen: StatusScreen, within milliseconds: Int32) -> Look {
        var entries = [pollfd(fd: 0, events: Int16(POLLIN), revents: 0), pollfd(fd: Bell.descriptor, events: Int16(POLLIN), revents: 0)]
        let count = poll(&entries, 2, milliseconds)
        if count == 0 { screen.forgetEscape() }
        guard count > 0 else { return count == 0 || errno == EINTR ? .nothing : .gone }
        if entries[1].revents != 0 {
            Bell.silence()
            screen.fitWindow()
        }
        return entries[0].revents == 0 || takeKeys(for: screen) ? .came : .gone
    }

    /// False once the terminal is gone.
    private static func takeKeys(for screen: StatusScreen) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(0, &bytes, bytes.count)
        guard count > 0 else { return count < 0 && errno == EINTR }
        screen.take(bytes[..<count])
        return true
    }
}
