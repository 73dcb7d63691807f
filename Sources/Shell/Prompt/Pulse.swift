import Devices
import Foundation
import Session
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Tells a machine that somebody is there while a key is waited for, from a thread of its own: however slow the machine, what is typed is shown at once.
///
/// The two threads never speak to the machine at the same time. One beats only while the other is in ``during(isNeeded:_:)``, and that one waits for
/// the end of a beat before it goes on.
final class Pulse: @unchecked Sendable {
    private struct State {
        var isWanted = false
        var isOver = false
        var isStarted = false
        /// When the next beat is due, on the steady clock.
        var due = 0.0
        var failure: String?
    }

    private let beat: () throws -> Void
    private let seconds: Double
    private let state = Mutex(State())
    /// What the last beats came to, and nobody has been told yet.
    private let news = Mutex<String?>(nil)

    private static let lookSeconds = 0.02

    /// - Parameter seconds: between two beats.
    init(every seconds: Double, _ beat: @escaping () throws -> Void) {
        self.seconds = seconds
        self.beat = beat
    }

    /// Nothing for a machine that wants none.
    convenience init?(of driver: Driver) {
        guard let seconds = driver.heartbeatSeconds else { return nil }
        self.init(every: seconds, driver.heartbeat)
    }

    deinit { end() }

    func during<Result>(isNeeded: Bool, _ waiting: () -> Result) -> Result {
        if isNeeded { begin() }
        defer { state.withLock { $0.isWanted = false } }
        return waiting()
    }

    /// What a person should know, once.
    func takeNews() -> String? {
        news.withLock { news in
            defer { news = nil }
            return news
        }
    }

    func end() { state.withLock { $0.isOver = true } }

    private func begin() {
        let isFirst = state.withLock { state in
            state.isWanted = true
            defer { state.isStarted = true }
            return !state.isStarted
        }
        if isFirst { Thread.detachNewThread { [weak self] in Self.keepBeating { self } } }
    }

    private static func keepBeating(_ pulse: () -> Pulse?) {
        // Signals are the other thread's.
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, nil)
        while pulse()?.look() == true { Thread.sleep(forTimeInterval: lookSeconds) }
    }

    /// Beats where one is due; false at the end.
    private func look() -> Bool {
        state.withLock { state in
            guard !state.isOver else { return false }
            let now = MonotonicClock.seconds()
            guard state.isWanted, now >= state.due else { return true }
            state.due = now + seconds
            note(failure(), in: &state)
            return true
        }
    }

    private func failure() -> String? {
        do {
            try beat()
            return nil
        } catch {
            return (error as? ConsoleFailure)?.message ?? "\(error)"
        }
    }

    private func note(_ failure: String?, in state: inout State) {
        defer { state.failure = failure }
        guard failure != state.failure else { return }
        if let failure, state.failure != nil, failure.isOfSameKind(as: state.failure) { return }
        news.withLock { $0 = failure.map { "the machine: \($0)" } ?? "the machine is heard again" }
        Bell.ring()
    }
}

extension String {
    /// Of one link that fails in two ways a person is told once.
    fileprivate func isOfSameKind(as other: String?) -> Bool { hasPrefix("the link to ") && other?.hasPrefix("the link to ") == true }
}
