import Quantities
import Session

/// A section as text: two pixels a character where there are colours, else one letter each.
struct SectionPicture {
    private let section: Section
    private let depth: ColourDepth

    /// Rows of characters that a picture with so many columns wants, and pixels in each: half blocks are square, letters twice as high as wide.
    static func pixels(columns: Int, lines: Int, _ depth: ColourDepth) -> (columns: Int, rows: Int) {
        depth == .none ? (max(columns / 2, 1), lines) : (columns, 2 * lines)
    }

    init(_ section: Section, _ depth: ColourDepth) {
        self.section = section
        self.depth = depth
    }

    var text: String { (depth == .none ? letters : halfBlocks).joined(separator: "\n") }

    /// Pixel by pixel, for a terminal that draws them.
    var raster: RasterPicture {
        let pixels = (0..<section.rows).flatMap { row in (0..<section.columns).map { colour($0, row) } }
        return RasterPicture(columns: section.columns, rows: section.rows, pixels: pixels)
    }

    /// Who is who, and how large.
    var legend: String {
        let ice = [(Palette.frozen, "0 C"), (.cold, "-20 C"), (.lethal, "-40 C")].map { "\(key($0.0)) \($0.1)" }
        let outlines = [(Palette.target, "target"), (.organ, "organ"), (.vessel, "vessel")].filter { isThere($0.0) }.map { "\(key($0.0)) \($0.1)" }
        return (ice + outlines + ["\(key(.probe)) probe"]).joined(separator: "  ") + "   coldest so far"
    }

    private func isThere(_ outline: Palette) -> Bool { section.region.contains { $0.map { Self.outline(of: section.regions[$0]) == outline } ?? false } }

    /// Width and height of what is drawn; in colours two characters are a picture's pixel square.
    var scale: String {
        "\(Numeral.text(Double(section.columns) * section.pixelMM, decimals: 0)) x \(Numeral.text(Double(rows.count) * section.pixelMM, decimals: 0)) mm"
    }

    private func key(_ colour: Palette) -> String {
        depth == .none ? String(colour.letter) : colour.code(depth, isBackground: false) + "█" + Self.reset
    }

    // MARK: Pixels

    private func colour(_ column: Int, _ row: Int) -> Palette {
        let number = row * section.columns + column
        if section.isProbe[number] { return .probe }
        if section.isOutline(column, row), let region = section.region[number] { return Self.outline(of: section.regions[region]) }
        return Self.ice(section.celsius[number])
    }

    private static func ice(_ celsius: Double) -> Palette {
        switch celsius {
        case ...(-40): .lethal
        case ...(-20): .cold
        case ...0: .frozen
        default: .warm
        }
    }

    private static func outline(of region: Section.Region) -> Palette {
        switch region.role {
        case .target: .target
        case .organ: .organ
        case .vessel: .vessel
        }
    }

    private static let reset = "\u{1B}[0m"

    /// In letters warm tissue is blank: rows above and below all else are left out.
    private var rows: ClosedRange<Int> {
        let all = 0...max(0, section.rows - 1)
        guard depth == .none else { return all }
        let drawn = all.filter { row in (0..<section.columns).contains { colour($0, row) != .warm } }
        return drawn.first.flatMap { first in drawn.last.map { first...$0 } } ?? all
    }

    private var letters: [String] {
        rows.map { row in
            let line = (0..<section.columns).map { column in String(repeating: colour(column, row).letter, count: 2) }.joined()
            return "  " + line.trimmedAtEnd
        }
    }

    private var halfBlocks: [String] {
        stride(from: 0, to: section.rows, by: 2).map { row in
            var line = "  "
            var last: (upper: Palette, lower: Palette)?
            for column in 0..<section.columns {
                let pair = (upper: colour(column, row), lower: row + 1 < section.rows ? colour(column, row + 1) : .warm)
                if last.map({ $0 != pair }) ?? true { line += pair.upper.code(depth, isBackground: false) + pair.lower.code(depth, isBackground: true) }
                line += "▀"
                last = pair
            }
            return line + Self.reset
        }
    }
}

extension String {
    /// Without the blanks at its end.
    var trimmedAtEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
