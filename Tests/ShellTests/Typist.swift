import Glibc
import Synchronization
import Testing

@testable import Shell

/// Someone at the keyboard who types once something is to be seen, and watches the screen until told to leave.
final class Typist: Sendable {
    private let terminal: Int32
    private let parts: [(cue: String, keys: String)]
    /// Done when the cue of a part, by its number, was seen.
    private let also: @Sendable (Int) -> Void
    private let mayLeave = Atomic<Bool>(false)
    private let screen = Mutex<[UInt8]>([])
    private let thread = Mutex<pthread_t>(0)
    /// Without anything on the screen for longer than any of these sittings takes, the typist gives up and leaves, so that a test fails and none hangs.
    private static let patienceSeconds = 60.0

    convenience init(at terminal: PseudoTerminal, types keys: String, after cue: String) {
        self.init(at: terminal, following: [(cue, keys)])
    }

    /// A cue counts from where the one before it was seen.
    init(at terminal: PseudoTerminal, following parts: [(cue: String, keys: String)], also: @escaping @Sendable (Int) -> Void = { _ in }) {
        self.also = also
        self.terminal = terminal.keyboard
        self.parts = parts
        let me = Unmanaged.passRetained(self).toOpaque()
        thread.withLock { thread in
            _ = pthread_create(
                &thread, nil,
                { me in
                    Unmanaged<Typist>.fromOpaque(me!).takeRetainedValue().work()
                    return nil
                }, me)
        }
    }

    /// Waits until nobody is at the keyboard any more, and says what was on the screen.
    @discardableResult
    func leave() -> String {
        mayLeave.store(true, ordering: .relaxed)
        pthread_join(thread.withLock { $0 }, nil)
        return screen.withLock { String(decoding: $0, as: UTF8.self) }
    }

    /// Reads and writes as the terminal lets it, so that neither side waits for the other for ever.
    private func work() {
        var waiting: [UInt8] = []
        var next = 0
        var seen = 0
        var end = MonotonicClock.seconds() + Self.patienceSeconds
        while !mayLeave.load(ordering: .relaxed) {
            var state = pollfd(fd: terminal, events: Int16(POLLIN) | (waiting.isEmpty ? 0 : Int16(POLLOUT)), revents: 0)
            let isSomething = poll(&state, 1, 10) > 0
            if MonotonicClock.seconds() > end {
                Issue.record("nothing happens any more: \(screen.withLock { String(decoding: $0, as: UTF8.self) }.debugDescription)")
                waiting = Array("\u{3}\u{4}".utf8)
                end = .infinity
            }
            guard isSomething else { continue }
            if state.revents & Int16(POLLIN) != 0 {
                look()
                end = max(end, MonotonicClock.seconds() + Self.patienceSeconds)
            }
            while waiting.isEmpty, next < parts.count, let end = endOfCue(parts[next].cue, after: seen) {
                waiting = Array(parts[next].keys.utf8)
                seen = end
                also(next)
                next += 1
            }
            if state.revents & Int16(POLLOUT) != 0 { strike(&waiting) }
        }
        lookOnceMore()
    }

    private func lookOnceMore() {
        var state = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
        while poll(&state, 1, 0) > 0, state.revents & Int16(POLLIN) != 0 { look() }
    }

    private func endOfCue(_ cue: String, after start: Int) -> Int? {
        let cue = Array(cue.utf8)
        return screen.withLock { $0[start...].firstRange(of: cue)?.upperBound }
    }

    private func look() {
        var block = [UInt8](repeating: 0, count: 4096)
        let count = read(terminal, &block, block.count)
        if count > 0 { screen.withLock { $0 += block[..<count] } }
    }

    private func strike(_ waiting: inout [UInt8]) {
        let portion = Array(waiting.prefix(256))
        let count = write(terminal, portion, portion.count)
        if count > 0 { waiting.removeFirst(count) }
    }
}
