#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How fast simulated time passes on the wall clock.
public struct Pace {
    /// Simulated seconds a wall second; nothing for as fast as the solver goes.
    public var speed: Double?
    /// Waits so many wall seconds.
    public var sleep: (Double) -> Void
    /// Asked before each slice of sleep: true ends the waiting at once.
    public var isInterrupted: () -> Bool

    /// The longest sleep in one go, wall seconds: how soon an interruption is noticed.
    public static let sliceSeconds = 0.05

    /// A speed that is not a positive number waits for nothing.
    public init(speed: Double?, isInterrupted: @escaping () -> Bool = { false }, sleep: @escaping (Double) -> Void = Pace.sleepOnWallClock) {
        self.speed = speed.flatMap { $0 > 0 && $0.isFinite ? $0 : nil }
        self.isInterrupted = isInterrupted
        self.sleep = sleep
    }

    /// Waits as long as this much simulated time takes, less what was spent on it already; false where it was interrupted.
    public func wait(simulatedSeconds: Double, spentSeconds: Double = 0) -> Bool {
        guard !isInterrupted() else { return false }
        guard let speed else { return true }
        var left = simulatedSeconds / speed - spentSeconds
        while left > 0 {
            guard !isInterrupted() else { return false }
            let slice = min(left, Self.sliceSeconds)
            sleep(slice)
            left -= slice
        }
        return !isInterrupted()
    }

    /// The default way to sleep; `seconds` at most ``sliceSeconds``.
    public static func sleepOnWallClock(_ seconds: Double) {
        guard seconds > 0 else { return }
        usleep(UInt32(min(seconds, 1) * 1_000_000))
    }
}
