/// Cuts a stream of bytes into lines. Every byte is looked at once.
struct Lines {
    private var buffer: [UInt8] = []
    private var looked = 0
    /// Bytes of a line that was too long are dropped until it ends.
    private var isDropping = false
    let longest: Int

    init(longest: Int) { self.longest = longest }

    enum Piece { case line([UInt8]), tooLong }

    mutating func add(_ bytes: [UInt8]) { buffer += bytes }
    mutating func clear() { (buffer, looked, isDropping) = ([], 0, false) }

    /// The next line without its end (and without a carriage return before it); nothing while none is whole.
    mutating func next() -> Piece? {
        while let end = buffer[looked...].firstIndex(of: 10) {
            var line = Array(buffer[..<end])
            buffer.removeFirst(end + 1)
            looked = 0
            if line.last == 13 { line.removeLast() }
            if isDropping {
                isDropping = false
                continue
            }
            return line.count > longest ? .tooLong : .line(line)
        }
        looked = buffer.count
        guard looked > longest else { return nil }
        clear()
        defer { isDropping = true }
        return isDropping ? nil : .tooLong
    }
}
