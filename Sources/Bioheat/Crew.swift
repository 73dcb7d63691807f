import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Threads that share a job out again and again, for as long as a call of the solver lasts.
///
/// A stage takes a few hundred microseconds, a hand-over through the system some tens: the others wait spinning, and give way to other
/// work after a while.
final class Crew: @unchecked Sendable {
    let count: Int
    private var threads: [pthread_t] = []
    /// Written before `turn` moves on, read after.
    private var job: (Int) -> Void = { _ in }
    private let turn = Atomic<Int>(0)
    private let finished = Atomic<Int>(0)
    private let isOver = Atomic<Bool>(false)

    private static let patience = 4000

    /// Calls the body with a crew of so many, the calling thread among them; ends the others before it returns.
    static func with<Result>(_ count: Int, _ body: (Crew) throws -> Result) rethrows -> Result {
        let crew = Crew(count: count)
        defer { crew.dismiss() }
        return try body(crew)
    }

    private init(count wanted: Int) {
        var started: [pthread_t] = []
        count = max(wanted, 1)
        for number in 1..<max(wanted, 1) {
            guard let thread = start(number) else { break }
            started.append(thread)
        }
        threads = started
    }

    private final class Member {
        let crew: Crew
        let number: Int
        init(_ crew: Crew, _ number: Int) {
            self.crew = crew
            self.number = number
        }
    }

    private func start(_ number: Int) -> pthread_t? {
        let member = Unmanaged.passRetained(Member(self, number))
        #if canImport(Darwin)
            var thread: pthread_t?
            let failed = pthread_create(&thread, nil, { argument in Crew.work(argument) }, member.toOpaque())
        #else
            var thread = pthread_t()
            let failed = pthread_create(&thread, nil, { argument in argument.flatMap { Crew.work($0) } }, member.toOpaque())
        #endif
        if failed != 0 {
            member.release()
            return nil
        }
        return thread
    }

    private static func work(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        let member = Unmanaged<Member>.fromOpaque(argument).takeRetainedValue()
        member.crew.work(as: member.number)
        return nil
    }

    private func work(as number: Int) {
        var seen = 0
        while true {
            wait { turn.load(ordering: .acquiring) != seen }
            seen += 1
            if isOver.load(ordering: .acquiring) { return }
            job(number)
            finished.add(1, ordering: .releasing)
        }
    }

    /// Does every part of a job, one a member, and returns when all are done.
    func share(_ job: (Int) -> Void) {
        guard !threads.isEmpty else {
            for number in 0..<count { job(number) }
            return
        }
        withoutActuallyEscaping(job) { job in
            self.job = job
            finished.store(0, ordering: .relaxed)
            turn.add(1, ordering: .releasing)
            job(0)
            // Parts whose thread the system would not give.
            for number in threads.count + 1..<max(count, threads.count + 1) { job(number) }
            wait { finished.load(ordering: .acquiring) == threads.count }
            self.job = { _ in }
        }
    }

    private func dismiss() {
        isOver.store(true, ordering: .releasing)
        turn.add(1, ordering: .releasing)
        for thread in threads { pthread_join(thread, nil) }
    }

    @inline(__always)
    private func wait(until isDone: () -> Bool) {
        var turns = 0
        while !isDone() {
            turns += 1
            if turns > Self.patience { sched_yield() }
        }
    }

    /// The part of a range that falls to a member.
    func part(_ number: Int, of range: Int) -> Range<Int> { range * number / count..<range * (number + 1) / count }
}
