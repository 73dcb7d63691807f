/// The candidate nearest to a misspelt word, or nothing where none is near enough to be meant.
///
/// Distance is Damerau's (a swap of neighbours counts once); near enough is a third of the word's length, at least one.
public func nearestName(to word: String, among candidates: some Sequence<String>) -> String? {
    let allowed = max(1, word.count / 3)
    let typed = Array(word.lowercased())
    var best: (name: String, distance: Int)?
    for candidate in Set(candidates).sorted() where abs(candidate.count - typed.count) <= allowed && candidate != word {
        let distance = editDistance(typed, Array(candidate.lowercased()))
        if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
}

/// The number of insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
func editDistance(_ first: [Character], _ second: [Character]) -> Int {
    var previous: [Int] = []
    var current = Array(0...second.count)
    for i in first.indices {
        let older = previous
        previous = current
        current = [i + 1]
        for j in second.indices {
            var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (first[i] == second[j] ? 0 : 1))
            if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] { cost = min(cost, older[j - 1] + 1) }
            current.append(cost)
        }
    }
    return current[second.count]
}
