@testable import Geometry
import Testing

@Suite("Label maps in files")
struct LabelFileTests {
    /// Label 3 in two voxels, 7 in one, 0 elsewhere; 4 x 3 x 2.
    static let labels = (0..<24).map { $0 == 5 || $0 == 6 ? 3 : $0 == 23 ? 7 : 0 }
    private func noGzip(_ offset: Int) -> Result<[UInt8], ShapeFileFault> { .failure(.unreadable("no gzip")) }
    private func read(_ bytes: [UInt8]) -> Result<LabelMap, ShapeFileFault> { LabelMap.read(bytes, inflate: noGzip) }

    private func made(_ change: (inout MadeNIfTI) -> Void = { _ in }) -> MadeNIfTI {
        var image = MadeNIfTI(voxels: Self.labels.map { [UInt8($0)] })
        change(&image)
        return image
    }

    /// The box of the voxels of label 3, which lie at (1, 1, 0) and (2, 1, 0).
    private func box(_ map: LabelMap) throws -> Bounds { try map.region(of: 3, name: "three").get().solid.bounds }

    private func expectBox(_ map: LabelMap, _ lower: Point, _ upper: Point) throws {
        let box = try box(map)
        #expect(box.lower.distance(to: lower) < 1e-4 && box.upper.distance(to: upper) < 1e-4, "\(box)")
    }

    // MARK: NIfTI

    @Test func theAffineSaysWhere() throws {
        try expectBox(read(made().bytes()).get(), Point(-9, 21.5, 27.5), Point(-5, 24.5, 32.5))
    }

    @Test func bothByteOrdersAndEveryTypeAreRead() throws {
        let types: [(Int16, (Int) -> [UInt8])] = [
            (2, { [UInt8($0)] }), (256, { [UInt8($0)] }), (4, { Made.little(Int16($0)) }), (512, { Made.little(UInt16($0)) }),
            (8, { Made.little(Int32($0)) }), (768, { Made.little(UInt32($0)) }), (16, { Made.little(Float($0).bitPattern) }),
            (64, { Made.little(Double($0).bitPattern) }),
        ]
        for (code, bytes) in types {
            for isBigEndian in [false, true] {
                let image = made { $0.datatype = code; $0.voxels = Self.labels.map(bytes) }
                let map = try read(image.bytes(isBigEndian: isBigEndian)).get()
                #expect(map.present() == [0, 3, 7], "type \(code)")
                try expectBox(map, Point(-9, 21.5, 27.5), Point(-5, 24.5, 32.5))
            }
        }
    }

    @Test func slopeAndInterceptCount() throws {
        let map = try read(made { $0.slope = 2; $0.intercept = 1 }.bytes()).get()
        #expect(map.present() == [1, 7, 15])
        #expect(throws: ShapeFileFault.noSuchLabel(3, present: [1, 7, 15])) { try map.region(of: 3, name: "three").get() }
        #expect(try map.region(of: 15, name: "fifteen").get().voxelsMM3 == 30)
    }

    @Test func theQuaternionSaysWhereTheAffineIsNotSet() throws {
        // Half a turn about z, the third axis the other way: x and y of the image run against those of the patient, and so does z.
        let map = try read(made { $0.sform = nil; $0.qform = ([-1, 2, 3, 5], [0, 0, 1], [10, 20, 30]) }.bytes()).get()
        try expectBox(map, Point(5, 15.5, 27.5), Point(9, 18.5, 32.5))
        #expect(map.disagreementMM == nil)
    }

    @Test func twoPlacesAreTold() throws {
        let map = try read(made { $0.qform = ([1, 2, 3, 5], [0, 0, 0], [-10, 20, 36]) }.bytes()).get()
        #expect(try #require(map.disagreementMM).rounded() == 6)
    }

    @Test func metresAreTurnedIntoMillimetres() throws {
        let rows: [[Float]] = [[0.002, 0, 0, -0.01], [0, 0.003, 0, 0.02], [0, 0, 0.005, 0.03]]
        try expectBox(read(made { $0.sform = rows; $0.units = 1 }.bytes()).get(), Point(-9, 21.5, 27.5), Point(-5, 24.5, 32.5))
    }

    @Test func badNIfTIIsRefused() {
        func fault(_ change: (inout MadeNIfTI) -> Void) -> ShapeFileFault? {
            if case .failure(let fault) = read(made(change).bytes()) { fault } else { nil }
        }
        #expect(fault { $0.sform = nil } == .noOrientation("neither `sform_code` nor `qform_code` is set"))
        #expect(fault { $0.voxels.removeLast(4) } == .truncated(bytes: 20, announced: 24))
        #expect(fault { $0.magic = "ni1\0" } == .unsupported("the header of a pair of files", remedy: "save the image as one .nii.gz"))
        #expect(fault { $0.magic = "nope" } == .unknownFormat(wanted: "a NIfTI-1 or NRRD label map"))
        #expect(fault { $0.size = SIMD3(32767, 32767, 32767) }?.isTooLarge == true)
        #expect(fault { $0.size = SIMD3(8000, 8000, 8000) }?.isTooLarge == true)
        #expect(fault { $0.size.y = 0 } == .field("its size", found: "4 x 0 x 2", wanted: "one voxel at least along every axis"))
        #expect(fault { $0.size.y = -3 } == .field("its size", found: "4 x -3 x 2", wanted: "one voxel at least along every axis"))
        #expect(fault { $0.dimensions = 9 }?.isField("`dim`") == true)
        #expect(fault { $0.datatype = 128 }?.isField("`datatype`") == true)
        #expect(fault { $0.units = 5 }?.isField("`xyzt_units`") == true)
        let affine = "`srow_x`, `srow_y`, `srow_z`"
        #expect(fault { $0.sform = [[0, 0, 0, 1], [0, 3, 0, 1], [0, 0, 5, 1]] }?.isField(affine) == true, "a spacing of 0")
        #expect(fault { $0.sform = [[1, 1, 0, 1], [1, 1, 0, 1], [0, 0, 5, 1]] }?.isField(affine) == true, "two axes in one direction")
        #expect(fault { $0.sform = [[.nan, 0, 0, 1], [0, 3, 0, 1], [0, 0, 5, 1]] }?.isField(affine) == true)
    }

