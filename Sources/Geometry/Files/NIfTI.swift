/// NIfTI-1 in one file (`n+1`): a header of 348 bytes in either byte order, then the voxels.
/// R. W. Cox et al., *A (sort of) new image data format standard: NIfTI-1*, 2004; field offsets from `nifti1.h`.
enum NIfTI {
    static func labelMap(_ bytes: [UInt8]) -> Result<LabelMap, ShapeFileFault> {
        var header = ByteReader(bytes: bytes)
        header.isBigEndian = header.int32(at: 0) != 348
        if let fault = identityFault(header) { return .failure(fault) }
        let size = SIMD3(header.int16(at: 42), header.int16(at: 44), header.int16(at: 46))
        let code = header.int16(at: 70)
        guard let kind = kinds[code] else {
            return .failure(.field("`datatype`", found: "\(code)", wanted: "whole numbers or floating point of one value a voxel"))
        }
        let offset = header.float(at: 108)
        guard offset >= 348, offset <= Double(bytes.count) else {
            return .failure(.field("`vox_offset`", found: "\(offset)", wanted: "348 at least, and within the file of \(bytes.count) bytes"))
        }
        if let fault = LabelMap.fault(size: size, bytesAVoxel: kind.size, held: bytes.count - Int(offset)) { return .failure(fault) }
        var values = VoxelValues(bytes: bytes, offset: Int(offset), kind: kind, isBigEndian: header.isBigEndian)
        let slope = header.float(at: 112)
        if slope != 0, slope.isFinite {
            values.slope = slope
            values.intercept = header.float(at: 116)
        }
        return frames(header).flatMap { labelMap(size, $0, values) }
    }

    /// The first frame counts; another is held against it.
    private static func labelMap(_ size: SIMD3<Int>, _ frames: [(field: String, frame: VoxelFrame)], _ values: VoxelValues) -> Result<LabelMap, ShapeFileFault> {
        for (field, frame) in frames.prefix(1) { if let fault = frame.fault(field, size: size) { return .failure(fault) } }
        let frame = frames[0].frame
        let apart = frames.dropFirst().map { $0.frame.greatestDistance(to: frame, size: size) }.max() ?? 0
        let least = frame.steps.map(\.length).min() ?? 0
        return .success(LabelMap(size: size, frame: frame, disagreementMM: apart > least / 2 ? apart : nil, values: values))
    }

    private static let kinds: [Int: VoxelValues.Kind] = [
        2: .uint8, 4: .int16, 8: .int32, 16: .float32, 64: .float64, 256: .int8, 512: .uint16, 768: .uint32,
    ]

    private static func identityFault(_ header: ByteReader) -> ShapeFileFault? {
        let wanted = "a NIfTI-1 or NRRD label map"
        guard header.bytes.count >= 348 else { return header.bytes.count < 4 ? .unknownFormat(wanted: wanted) : shortFault(header) }
        if header.int32(at: 0) == 540 || ByteReader(bytes: header.bytes).int32(at: 0) == 540 {
            return .unsupported("a NIfTI-2 image", remedy: "save it as NIfTI-1 (.nii.gz)")
        }
        guard header.int32(at: 0) == 348 else { return .unknownFormat(wanted: wanted) }
        if header.starts(with: "ni1", at: 344) { return .unsupported("the header of a pair of files", remedy: "save the image as one .nii.gz") }
        guard header.starts(with: "n+1", at: 344) else { return .unknownFormat(wanted: wanted) }
        let dimensions = header.int16(at: 40)
        let further = (4..<8).filter { $0 <= dimensions }.map { header.int16(at: 40 + 2 * $0) }
        guard (3...7).contains(dimensions), further.allSatisfy({ $0 <= 1 }) else {
            return .field("`dim`", found: "\(dimensions) dimensions", wanted: "one image of three")
        }
        return nil
    }

    private static func shortFault(_ header: ByteReader) -> ShapeFileFault {
        header.int32(at: 0) == 348 ? .truncated(bytes: header.bytes.count, announced: 348) : .unknownFormat(wanted: "a NIfTI-1 or NRRD label map")
    }

    /// The affine of `sform` first where it is set, then the rotation of `qform`.
    private static func frames(_ header: ByteReader) -> Result<[(field: String, frame: VoxelFrame)], ShapeFileFault> {
        let units = header.bytes[123] & 7
        guard let scale = [0: 1.0, 1: 1000, 2: 1, 3: 0.001][units] else {
            return .failure(.field("`xyzt_units`", found: "\(units)", wanted: "metres, millimetres or micrometres"))
        }
        var frames: [(field: String, frame: VoxelFrame)] = []
        if header.int16(at: 254) > 0 { frames.append(("`srow_x`, `srow_y`, `srow_z`", affine(header, scale))) }
        if header.int16(at: 252) > 0 { frames.append(("`pixdim`, `quatern_b`, `quatern_c`, `quatern_d`", rotation(header, scale))) }
        return frames.isEmpty ? .failure(.noOrientation("neither `sform_code` nor `qform_code` is set")) : .success(frames)
    }

    private static func affine(_ header: ByteReader, _ scale: Double) -> VoxelFrame {
        func column(_ number: Int) -> Point {
            Point(header.float(at: 280 + 4 * number), header.float(at: 296 + 4 * number), header.float(at: 312 + 4 * number)) * scale
        }
        return VoxelFrame(origin: column(3), steps: [column(0), column(1), column(2)])
    }

    /// `nifti1.h`, method 2: a unit quaternion, and -1 in `pixdim[0]` for a third axis the other way.
    private static func rotation(_ header: ByteReader, _ scale: Double) -> VoxelFrame {
        let (b, c, d) = (header.float(at: 256), header.float(at: 260), header.float(at: 264))
        let a = max(1 - (b * b + c * c + d * d), 0).squareRoot()
        let spacing = Point(header.float(at: 80), header.float(at: 84), header.float(at: 88)) * scale
        let hand: Double = header.float(at: 76) < 0 ? -1 : 1
        let first = Point(a * a + b * b - c * c - d * d, 2 * (b * c + a * d), 2 * (b * d - a * c))
        let second = Point(2 * (b * c - a * d), a * a + c * c - b * b - d * d, 2 * (c * d + a * b))
        let third = Point(2 * (b * d + a * c), 2 * (c * d - a * b), a * a + d * d - b * b - c * c)
        let origin = Point(header.float(at: 268), header.float(at: 272), header.float(at: 276)) * scale
        return VoxelFrame(origin: origin, steps: [first * spacing.x, second * spacing.y, third * (spacing.z * hand)])
    }
}
