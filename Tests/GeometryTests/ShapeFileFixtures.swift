@testable import Geometry

/// Meshes and images made in code, and their bytes as files have them.
enum Made {
    /// A ball of triangles: an octahedron whose faces are divided so many times, its corners on the sphere.
    static func ball(centre: Point = .zero, radius: Double, divisions: Int) -> TriangleSurface {
        let tops = [Point(1, 0, 0), Point(0, 1, 0), Point(-1, 0, 0), Point(0, -1, 0)]
        var faces: [(Point, Point, Point)] = []
        for side in 0..<4 {
            faces.append((tops[side], tops[(side + 1) % 4], Point(0, 0, 1)))
            faces.append((tops[(side + 1) % 4], tops[side], Point(0, 0, -1)))
        }
        for _ in 0..<divisions {
            faces = faces.flatMap { a, b, c in
                let (ab, bc, ca) = ((a + b).normalised!, (b + c).normalised!, (c + a).normalised!)
                return [(a, ab, ca), (ab, b, bc), (ca, bc, c), (ab, bc, ca)]
            }
        }
        return TriangleSurface(separateCorners: faces.flatMap { [$0.0, $0.1, $0.2].map { centre + $0 * radius } })
    }

    /// The voxels of a ball on a lattice of any spacing: those whose middle lies inside.
    static func ballRegion(centre: Point = .zero, radius: Double, spacing: Point, name: String = "ball") -> LabelRegion {
        let reach = SIMD3<Int>((Point(repeating: radius) / spacing).rounded(.up)) &+ 1
        let frame = VoxelFrame(
            origin: centre - Point(SIMD3<Double>(reach)) * spacing - spacing * 0.13,
            steps: [Point(spacing.x, 0, 0), Point(0, spacing.y, 0), Point(0, 0, spacing.z)])
        let mask = LabelMask(first: .zero, size: reach &* 2 &+ 1) { frame.place(Point(SIMD3<Double>($0))).distance(to: centre) <= radius }
        return LabelRegion(mask: mask, frame: frame, imageSize: reach &* 4, name: name)
    }

    static func binarySTL(_ surface: TriangleSurface, title: String = "made in a test") -> [UInt8] {
        var bytes = Array(title.utf8) + [UInt8](repeating: 0, count: 80 - title.utf8.count)
        bytes += little(UInt32(surface.triangles.count))
        for triangle in surface.triangles {
            bytes += [UInt8](repeating: 0, count: 12)
            for corner in 0..<3 { bytes += floats(surface.corners[Int(triangle[corner])]) }
            bytes += [0, 0]
        }
        return bytes
    }

    static func textSTL(_ surface: TriangleSurface) -> String {
        let facets = surface.triangles.map { triangle in
            let corners = (0..<3).map { surface.corners[Int(triangle[$0])] }.map { "vertex \($0.x) \($0.y) \($0.z)\n" }.joined()
            return "facet normal 0 0 0\n outer loop\n\(corners) endloop\nendfacet\n"
        }
        return "solid made\n" + facets.joined() + "endsolid made\n"
    }

    static func obj(_ surface: TriangleSurface) -> String {
        surface.corners.map { "v \($0.x) \($0.y) \($0.z)\n" }.joined() + "vn 0 0 1\n"
            + surface.triangles.map { "f \($0.x + 1)//1 \($0.y + 1)//1 \(Int($0.z) - surface.corners.count)//1\n" }.joined()
    }

    static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] { withUnsafeBytes(of: number.littleEndian) { Array($0) } }
    static func floats(_ point: Point) -> [UInt8] { (0..<3).flatMap { little(Float(point[$0]).bitPattern) } }
}

extension LabelMask {
    /// The voxels of a box for which a condition holds.
    init(first: SIMD3<Int>, size: SIMD3<Int>, contains: (SIMD3<Int>) -> Bool) {
        var inside: [UInt8] = []
        for k in 0..<size.z {
            for j in 0..<size.y {
                for i in 0..<size.x { inside.append(contains(first &+ SIMD3(i, j, k)) ? 1 : 0) }
            }
        }
        self.init(first: first, size: size, inside: inside)
    }
}

/// A NIfTI-1 image of bytes, small enough to be written out in a test.
struct MadeNIfTI {
    var size = SIMD3(4, 3, 2)
    var datatype: Int16 = 2
    var sform: [[Float]]? = [[2, 0, 0, -10], [0, 3, 0, 20], [0, 0, 5, 30]]
    /// Spacing with the handedness before it, quaternion, origin.
    var qform: (pixdim: [Float], quaternion: [Float], offset: [Float])?
    var dimensions: Int16 = 3
    var units: UInt8 = 2
    var slope: Float = 0
    var intercept: Float = 0
    var magic = "n+1\0"
    /// One number a voxel, each already as bytes.
    var voxels: [[UInt8]] = []

    func bytes(isBigEndian: Bool = false) -> [UInt8] {
        var header = [UInt8](repeating: 0, count: 352)
        func put(_ offset: Int, _ bytes: [UInt8]) { header.replaceSubrange(offset..<offset + bytes.count, with: isBigEndian ? bytes.reversed() : bytes) }
        func put(_ offset: Int, _ number: Float) { put(offset, Made.little(number.bitPattern)) }
        func put(_ offset: Int, _ number: Int16) { put(offset, Made.little(number)) }
        put(0, Made.little(Int32(348)))
        let counts = [dimensions, Int16(size.x), Int16(size.y), Int16(size.z), 1, 1, 1, 1]
        for (place, number) in counts.enumerated() { put(40 + 2 * place, number) }
        put(70, datatype)
        put(108, Float(352))
        put(112, slope)
        put(116, intercept)
        header[123] = units
        put(254, Int16(sform == nil ? 0 : 1))
        for (row, numbers) in (sform ?? []).enumerated() {
            for (column, number) in numbers.enumerated() { put(280 + 16 * row + 4 * column, number) }
        }
        put(252, Int16(qform == nil ? 0 : 1))
        for (place, number) in (qform?.pixdim ?? []).enumerated() { put(76 + 4 * place, number) }
        for (place, number) in ((qform?.quaternion ?? []) + (qform?.offset ?? [])).enumerated() { put(256 + 4 * place, number) }
        header.replaceSubrange(344..<348, with: magic.utf8)
        return header + voxels.flatMap { isBigEndian ? $0.reversed() : $0 }
    }
}
