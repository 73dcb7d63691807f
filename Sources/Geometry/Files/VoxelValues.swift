/// An image's numbers as they stand in the file.
struct VoxelValues: Sendable {
    enum Kind: Sendable, CaseIterable {
        case int8, uint8, int16, uint16, int32, uint32, float32, float64

        var size: Int {
            switch self {
            case .int8, .uint8: 1
            case .int16, .uint16: 2
            case .int32, .uint32, .float32: 4
            case .float64: 8
            }
        }
    }

    let bytes: [UInt8]
    /// Of the first voxel, in bytes.
    let offset: Int
    let kind: Kind
    let isBigEndian: Bool
    /// A voxel's value is `slope` times what stands there, plus `intercept`.
    var slope = 1.0
    var intercept = 0.0

    /// Calls with the positions of a value among the first `count` voxels, in order: the first and the one behind the last of each run.
    func forEachRun(of value: Double, count: Int, _ body: (Range<Int>) -> Void) {
        var start: Int?
        let wanted = (value - intercept) / slope
        scan(count) { position, stored in
            if stored == wanted {
                if start == nil { start = position }
            } else if let begin = start {
                body(begin..<position)
                start = nil
            }
        }
        if let start { body(start..<count) }
    }

    /// The different values among the first `count` voxels.
    func different(of count: Int, atMost limit: Int) -> Set<Double> {
        var found: Set<Double> = []
        var last = Double.nan
        scan(count) { _, stored in
            guard stored != last else { return }
            last = stored
            if found.count < limit { found.insert(stored * slope + intercept) }
        }
        return found
    }

    @inline(__always)
    private func scan(_ count: Int, _ body: (Int, Double) -> Void) {
        switch kind {
        case .int8: integers(Int8.self, count, body)
        case .uint8: integers(UInt8.self, count, body)
        case .int16: integers(Int16.self, count, body)
        case .uint16: integers(UInt16.self, count, body)
        case .int32: integers(Int32.self, count, body)
        case .uint32: integers(UInt32.self, count, body)
        case .float32: numbers(UInt32.self, count, body) { Double(Float(bitPattern: $0)) }
        case .float64: numbers(UInt64.self, count, body) { Double(bitPattern: $0) }
        }
    }

    @inline(__always)
    private func integers<Number: FixedWidthInteger>(_ type: Number.Type, _ count: Int, _ body: (Int, Double) -> Void) {
        numbers(type, count, body) { Double($0) }
    }

    @inline(__always)
    private func numbers<Number: FixedWidthInteger>(
        _ type: Number.Type, _ count: Int, _ body: (Int, Double) -> Void, _ value: (Number) -> Double
    ) {
        let width = MemoryLayout<Number>.size
        bytes.withUnsafeBytes { raw in
            precondition(offset >= 0 && offset + count * width <= raw.count, "the voxels were counted before")
            for position in 0..<count {
                let stored = raw.loadUnaligned(fromByteOffset: offset + position * width, as: type)
                body(position, value(isBigEndian ? Number(bigEndian: stored) : Number(littleEndian: stored)))
            }
        }
    }
}
