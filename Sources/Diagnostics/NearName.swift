/// The candidate nearest to a misspelt word, or nothing where none is near enough to be meant.
///
/// Distance is Damerau's (a swap of neighbours counts once); near enough is a third of the word's length, at least one.
public func nearestName(to word: String, among candidates: some Sequence<String>) -> String? {
    namesByDistance(to: word, among: candidates).first
}

/// The candidates that may be meant by a word, at most so many: the misspelt ones, nearest first, then those it is a part of.
public func nearNames(to word: String, among candidates: some Sequence<String>, atMost count: Int = 4) -> [String] {
    let known = Set(candidates)
    let misspelt = namesByDistance(to: word, among: known)
    let typed = word.lowercased()
    let longer = typed.count < 3 ? [] : known.filter { $0.lowercased().contains(typed) && $0 != word && !misspelt.contains($0) }
    return Array((misspelt + longer.sorted()).prefix(count))
}

private func namesByDistance(to word: String, among candidates: some Sequence<String>) -> [String] {
    let allowed = max(1, word.count / 3)
    let typed = Array(word.lowercased())
    let near = Set(candidates).compactMap { candidate -> (name: String, distance: Int)? in
        guard abs(candidate.count - typed.count) <= allowed, candidate != word else { return nil }
        let distance = editDistance(typed, Array(candidate.lowercased()))
        return distance <= allowed ? (candidate, distance) : nil
    }
    return near.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.map(\.name)
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
