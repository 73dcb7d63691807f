/// A closed surface around a label's voxels (S. Gibson, *Constrained elastic surface nets*, 1998): a corner in every box of eight voxels that are
/// not all alike, and a square across every pair of neighbours that are not.
///
/// Rounded, the corners lie where a low-pass of the label crosses a level near a half (R. Shapiro, *Smoothing, filtering, and boundary effects*, 1970,
/// the second: it leaves planes and curves of the second order where they are), never past the middle of a voxel. Not rounded, they are the
/// voxels' own corners.
struct SurfaceNet {
    private static let weights: [Float] = [-1 / 16, 4 / 16, 10 / 16, 4 / 16, -1 / 16]
    /// The label of a voxel holds against what its neighbours would make of it.
    private static let leastLevel: Float = 1 / 16

    let mask: LabelMask
    /// What the low-pass is held against; nothing where the surface is not rounded.
    let level: Float?
    /// With one voxel around the mask.
    private var size: SIMD3<Int> { mask.size &+ 2 }

    init(mask: LabelMask, level: Float?) {
        self.mask = mask
        self.level = level
    }

    /// Levels that are tried: farther from a half the surface would follow the low-pass, not the label.
    private static let levels: ClosedRange<Float> = 0.35...0.65
    /// By so much the volume may differ in the end.
    private static let greatestVolumeChange = 0.01

    /// The rounded surface at the level at which it holds a volume, which is that of the voxels; nothing where there is none, in what is thin.
    static func rounded(_ mask: LabelMask, in frame: VoxelFrame, volumeMM3 wanted: Double) -> TriangleSurface? {
        var (level, trial): (Float, Float) = (0.5, 0.45)
        var surface = SurfaceNet(mask: mask, level: level).surface(in: frame)
        var volume = surface.volumeMM3
        for _ in 0..<3 where abs(volume / wanted - 1) > greatestVolumeChange / 4 {
            let other = SurfaceNet(mask: mask, level: trial).surface(in: frame)
            let slope = (other.volumeMM3 - volume) / Double(trial - level)
            (level, surface, volume) = (trial, other, other.volumeMM3)
            trial = level + Float((wanted - volume) / slope)
            guard levels.contains(trial) else { break }
        }
        return abs(volume / wanted - 1) <= greatestVolumeChange ? surface : nil
    }

    func surface(in frame: VoxelFrame) -> TriangleSurface {
        var net = Net(size: size)
        var layers = Layers(self)
        var below = layers.level(0)
        for k in 1..<size.z {
            let above = layers.level(k)
            net.add(below, above, layer: k - 1, isRounded: level != nil)
            below = above
        }
        // Counted from the middle of the box's first voxel.
        let first = Point(SIMD3<Double>(mask.first)) - 1
        let surface = TriangleSurface(corners: net.corners.map { frame.place($0 + first) }, triangles: net.triangles)
        return surface.volumeMM3 < 0 ? surface.turnedInsideOut : surface
    }

    /// Layers of the level: negative inside. Only five are held at a time.
    private struct Layers {
        let net: SurfaceNet
        private var smoothed: [Int: [Float]] = [:]

        init(_ net: SurfaceNet) { self.net = net }

        mutating func level(_ k: Int) -> [Float] {
            let size = net.size
            func isInside(_ i: Int, _ j: Int) -> Bool { net.mask.contains(i - 1, j - 1, k - 1) }
            guard let crossing = net.level else {
                return (0..<size.y).flatMap { j in (0..<size.x).map { isInside($0, j) ? -0.5 : 0.5 } }
            }
            for layer in k - 2...k + 2 where smoothed[layer] == nil { smoothed[layer] = smoothedLayer(layer) }
            smoothed[k - 3] = nil
            var level = [Float](repeating: crossing, count: size.x * size.y)
            for (offset, weight) in SurfaceNet.weights.enumerated() {
                guard let layer = smoothed[k - 2 + offset] else { continue }
                for place in level.indices { level[place] -= weight * layer[place] }
            }
            for j in 0..<size.y {
                for i in 0..<size.x {
                    let place = j * size.x + i
                    level[place] = isInside(i, j) ? min(level[place], -SurfaceNet.leastLevel) : max(level[place], SurfaceNet.leastLevel)
                }
            }
            return level
        }

