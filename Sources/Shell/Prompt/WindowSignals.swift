import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// A window of another size, and a program that goes on after it was put to sleep, as flags for the line editor.
enum WindowSignals {
    private static let wasResized = Atomic<Bool>(false)
    private static let wentOn = Atomic<Bool>(false)

    static func install() {
        _ = Bell.descriptor
        wasResized.store(false, ordering: .relaxed)
        signal(SIGWINCH) { _ in
            WindowSignals.wasResized.store(true, ordering: .relaxed)
            Bell.ring()
        }
        signal(SIGCONT) { _ in
            WindowSignals.wentOn.store(true, ordering: .relaxed)
            Bell.ring()
        }
    }

    static func takeResized() -> Bool { wasResized.exchange(false, ordering: .relaxed) }
    static func takeWentOn() -> Bool { wentOn.exchange(false, ordering: .relaxed) }
}
