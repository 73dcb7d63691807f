/// A field of braille characters, two by four dots each.
struct DotCanvas {
    static let mark = "●"
    static let reset = "\u{1B}[0m"

    private let columns: Int
    private let lines: Int
    /// The dots of each character, and whose it is.
    private var dots: [UInt32]
    private var owners: [Int?]
    private var isMarked: [Bool]

    init(columns: Int, lines: Int) {
        (self.columns, self.lines) = (columns, lines)
        dots = Array(repeating: 0, count: columns * lines)
        owners = Array(repeating: nil, count: columns * lines)
        isMarked = Array(repeating: false, count: columns * lines)
    }

    /// A dot's bit, by its row in the character, left and right.
    private static let bits: [[UInt32]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

    /// A stroke of dots; columns and rows are of dots.
    mutating func draw(column: Int, rows: ClosedRange<Int>, _ owner: Int) {
        for row in rows {
            let place = row / 4 * columns + column / 2
            dots[place] |= Self.bits[row % 4][column % 2]
            owners[place] = owner
        }
    }

    /// A thick point; column and line are of characters.
    mutating func mark(column: Int, line: Int, _ owner: Int) {
        owners[line * columns + column] = owner
        isMarked[line * columns + column] = true
    }

    func rows(_ colour: (Int) -> String) -> [String] {
        (0..<lines).map { line in
            var text = ""
            var last: Int?
            for place in line * columns..<(line + 1) * columns {
                if let owner = owners[place], owner != last {
                    text += colour(owner)
                    last = owner
                }
                text += isMarked[place] ? Self.mark : dots[place] == 0 ? " " : Unicode.Scalar(0x2800 + dots[place]).map { String($0) } ?? " "
            }
            return text + Self.reset
        }
    }
}
