/// NRRD with its voxels attached, raw or gzip: lines of `field: value`, an empty line, the voxels.
/// G. Kindlmann, *Definition of NRRD File Format*, teem.sourceforge.net/nrrd/format.html.
struct NRRD {
    private let fields: [String: String]
    /// Of the first byte behind the empty line.
    private let dataOffset: Int

    static func labelMap(_ bytes: [UInt8], inflate: (Int) -> Result<[UInt8], ShapeFileFault>) -> Result<LabelMap, ShapeFileFault> {
        NRRD.header(bytes).flatMap { header in
            header.voxels(bytes, inflate).flatMap { held, offset in header.labelMap(held, offset) }
        }
    }

    private static func header(_ bytes: [UInt8]) -> Result<NRRD, ShapeFileFault> {
        var fields: [String: String] = [:]
        var place = 0
        while let end = bytes[place...].prefix(1 << 16).firstIndex(of: 10) {
            let line = String(decoding: bytes[place..<end].filter { $0 != 13 }, as: UTF8.self)
            place = end + 1
            if line.isEmpty { return .success(NRRD(fields: fields, dataOffset: place)) }
            guard !line.hasPrefix("#"), let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...]
            // `key:=value` is a remark of whoever wrote the file.
            if !value.hasPrefix("=") { fields[line[..<colon].lowercased()] = value.split(separator: " ").joined(separator: " ") }
        }
        return .failure(.field("its header", found: "no empty line at its end", wanted: "one before the voxels: the file is cut off"))
    }

    private func voxels(_ bytes: [UInt8], _ inflate: (Int) -> Result<[UInt8], ShapeFileFault>) -> Result<(held: [UInt8], offset: Int), ShapeFileFault> {
        if fields["data file"] != nil || fields["datafile"] != nil {
            return .failure(.unsupported("a header without its voxels", remedy: "save the image as one .nrrd file"))
        }
        for skip in ["byte skip", "byteskip", "line skip", "lineskip"] where !["0", nil].contains(fields[skip]) {
            return .failure(.field("`\(skip)`", found: fields[skip] ?? "", wanted: "0"))
        }
        switch fields["encoding"]?.lowercased() {
        case "raw": return .success((bytes, dataOffset))
        case "gzip", "gz": return inflate(dataOffset).map { ($0, 0) }
        default: return .failure(.field("`encoding`", found: fields["encoding"] ?? "nothing", wanted: "raw or gzip"))
        }
    }

    private func labelMap(_ held: [UInt8], _ offset: Int) -> Result<LabelMap, ShapeFileFault> {
        let sizes = (fields["sizes"] ?? "").split(separator: " ").compactMap { Int($0) }
        guard fields["dimension"] == "3", sizes.count == 3 else {
            let found = "dimension \(fields["dimension"] ?? "nothing"), sizes \(fields["sizes"] ?? "nothing")"
            return .failure(.field("`dimension`", found: found, wanted: "3, one label a voxel (in 3D Slicer: export as a label map)"))
        }
        guard let kind = Self.kinds[fields["type"]?.lowercased() ?? ""] else {
            return .failure(.field("`type`", found: fields["type"] ?? "nothing", wanted: "whole numbers of at most 32 bits, float or double"))
        }
        let size = SIMD3(sizes[0], sizes[1], sizes[2])
        if let fault = LabelMap.fault(size: size, bytesAVoxel: kind.size, held: held.count - offset) { return .failure(fault) }
        let order = fields["endian"]?.lowercased()
        guard kind.size == 1 || order == "big" || order == "little" else {
            return .failure(.field("`endian`", found: order ?? "nothing", wanted: "big or little"))
        }
        let values = VoxelValues(bytes: held, offset: offset, kind: kind, isBigEndian: order == "big")
        return frame.flatMap { frame in
            frame.fault("`space directions`, `space origin`", size: size).map { .failure($0) } ?? .success(LabelMap(size: size, frame: frame, values: values))
        }
    }

    private static let kinds: [String: VoxelValues.Kind] = [
        "signed char": .int8, "int8": .int8, "int8_t": .int8, "uchar": .uint8, "unsigned char": .uint8, "uint8": .uint8, "uint8_t": .uint8,
        "short": .int16, "short int": .int16, "signed short": .int16, "int16": .int16, "int16_t": .int16, "ushort": .uint16,
        "unsigned short": .uint16, "unsigned short int": .uint16, "uint16": .uint16, "uint16_t": .uint16, "int": .int32, "signed int": .int32,
        "int32": .int32, "int32_t": .int32, "uint": .uint32, "unsigned int": .uint32, "uint32": .uint32, "uint32_t": .uint32, "float": .float32,
        "double": .float64,
    ]

    /// Signs that turn a space's axes to right, front and head.
    private static let spaces: [String: Point] = [
        "right-anterior-superior": Point(1, 1, 1), "ras": Point(1, 1, 1), "left-posterior-superior": Point(-1, -1, 1), "lps": Point(-1, -1, 1),
        "left-anterior-superior": Point(-1, 1, 1), "las": Point(-1, 1, 1),
    ]

    private var frame: Result<VoxelFrame, ShapeFileFault> {
        guard let space = fields["space"] else { return .failure(.noOrientation("there is no `space` field")) }
        guard let signs = Self.spaces[space.lowercased()] else {
            return .failure(.field("`space`", found: space, wanted: "left-posterior-superior, right-anterior-superior or left-anterior-superior"))
        }
        let units = Set((fields["space units"] ?? "mm").split { " \"".contains($0) })
        guard units == ["mm"] else { return .failure(.field("`space units`", found: fields["space units"] ?? "", wanted: "mm")) }
        let steps = Self.vectors(fields["space directions"])
        guard steps.count == 3, let origin = Self.vectors(fields["space origin"]).first else {
            return .failure(.noOrientation("`space directions` or `space origin` is missing or is no list of vectors"))
        }
        return .success(VoxelFrame(origin: origin * signs, steps: steps.map { $0 * signs }))
    }

    /// `(1,0,0) (0,1,0) (0,0,5)`; none where one of them is not three numbers.
    private static func vectors(_ text: String?) -> [Point] {
        let parts = (text ?? "").split(separator: ")").map { $0.split { "( ,".contains($0) }.map { Double($0) } }.filter { !$0.isEmpty }
        let vectors = parts.compactMap { part -> Point? in
            guard part.count == 3, let x = part[0], let y = part[1], let z = part[2] else { return nil }
            return Point(x, y, z)
        }
        return vectors.count == parts.count ? vectors : []
    }
}