    @Test func noCutOrChangedByteTraps() {
        let bytes = made().bytes()
        for length in 0..<bytes.count {
            if case .success = read(Array(bytes[..<length])) { Issue.record("\(length) of \(bytes.count) bytes pass") }
        }
        for place in 0..<352 {
            for value in [UInt8(0), 0x7F, 0x80, 0xFF] {
                var changed = bytes
                changed[place] = value
                if case .success(let map) = read(changed) { _ = map.region(of: 3, name: "three") }
            }
        }
    }

    // MARK: NRRD

    private func nrrd(_ changes: KeyValuePairs<String, String?> = [:], lineEnd: String = "\n") -> [UInt8] {
        var fields = [
            "type": "uchar", "dimension": "3", "space": "left-posterior-superior", "sizes": "4 3 2", "encoding": "raw", "kinds": "domain domain domain",
            "space directions": "(-2,0,0) (0,-3,0) (0,0,5)", "space origin": "(10,-20,30)",
        ]
        for (name, value) in changes { fields[name] = value }
        let header = "NRRD0004\(lineEnd)# made in a test\(lineEnd)" + fields.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\(lineEnd)" }.joined()
        return Array((header + "Segment0_Name:=three\(lineEnd)\(lineEnd)").utf8) + Self.labels.map { UInt8($0) }
    }

    @Test func theSpaceIsTurnedToTheOneOfNIfTI() throws {
        try expectBox(read(nrrd()).get(), Point(-9, 21.5, 27.5), Point(-5, 24.5, 32.5))
        try expectBox(read(nrrd(lineEnd: "\r\n")).get(), Point(-9, 21.5, 27.5), Point(-5, 24.5, 32.5))
        let ras = nrrd(["space": "RAS", "space directions": "(2,0,0) (0,3,0) (0,0,5)", "space origin": "(-10, 20, 30)"])
        try expectBox(read(ras).get(), Point(-9, 21.5, 27.5), Point(-5, 24.5, 32.5))
    }

    @Test func compressedVoxelsComeFromWhereTheHeaderEnds() throws {
        let bytes = nrrd(["encoding": "gzip"])
        var asked = -1
        let map = try LabelMap.read(bytes) { offset in
            asked = offset
            return .success(Array(bytes[offset...]))
        }.get()
        #expect(asked == bytes.count - 24 && map.present() == [0, 3, 7])
    }

    @Test func badNRRDIsRefused() {
        func fault(_ changes: KeyValuePairs<String, String?>) -> ShapeFileFault? { if case .failure(let fault) = read(nrrd(changes)) { fault } else { nil } }
        #expect(fault(["space": nil]) == .noOrientation("there is no `space` field"))
        #expect(fault(["space": "scanner-xyz"])?.isField("`space`") == true)
        #expect(fault(["space origin": "(1,2)"]) == .noOrientation("`space directions` or `space origin` is missing or is no list of vectors"))
        #expect(fault(["space directions": "none (0,-3,0) (0,0,5)"]) == .noOrientation("`space directions` or `space origin` is missing or is no list of vectors"))
        #expect(fault(["space directions": "(0,0,0) (0,-3,0) (0,0,5)"])?.isField("`space directions`, `space origin`") == true)
        #expect(fault(["space units": "\"m\" \"m\" \"m\""])?.isField("`space units`") == true)
        #expect(fault(["dimension": "4"])?.isField("`dimension`") == true)
        #expect(fault(["type": "block"])?.isField("`type`") == true)
        #expect(fault(["type": "short"])?.isTruncated == true)
        #expect(fault(["type": "short", "sizes": "2 3 2"])?.isField("`endian`") == true)
        #expect(fault(["encoding": "bzip2"])?.isField("`encoding`") == true)
        #expect(fault(["sizes": "9223372036854775807 9 9"])?.isTooLarge == true)
        #expect(fault(["data file": "x.raw"]) == .unsupported("a header without its voxels", remedy: "save the image as one .nrrd file"))
        #expect(fault(["byte skip": "-1"])?.isField("`byte skip`") == true)
    }
}

extension ShapeFileFault {
    fileprivate var isTooLarge: Bool { if case .tooLarge = self { true } else { false } }
    fileprivate var isTruncated: Bool { if case .truncated = self { true } else { false } }
    fileprivate func isField(_ name: String) -> Bool { if case .field(name, _, _) = self { true } else { false } }
}
