import CProcessor
import Testing

@testable import Bioheat

@Suite("Threads that share a job out")
struct CrewTests {
    @Test("every part is done once, by however many", arguments: 1...5)
    func everyPartOnce(members: Int) {
        for parts in [0, 1, 2, 7, 500] {
            var times = [Int](repeating: 0, count: parts)
            times.withUnsafeMutableBufferPointer { times in
                Crew.with(members) { crew in crew.share(parts) { _, part in times[part] += 1 } }
            }
            #expect(times.allSatisfy { $0 == 1 }, "\(parts) parts")
        }
    }

    @Test("parts of a range lie side by side, whatever place it is parted at")
    func partedRange() {
        for (parts, count) in [(1, 9), (2, 9), (8, 9), (8, 3), (12, 100), (8, 0)] {
            for place in 0...count {
                let ranges = (0..<parts).map { Crew.range($0, of: parts, in: count, parted: place) }
                #expect(ranges.flatMap(Array.init) == Array(0..<count))
                if parts > 1 { #expect(ranges[parts / 2].lowerBound == place) }
            }
        }
    }
}

@Suite("Layers that two threads share")
struct LayerStackTests {
    /// Of layers 0 to 20, parted at a place.
    private func withStack(partedAt middle: Int, _ body: (UnsafeMutablePointer<UInt64>) -> Void) {
        var words = [UInt64](repeating: 0, count: Int(halves_word_count))
        words.withUnsafeMutableBufferPointer { words in
            halves_lay(words.baseAddress!, 0, UInt32(middle), 20)
            body(words.baseAddress!)
        }
    }

    private func all(_ stack: UnsafeMutablePointer<UInt64>, fromTop: Bool) -> [Int] {
        Array(sequence(state: ()) { _ in
            let layer = Int(halves_take(stack, fromTop ? 1 : 0))
            return layer < 0 ? nil : layer
        })
    }

    @Test("one alone takes them all, from its end on", arguments: [0, 8, 20])
    func alone(middle: Int) {
        withStack(partedAt: middle) { #expect(all($0, fromTop: false) == Array(0..<20)) }
        withStack(partedAt: middle) { #expect(all($0, fromTop: true) == (0..<20).reversed()) }
    }

    @Test("who has begun keeps its last two, and the other goes on with the rest")
    func lastAreLeft() {
        withStack(partedAt: 8) { stack in
            #expect(halves_take(stack, 1) == 19)
            #expect(all(stack, fromTop: false) == Array(0..<17))
            #expect(all(stack, fromTop: true) == [18, 17])
            #expect(halves_met(stack, 8) == 17)
        }
        withStack(partedAt: 8) { stack in
            #expect(halves_take(stack, 0) == 0)
            #expect(all(stack, fromTop: true) == (3..<20).reversed())
            #expect(all(stack, fromTop: false) == [1, 2])
            #expect(halves_met(stack, 8) == 3)
        }
    }

    @Test("two of one pace meet where they met before")
    func meetingStays() {
        withStack(partedAt: 11) { stack in
            for _ in 0..<9 { _ = (halves_take(stack, 0), halves_take(stack, 1)) }
            #expect(all(stack, fromTop: true) == [])
            #expect(all(stack, fromTop: false) == [9, 10])
            #expect(halves_met(stack, 11) == 11)
        }
    }

    @Test("two threads at once take every layer once")
    func bothAtOnce() {
        Crew.with(2) { crew in
            for round in 0..<2000 {
                withStack(partedAt: round % 21) { stack in
                    var taker = [Int](repeating: -1, count: 20)
                    var count = [Int](repeating: 0, count: 2)
                    taker.withUnsafeMutableBufferPointer { taker in
                        count.withUnsafeMutableBufferPointer { count in
                            crew.share(2) { member, _ in
                                while case let layer = Int(halves_take(stack, Int32(member))), layer >= 0 {
                                    taker[layer] = member
                                    count[member] += 1
                                }
                            }
                        }
                    }
                    let meeting = Int(halves_met(stack, UInt32(round % 21)))
                    #expect(count[0] + count[1] == 20 && taker == (0..<20).map { $0 < meeting ? 0 : 1 })
                }
            }
        }
    }
}
