/// Surfaces out of STL (binary or text) and OBJ files. Lengths are taken as millimetres; neither format says.
///
/// 3D Slicer writes the axes into the first line: `SPACE=LPS` is turned into the axes of the images here (right, front and head positive).
public enum MeshFile {
    /// The greatest extents, mm, that are taken for a part of a patient; others are most likely in another unit.
    static let extents = 0.5...2500.0

    public static func surface(_ bytes: [UInt8]) -> Result<TriangleSurface, ShapeFileFault> {
        let reader = ByteReader(bytes: bytes)
        let isLPS = reader.text(0..<512).contains("SPACE=LPS")
        return triangles(reader).flatMap { surface in
            guard !surface.triangles.isEmpty else { return .failure(.noTriangles) }
            guard surface.corners.allSatisfy({ $0.length <= VoxelFrame.farthestMM }) else {
                return .failure(.field("a corner", found: "a place that is in no patient", wanted: "\(VoxelFrame.farthestMM) mm from the origin at most"))
            }
            let extent = surface.bounds.size.max()
            guard extents.contains(extent) else { return .failure(.extent(millimetres: extent)) }
            return .success(isLPS ? surface.turnedFromLPS : surface)
        }
    }

    private static func triangles(_ reader: ByteReader) -> Result<TriangleSurface, ShapeFileFault> {
        let binarySize = 84 + 50 * reader.uint32(at: 80)
        if reader.bytes.count >= 84, reader.bytes.count == binarySize { return .success(binarySTL(reader)) }
        let text = reader.bytes.prefix(512)
        let isText = !text.isEmpty && text.allSatisfy { $0 >= 0x20 && $0 != 0x7F || [9, 10, 13].contains($0) }
        if isText {
            if reader.starts(with: "solid") { return TextSTL.surface(reader.bytes) }
            return OBJText.surface(reader.bytes)
        }
        guard reader.bytes.count >= 84 else { return .failure(.unknownFormat(wanted: "an STL or OBJ mesh")) }
        // Of a file that is no STL at all the count of triangles is chance.
        guard binarySize < 1 << 32, binarySize > reader.bytes.count else { return .failure(.unknownFormat(wanted: "an STL or OBJ mesh")) }
        return .failure(.truncated(bytes: reader.bytes.count, announced: binarySize))
    }

    /// 80 bytes of anything, the count, then 50 bytes a triangle: normal, three corners, two bytes of anything.
    private static func binarySTL(_ reader: ByteReader) -> TriangleSurface {
        var corners: [Point] = []
        let count = reader.uint32(at: 80)
        corners.reserveCapacity(3 * count)
        for triangle in 0..<count {
            for corner in 0..<3 {
                let offset = 84 + 50 * triangle + 12 + 12 * corner
                corners.append(Point(reader.float(at: offset), reader.float(at: offset + 4), reader.float(at: offset + 8)))
            }
        }
        return TriangleSurface(separateCorners: corners)
    }
}

extension TriangleSurface {
    /// Turned half-way about the long axis of the body: left, back, head to right, front, head.
    var turnedFromLPS: TriangleSurface { TriangleSurface(corners: corners.map { $0 * Point(-1, -1, 1) }, triangles: triangles) }
}
