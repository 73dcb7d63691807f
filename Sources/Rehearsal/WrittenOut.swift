import Checking
import Diagnostics

extension SourceMap {
    /// Whether a piece of text comes to the same whatever a run's questions are answered: figures, units, labels and functions that ask nothing.
    func isWrittenOut(_ span: SourceSpan) -> Bool {
        let text = Array(self[span.file].slice(span).unicodeScalars)
        var place = 0
        while place < text.count {
            guard text[place].properties.isAlphabetic || text[place] == "_" else {
                if text[place] == "\"" || text[place] == "{" { return false }
                place += 1
                continue
            }
            var end = place
            while end < text.count, text[end].properties.isAlphabetic || text[end] == "_" || Self.isDigit(text[end]) { end += 1 }
            guard Self.isFixed(String(String.UnicodeScalarView(text[place..<end])), before: text[..<place], after: text[end...]) else { return false }
            place = end
        }
        return true
    }

    private static func isFixed(_ word: String, before: ArraySlice<Unicode.Scalar>, after: ArraySlice<Unicode.Scalar>) -> Bool {
        let next = after.first { $0 != " " }
        if next == ":" { return true }
        if next == "(" { return Checker.asksNothing(word) }
        // A unit, behind a number or the bracket of a point.
        return before.last { $0 != " " }.map { isDigit($0) || $0 == ")" } ?? false
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
