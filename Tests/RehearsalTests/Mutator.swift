import Diagnostics

/// Makes programs that nobody would write, out of programs that somebody wrote. The same seed makes the same programs.
struct Mutator: RandomNumberGenerator {
    private var state: UInt64
    private let seeds: [String]
    private let pieces: [String]

    init(seed: UInt64, seeds: [String]) {
        state = seed
        self.seeds = seeds
        pieces = Array(Set(seeds.flatMap(Self.words))).sorted() + Self.hostile
    }

    /// SplitMix64 (Steele, Lea, Flood 2014).
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func program() -> String {
        var words = Self.words(seeds.randomElement(using: &self) ?? "")
        for _ in 0..<Int.random(in: 1...6, using: &self) { words = mutated(words) }
        return words.joined()
    }

    private mutating func mutated(_ words: [String]) -> [String] {
        guard !words.isEmpty else { return [pieces.randomElement(using: &self)!] }
        var words = words
        let place = Int.random(in: words.indices, using: &self)
        let other = Int.random(in: words.indices, using: &self)
        switch Int.random(in: 0..<8, using: &self) {
        case 0: words.remove(at: place)
        case 1: words.insert(words[place], at: other)
        case 2: words.swapAt(place, other)
        case 3: words[place] = pieces.randomElement(using: &self)!
        case 4: words.insert(pieces.randomElement(using: &self)!, at: place)
        case 5: words.removeSubrange(min(place, other)..<min(max(place, other), min(place, other) + 20))
        case 6: words.insert(contentsOf: words[min(place, other)...min(max(place, other), min(place, other) + 30)], at: place)
        default: words = Array(words[...place]) + Self.words(seeds.randomElement(using: &self)!).suffix(Int.random(in: 0..<60, using: &self))
        }
        return words
    }

    /// Runs of letters and digits, and every other character by itself, spaces too.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var isInWord = false
        for character in text {
            let isPart = character.isLetter || character.isNumber || character == "_" || character == "."
            if isPart, isInWord { words[words.count - 1].append(character) } else { words.append(String(character)) }
            isInWord = isPart
        }
        return words
    }

    private static let hostile = [
        "1e308", "0", "-1", "999999999999999999999", "0.0000001", "1e-300", "\"", "{", "}", "(", ")", "[", "]", "\n", ";", "..", "\u{0}", "\u{FEFF}",
        "\u{1F9CA}", "\u{202E}", "°", "#", "# allow C5: ", " if ", " while ", " repeat ", " predict { ", " together { ", " fn f(x: Length) -> Length { return f(x) }",
    ]
}
