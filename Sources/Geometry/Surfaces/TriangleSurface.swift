/// Triangles between shared corners, mm. Seen from outside, the corners of each run anticlockwise.
public struct TriangleSurface: Hashable, Codable, Sendable {
    public var corners: [Point]
    public var triangles: [SIMD3<Int32>]

    public init(corners: [Point], triangles: [SIMD3<Int32>]) {
        self.corners = corners
        self.triangles = triangles
    }

    /// Three corners a triangle, one after the other, as STL has them: equal corners become one, and a triangle that thereby loses a corner is left out.
    public init(separateCorners: [Point]) {
        var places: [Point: Int32] = [:]
        var numbers: [Int32] = []
        numbers.reserveCapacity(separateCorners.count)
        corners = []
        for corner in separateCorners {
            let number = places[corner] ?? Int32(corners.count)
            if number == corners.count {
                places[corner] = number
                corners.append(corner)
            }
            numbers.append(number)
        }
        triangles = stride(from: 0, to: numbers.count - 2, by: 3).compactMap { first in
            Self.triangle(numbers[first], numbers[first + 1], numbers[first + 2])
        }
    }

    /// Nothing where two of the corners are one.
    static func triangle(_ a: Int32, _ b: Int32, _ c: Int32) -> SIMD3<Int32>? { a != b && b != c && c != a ? SIMD3(a, b, c) : nil }

    public var bounds: Bounds { corners.reduce(.empty) { $0.union(Bounds(lower: $1, upper: $1)) } }

    func points(of triangle: SIMD3<Int32>) -> (Point, Point, Point) {
        (corners[Int(triangle.x)], corners[Int(triangle.y)], corners[Int(triangle.z)])
    }

    /// mm³ (divergence theorem); negative where the triangles are seen clockwise from outside.
    public var volumeMM3: Double {
        guard let origin = corners.first else { return 0 }
        return triangles.reduce(0) { sum, triangle in
            let (a, b, c) = points(of: triangle)
            return sum + (a - origin).dot((b - origin).cross(c - origin)) / 6
        }
    }

    /// With every triangle's corners in the other order.
    var turnedInsideOut: TriangleSurface { TriangleSurface(corners: corners, triangles: triangles.map { SIMD3($0.x, $0.z, $0.y) }) }
}
