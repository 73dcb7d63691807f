/// The text of one program or module, with the name it is shown under.
///
/// Offsets are UTF-8 byte offsets; lines and columns count from 1, and a column counts Unicode scalars, as editors do.
public struct SourceFile: Sendable {
    public let name: String
    public let text: String
    public let bytes: [UInt8]
    /// Byte offset at which each line starts; the first is 0.
    private let lineStarts: [Int]

    public init(name: String, text: String) {
        self.name = name
        self.text = text
        bytes = Array(text.utf8)
        var starts = [0]
        for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
        lineStarts = starts
    }

    public var lineCount: Int { lineStarts.count }

    /// The place of a byte offset; an offset past the end is the end.
    public func position(at offset: Int) -> SourcePosition {
        let offset = min(max(offset, 0), bytes.count)
        let line = self.line(at: offset)
        let scalars = bytes[lineStarts[line - 1]..<offset].count { $0 & 0xC0 != 0x80 }
        return SourcePosition(line: line, column: scalars + 1)
    }

    /// The line of a byte offset, which is told without going through the line.
    public func line(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// One line's text without its line end, or the empty text where there is no such line.
    public func line(_ number: Int) -> String {
        guard lineStarts.indices.contains(number - 1) else { return "" }
        let start = lineStarts[number - 1]
        var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    public func slice(_ span: SourceSpan) -> String {
        String(decoding: bytes[min(span.start, bytes.count)..<min(max(span.start, span.end), bytes.count)], as: UTF8.self)
    }
}

/// A place in a file: line and column from 1.
public struct SourcePosition: Hashable, Sendable {
    public let line: Int
    public let column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// A half-open range of bytes in one file of a `SourceMap`.
public struct SourceSpan: Hashable, Sendable {
    public var file: FileID
    public var start: Int
    public var end: Int

    public init(file: FileID, start: Int, end: Int) {
        self.file = file
        self.start = start
        self.end = end
    }

    /// The smallest span that covers both; both are of one file.
    public func joined(with other: SourceSpan) -> SourceSpan {
        SourceSpan(file: file, start: min(start, other.start), end: max(end, other.end))
    }

    public func holds(_ other: SourceSpan) -> Bool { start <= other.start && other.end <= end }

    /// Whether they share a byte, or one begins or ends where the other does.
    public func touches(_ other: SourceSpan) -> Bool { start <= other.end && other.start <= end }
}

/// Which file of a `SourceMap` a span belongs to.
public struct FileID: Hashable, Sendable {
    public let index: Int
    public init(index: Int) { self.index = index }
}

/// The files of one run: the program first, then the modules it uses in the order they were read.
public struct SourceMap: Sendable {
    public private(set) var files: [SourceFile] = []

    public init() {}

    public mutating func add(_ file: SourceFile) -> FileID {
        files.append(file)
        return FileID(index: files.count - 1)
    }

    public subscript(id: FileID) -> SourceFile { files[id.index] }

    public func start(of span: SourceSpan) -> SourcePosition { files[span.file.index].position(at: span.start) }
    public func line(of span: SourceSpan) -> Int { files[span.file.index].line(at: span.start) }
    public func end(of span: SourceSpan) -> SourcePosition { files[span.file.index].position(at: span.end) }
}
