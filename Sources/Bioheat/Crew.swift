import CProcessor
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
/// A job is cut into more parts than there are threads, and whoever is free takes the next: a thread that the system has put aside holds up
/// nobody. Small parts that come again and again are halved between members from either end: each comes by the same ones every time, and finds in
/// its own cache what it left there. Two processors that share no cache were slower than one where they came by them at random. A stage takes some
/// hundred microseconds, a hand-over through the system some tens, so those who wait spin, and give way after a while.
package final class Crew: @unchecked Sendable {
    let count: Int
    private var threads: [pthread_t] = []
    /// Written while no part is open, read by who has taken one.
    private var job: (_ member: Int, _ part: Int) -> Void = { _, _ in }
    /// The job's number, how many parts it has and how many are taken: one word, so that a part is never taken of a job gone by.
    private let open = Atomic<UInt64>(0)
    private let finished = Atomic<Int>(0)
    private let isOver = Atomic<Bool>(false)
    private let bed = Bed()
    private let halves = ScratchField<UInt64>(repeating: 0, count: Int(halves_word_count))

    private struct Word {
        var bits: UInt64
        init(bits: UInt64) { self.bits = bits }
        init(job: UInt64, parts: Int) { bits = job << 32 | UInt64(parts) << 16 }
        var job: UInt64 { bits >> 32 }
        var parts: Int { Int(bits >> 16 & 0xFFFF) }
        var taken: Int { Int(bits & 0xFFFF) }
    }

    /// Crews at rest, for the next call: to start a thread takes longer than some steps do.
    private static let resting = Mutex<[Crew]>([])
    private static let mostResting = 4

    /// Calls the body with a crew of so many, the calling thread among them; the others sleep when it has returned.
    package static func with<Result>(_ count: Int, _ body: (Crew) throws -> Result) rethrows -> Result {
        let crew = take(max(count, 1))
        defer { crew.layDown() }
        return try body(crew)
    }

    /// A value for each number below `count`, worked out side by side.
    package static func values<Value>(_ count: Int, threads: Int, _ value: (Int) -> Value) -> [Value] {
        var values = [Value?](repeating: nil, count: count)
        values.withUnsafeMutableBufferPointer { values in
            with(min(threads, count)) { crew in crew.share(count) { _, number in values[number] = value(number) } }
        }
        return values.compactMap(\.self)
    }

    private static func take(_ count: Int) -> Crew {
        let rested = resting.withLock { resting in resting.lastIndex { $0.count == count }.map { resting.remove(at: $0) } }
        guard let rested else { return Crew(count: count) }
        rested.bed.wakeAll()
        return rested
    }

    private func layDown() {
        guard !threads.isEmpty else { return }
        bed.make()
        let superfluous: Crew? = Self.resting.withLock { resting in
            resting.append(self)
            return resting.count > Self.mostResting ? resting.removeFirst() : nil
        }
        superfluous?.dismiss()
    }

    private init(count wanted: Int) {
        count = max(wanted, 1)
        var started: [pthread_t] = []
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

    private func work(as member: Int) {
        var patience = Patience()
        while !isOver.load(ordering: .acquiring) {
            if takePart(as: member) { patience = Patience() } else { patience.wait(by: bed) }
        }
    }

    /// Does the next part of the job, if there is one left.
    private func takePart(as member: Int) -> Bool {
        let word = Word(bits: open.load(ordering: .acquiring))
        guard word.taken < word.parts else { return false }
        let (isMine, _) = open.compareExchange(expected: word.bits, desired: word.bits + 1, ordering: .acquiringAndReleasing)
        guard isMine else { return true }
        carryOut(word.taken, as: member)
        finished.add(1, ordering: .releasing)
        return true
    }

    /// A call of its own, so that the job is let go of before the part counts as finished.
    @inline(never)
    private func carryOut(_ part: Int, as member: Int) { job(member, part) }

    /// Does every part of a job, at most 65535 of them, and returns when all are done. A member does one part at a time.
    package func share(_ parts: Int, _ job: (_ member: Int, _ part: Int) -> Void) {
        guard !threads.isEmpty else {
            for part in 0..<parts { job(0, part) }
            return
        }
        withoutActuallyEscaping(job) { job in
            self.job = job
            finished.store(0, ordering: .relaxed)
            let last = Word(bits: open.load(ordering: .relaxed))
            open.store(Word(job: last.job + 1, parts: parts).bits, ordering: .releasing)
            while takePart(as: 0) {}
            var patience = Patience()
            while finished.load(ordering: .acquiring) < parts { patience.wait(by: nil) }
            self.job = { _, _ in }
        }
    }

    /// The same for parts so small that it pays to leave one to who did it the last time: members of even number do what is below the middle, from the
    /// first on, those of odd number the others, from the last on; who is through helps.
    func shareHalves(_ parts: Int, middle: Int, _ job: (_ member: Int, _ part: Int) -> Void) {
        halves_lay(halves.pointer, 0, UInt32(middle), UInt32(parts))
        share(count) { member, _ in
            while case let part = Int(halves_take(halves.pointer, Int32(member % 2))), part >= 0 { job(member, part) }
        }
    }

    private func dismiss() {
        isOver.store(true, ordering: .releasing)
        bed.wakeAll()
        for thread in threads { pthread_join(thread, nil) }
    }

    /// A part's share of a range.
    static func range(_ part: Int, of parts: Int, in count: Int) -> Range<Int> { count * part / parts..<count * (part + 1) / parts }

    /// The same, with the first half of the parts sharing what is below a place.
    static func range(_ part: Int, of parts: Int, in count: Int, parted place: Int) -> Range<Int> {
        guard parts > 1 else { return 0..<count }
        let half = parts / 2
        if part < half { return range(part, of: half, in: place) }
        let above = range(part - half, of: parts - half, in: count - place)
        return above.lowerBound + place..<above.upperBound + place
    }
}

/// Waits shortly at first, and gives way to other work when it takes longer.
private struct Patience {
    private var turns = 0

    /// Sleeps by a bed that is made, where there is one.
    mutating func wait(by bed: Bed?) {
        turns += 1
        switch turns {
        case ..<2000: processor_pause()
        case ..<2200: sched_yield()
        default: if bed?.sleep() == true { turns = 0 } else { usleep(50) }
        }
    }
}

/// Where a crew's threads sleep while nobody needs them.
private final class Bed: @unchecked Sendable {
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var isMade = false

    init() {
        pthread_mutex_init(lock, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(lock)
        changed.deallocate()
        lock.deallocate()
    }

    func make() { set(true) }

    func wakeAll() { set(false) }

    private func set(_ value: Bool) {
        pthread_mutex_lock(lock)
        isMade = value
        pthread_cond_broadcast(changed)
        pthread_mutex_unlock(lock)
    }

    /// Sleeps while the bed is made; says whether it was.
    func sleep() -> Bool {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        let slept = isMade
        while isMade { pthread_cond_wait(changed, lock) }
        return slept
    }
}
