/// An image whose voxels are numbers of regions.
public struct LabelMap: Sendable {
    /// Larger images are refused, bytes of voxels.
    public static let largestBytes = 1 << 30
    /// Longer axes are refused.
    static let longestAxis = 8192

    /// Voxels along each axis, the fastest first.
    public let size: SIMD3<Int>
    public let frame: VoxelFrame
    /// The other place that the header gives, where it is more than half a voxel off, mm.
    public let disagreementMM: Double?
    let values: VoxelValues

    init(size: SIMD3<Int>, frame: VoxelFrame, disagreementMM: Double? = nil, values: VoxelValues) {
        self.size = size
        self.frame = frame
        self.disagreementMM = disagreementMM
        self.values = values
    }

    /// Reads NIfTI-1 or NRRD; `inflate` gives the file's bytes from an offset on, uncompressed by gzip.
    public static func read(
        _ bytes: [UInt8], inflate: (_ offset: Int) -> Result<[UInt8], ShapeFileFault>
    ) -> Result<LabelMap, ShapeFileFault> {
        if bytes.starts(with: [0x1F, 0x8B]) { return inflate(0).flatMap(NIfTI.labelMap) }
        if bytes.starts(with: "NRRD".utf8) { return NRRD.labelMap(bytes, inflate: inflate) }
        return NIfTI.labelMap(bytes)
    }

    /// Checks an image's size against what the bytes hold.
    static func fault(size: SIMD3<Int>, bytesAVoxel: Int, held: Int) -> ShapeFileFault? {
        guard size.min() > 0 else { return .field("its size", found: words(size), wanted: "one voxel at least along every axis") }
        let allowed = "\(largestBytes >> 20) MB and \(longestAxis) voxels along an axis"
        guard size.max() <= longestAxis, size.x * size.y * size.z * bytesAVoxel <= largestBytes else {
            return .tooLarge("\(words(size)) voxels of \(bytesAVoxel) bytes", allowed: allowed)
        }
        let announced = size.x * size.y * size.z * bytesAVoxel
        return held < announced ? .truncated(bytes: held, announced: announced) : nil
    }

    static func words(_ size: SIMD3<Int>) -> String { "\(size.x) x \(size.y) x \(size.z)" }

    /// The different values, least first; at most so many.
    public func present(atMost count: Int = 256) -> [Double] { values.different(of: size.x * size.y * size.z, atMost: count).sorted() }

    /// The region of a value as a solid.
    public func region(of value: Double, name: String) -> Result<LabelRegion, ShapeFileFault> {
        guard let mask = LabelMask(of: value, in: self) else { return .failure(.noSuchLabel(value, present: present())) }
        return .success(LabelRegion(mask: mask, frame: frame, imageSize: size, name: name))
    }
}

/// A label's solid, with what is to be told about it.
public struct LabelRegion: Sendable {
    public let solid: SurfaceSolid
    /// mm³: so many voxels of so much each.
    public let voxelsMM3: Double
    /// The region touches an end of the image; what lies beyond is not in it.
    public let reachesEdge: Bool
    /// Too thin to be rounded: the solid has the voxels' own faces.
    public let keepsVoxelFaces: Bool

    init(mask: LabelMask, frame: VoxelFrame, imageSize: SIMD3<Int>, name: String) {
        voxelsMM3 = Double(mask.count) * frame.voxelMM3
        reachesEdge = any(mask.first .== 0) || any(mask.first &+ mask.size .== imageSize)
        let rounded = SurfaceNet.rounded(mask, in: frame, volumeMM3: voxelsMM3)
        keepsVoxelFaces = rounded == nil
        solid = SurfaceSolid(name: name, surface: rounded ?? SurfaceNet(mask: mask, level: nil).surface(in: frame))
    }
}
