extension [Diagnostic] {
    /// Those of one file first, in the order of its lines, then those of the others; what stands at one place keeps its order.
    public func inReadingOrder(first file: FileID) -> [Diagnostic] {
        func rank(_ span: SourceSpan) -> (Int, Int) { (span.file == file ? -1 : span.file.index, span.start) }
        return enumerated().sorted { one, other in
            let (first, second) = (rank(one.element.span), rank(other.element.span))
            return first == second ? one.offset < other.offset : first < second
        }.map(\.element)
    }
}
