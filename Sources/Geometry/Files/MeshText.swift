/// The words of a text file line by line, for meshes.
private struct TextLines {
    private let bytes: [UInt8]
    private var place = 0
    private(set) var number = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next line's words; nothing at the end of the file.
    mutating func next() -> [Substring]? {
        guard place < bytes.count else { return nil }
        let end = bytes[place...].firstIndex(of: 10) ?? bytes.count
        let line = Substring(decoding: bytes[place..<end], as: UTF8.self)
        place = end + 1
        number += 1
        return line.split { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }
    }

    static func point(_ words: [Substring]) -> Point? {
        guard words.count >= 4, let x = Double(words[1]), let y = Double(words[2]), let z = Double(words[3]) else { return nil }
        return Point(x, y, z)
    }
}

/// STL as text: `facet`, `outer loop`, three times `vertex x y z`, `endloop`, `endfacet`; `endsolid` at the end.
enum TextSTL {
    static func surface(_ bytes: [UInt8]) -> Result<TriangleSurface, ShapeFileFault> {
        var lines = TextLines(bytes)
        var corners: [Point] = []
        var isEnded = false
        while let words = lines.next() {
            switch words.first {
            case "vertex":
                guard let corner = TextLines.point(words) else { return bad(lines.number, words, "vertex x y z") }
                corners.append(corner)
            case "endfacet":
                guard corners.count % 3 == 0 else { return bad(lines.number, words, "three vertices a facet") }
            case "endsolid": isEnded = true
            case "solid", "facet", "outer", "endloop", nil: continue
            default: return bad(lines.number, words, "`facet`, `vertex` or `endsolid`")
            }
        }
        guard isEnded else { return .failure(.line(lines.number, found: "the end of the file", wanted: "`endsolid`: the file is cut off")) }
        return .success(TriangleSurface(separateCorners: corners))
    }

    private static func bad(_ line: Int, _ words: [Substring], _ wanted: String) -> Result<TriangleSurface, ShapeFileFault> {
        .failure(.line(line, found: "`\(words.joined(separator: " ").prefix(40))`", wanted: wanted))
    }
}

/// Wavefront OBJ: `v x y z` and `f a b c …`; everything else is passed over.
enum OBJText {
    static func surface(_ bytes: [UInt8]) -> Result<TriangleSurface, ShapeFileFault> {
        var lines = TextLines(bytes)
        var corners: [Point] = []
        var triangles: [SIMD3<Int32>] = []
        while let words = lines.next() {
            if words.first == "v" {
                guard let corner = TextLines.point(words) else { return bad(lines.number, words, "v x y z") }
                corners.append(corner)
            } else if words.first == "f" {
                let face = words.dropFirst().compactMap { number($0, count: corners.count) }
                guard face.count >= 3, face.count == words.count - 1 else { return bad(lines.number, words, "a face of corners named before it") }
                for second in 1..<face.count - 1 {
                    if let triangle = TriangleSurface.triangle(face[0], face[second], face[second + 1]) { triangles.append(triangle) }
                }
            }
        }
        guard !corners.isEmpty else { return .failure(.unknownFormat(wanted: "an STL or OBJ mesh")) }
        return .success(TriangleSurface(separateCorners: triangles.flatMap { [$0.x, $0.y, $0.z].map { corners[Int($0)] } }))
    }

    /// `7`, `7/1`, `7//3`, `7/1/3`; from 1, or backwards from the last with a minus.
    private static func number(_ word: Substring, count: Int) -> Int32? {
        guard let written = Int(word.prefix { $0 != "/" }) else { return nil }
        let index = written > 0 ? written - 1 : count + written
        return written != 0 && (0..<count).contains(index) ? Int32(index) : nil
    }

    private static func bad(_ line: Int, _ words: [Substring], _ wanted: String) -> Result<TriangleSurface, ShapeFileFault> {
        .failure(.line(line, found: "`\(words.joined(separator: " ").prefix(40))`", wanted: wanted))
    }
}