        /// The label of one layer, smoothed along x and y.
        private func smoothedLayer(_ k: Int) -> [Float] {
            let size = net.size
            var along = [Float](repeating: 0, count: size.x * size.y)
            guard k >= 1, k <= net.mask.size.z else { return along }
            for j in 1..<size.y - 1 {
                for i in 1..<size.x - 1 where net.mask.contains(i - 1, j - 1, k - 1) {
                    for (offset, weight) in SurfaceNet.weights.enumerated() where (0..<size.x).contains(i - 2 + offset) {
                        along[j * size.x + i - 2 + offset] += weight
                    }
                }
            }
            var both = [Float](repeating: 0, count: size.x * size.y)
            for j in 0..<size.y {
                for (offset, weight) in SurfaceNet.weights.enumerated() where (0..<size.y).contains(j - 2 + offset) {
                    for i in 0..<size.x { both[j * size.x + i] += weight * along[(j - 2 + offset) * size.x + i] }
                }
            }
            return both
        }
    }

    /// Corners and triangles as they grow, two layers of voxels at a time.
    private struct Net {
        let size: SIMD3<Int>
        var corners: [Point] = []
        var triangles: [SIMD3<Int32>] = []
        /// The corner of each box of the last layer of boxes and of the one before, -1 where there is none.
        private var current: [Int32] = []
        private var previous: [Int32] = []

        init(size: SIMD3<Int>) { self.size = size }

        mutating func add(_ below: [Float], _ above: [Float], layer k: Int, isRounded: Bool) {
            previous = current
            current = [Int32](repeating: -1, count: size.x * size.y)
            for j in 0..<size.y - 1 {
                for i in 0..<size.x - 1 {
                    let place = j * size.x + i
                    let levels = SIMD8(
                        below[place], below[place + 1], below[place + size.x], below[place + size.x + 1], above[place], above[place + 1],
                        above[place + size.x], above[place + size.x + 1])
                    guard any(levels .< 0), any(levels .>= 0) else { continue }
                    current[place] = Int32(corners.count)
                    let corner = isRounded ? Self.middle(levels) : Point(repeating: 0.5)
                    corners.append(Point(Double(i), Double(j), Double(k)) + corner)
                }
            }
            connect(below, above)
        }

        /// The mean of the crossings on the box's twelve edges.
        private static func middle(_ levels: SIMD8<Float>) -> Point {
            var sum = Point.zero
            var count = 0.0
            for corner in 0..<8 {
                for axis in 0..<3 where corner & 1 << axis == 0 {
                    let (low, high) = (levels[corner], levels[corner | 1 << axis])
                    guard (low < 0) != (high < 0) else { continue }
                    var crossing = Point(Double(corner & 1), Double(corner >> 1 & 1), Double(corner >> 2))
                    crossing[axis] = Double(low / (low - high))
                    sum += crossing
                    count += 1
                }
            }
            return sum / count
        }

        /// Squares across the pairs along x and y in the lower layer, and along z from it to the upper one.
        private mutating func connect(_ below: [Float], _ above: [Float]) {
            let row = size.x
            for j in 0..<size.y - 1 {
                for i in 0..<size.x - 1 {
                    let place = j * row + i
                    let isInside = below[place] < 0
                    if j > 0, !previous.isEmpty, isInside != (below[place + 1] < 0) {
                        square(previous[place - row], previous[place], current[place], current[place - row], isInside)
                    }
                    if i > 0, !previous.isEmpty, isInside != (below[place + row] < 0) {
                        square(previous[place - 1], current[place - 1], current[place], previous[place], isInside)
                    }
                    if i > 0, j > 0, isInside != (above[place] < 0) {
                        square(current[place - row - 1], current[place - row], current[place], current[place - 1], isInside)
                    }
                }
            }
        }

        private mutating func square(_ a: Int32, _ b: Int32, _ c: Int32, _ d: Int32, _ isForward: Bool) {
            triangles.append(isForward ? SIMD3(a, b, c) : SIMD3(a, c, b))
            triangles.append(isForward ? SIMD3(a, c, d) : SIMD3(a, d, c))
        }
    }
}
