import Testing

@testable import Uncertainty

struct SeededGeneratorTests {
    @Test func `the generator is SplitMix64, by its published first numbers`() {
        var generator = SeededGenerator(state: 1_234_567)
        #expect(generator.next() == 6_457_827_717_110_365_317)
        #expect(generator.next() == 3_203_168_211_198_807_973)
    }

    @Test func `a seed repeats itself, and its streams differ`() {
        var one = SeededGenerator(seed: 0)
        var again = SeededGenerator(seed: 0)
        var other = SeededGenerator(seed: 0, stream: 1)
        let first = one.next()
        #expect(again.next() == first)
        #expect(other.next() != first)
    }
}
