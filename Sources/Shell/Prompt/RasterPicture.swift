import Foundation

/// A picture of pixels, in the bytes that a terminal draws it from.
struct RasterPicture {
    let columns: Int
    let rows: Int
    /// Row by row from the top.
    let pixels: [Palette]

    /// - Parameter size: the room it takes, in characters.
    func text(_ graphics: TerminalGraphics, size: (columns: Int, lines: Int), scale: Int) -> String {
        switch graphics {
        case .kitty: kitty(size)
        case .sixel: sixels(scale)
        }
    }

    // MARK: Kitty

    private static let chunk = 4096

    /// 24 bits a pixel in base 64, in pieces; no answer is wanted.
    private func kitty(_ size: (columns: Int, lines: Int)) -> String {
        let bytes = pixels.flatMap { [UInt8($0.rgb.red), UInt8($0.rgb.green), UInt8($0.rgb.blue)] }
        let encoded = Array(Data(bytes).base64EncodedString().utf8)
        return stride(from: 0, to: encoded.count, by: Self.chunk).map { start in
            let end = min(start + Self.chunk, encoded.count)
            let head = start == 0 ? "a=T,f=24,s=\(columns),v=\(rows),c=\(size.columns),r=\(size.lines),q=2," : ""
            return "\u{1B}_G\(head)m=\(end < encoded.count ? 1 : 0);" + String(decoding: encoded[start..<end], as: UTF8.self) + "\u{1B}\\"
        }.joined()
    }

    // MARK: Sixels

    /// Six rows at a time, a colour at a time.
    private func sixels(_ scale: Int) -> String {
        let (width, height) = (columns * scale, rows * scale)
        let registers = Palette.allCases.map { "#\($0.rawValue);2;\(Self.percent($0.rgb.red));\(Self.percent($0.rgb.green));\(Self.percent($0.rgb.blue))" }
        let bands = stride(from: 0, to: height, by: 6).map { band($0, width, height, scale) }
        return "\u{1B}P0;1;0q\"1;1;\(width);\(height)" + registers.joined() + bands.joined(separator: "-") + "\u{1B}\\"
    }

    private func band(_ top: Int, _ width: Int, _ height: Int, _ scale: Int) -> String {
        var columnsOf = [[UInt8]](repeating: [], count: Palette.allCases.count)
        for y in top..<min(top + 6, height) {
            for x in 0..<width {
                let colour = pixels[y / scale * columns + x / scale].rawValue
                if columnsOf[colour].isEmpty { columnsOf[colour] = [UInt8](repeating: 0, count: width) }
                columnsOf[colour][x] |= 1 << UInt8(y - top)
            }
        }
        return columnsOf.enumerated().filter { !$0.element.isEmpty }.map { "#\($0.offset)" + Self.runs($0.element) }.joined(separator: "$")
    }

    /// `!12~` for twelve times the same.
    private static func runs(_ columns: [UInt8]) -> String {
        var text = ""
        var index = 0
        while index < columns.count {
            let end = columns[index...].firstIndex { $0 != columns[index] } ?? columns.count
            let sixel = String(Unicode.Scalar(63 + columns[index]))
            text += end - index > 3 ? "!\(end - index)\(sixel)" : String(repeating: sixel, count: end - index)
            index = end
        }
        return text
    }

    private static func percent(_ value: Int) -> Int { (100 * value + 127) / 255 }
}
