/// The candidate nearest to a misspelt word, or nothing where none is near enough to be meant.
///
/// Distance is Damerau's (a swap of neighbours counts once), in UTF-8 units without regard to case; near enough is a third of the word's length, at
/// least one. Of several as near, the first in the alphabet.
public func nearestName(to word: String, among candidates: some Sequence<String>) -> String? {
    let allowed = max(1, word.utf8.count / 3)
    let typed = Array(word.lowercased().utf8)
    var best: (name: String, distance: Int)?
    for candidate in candidates where abs(candidate.utf8.count - typed.count) <= allowed && candidate != word {
        let distance = editDistance(typed, Array(candidate.lowercased().utf8), upTo: min(allowed, best?.distance ?? allowed))
        guard distance <= allowed else { continue }
        if let best, (best.distance, best.name) <= (distance, candidate) { continue }
        best = (candidate, distance)
    }
    return best?.name
}

/// The number of insertions, deletions, replacements and swaps of neighbours that turn one word into the other; more than `limit` where it is more.
func editDistance(_ first: [UInt8], _ second: [UInt8], upTo limit: Int = .max) -> Int {
    var older = [Int](repeating: 0, count: second.count + 1)
    var previous = older
    var current = Array(0...second.count)
    for i in first.indices {
        (older, previous, current) = (previous, current, older)
        current[0] = i + 1
        var least = current[0]
        for j in second.indices {
            var cost = min(previous[j + 1] + 1, current[j] + 1, previous[j] + (first[i] == second[j] ? 0 : 1))
            if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] { cost = min(cost, older[j - 1] + 1) }
            current[j + 1] = cost
            least = min(least, cost)
        }
        // A swap reaches back two rows, so one row alone above the limit is not the end of it.
        if least > limit + 1 { return least }
    }
    return current[second.count]
}
