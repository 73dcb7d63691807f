@testable import Evaluation
import Geometry
import Testing

/// Files held in memory.
struct HeldFiles: ShapeFiles {
    var files: [String: [UInt8]] = [:]

    func bytes(of path: String, from program: String) -> Result<[UInt8], ShapeFileFault> {
        files[path].map { .success($0) } ?? .failure(.unreadable("there is no file \(path)"))
    }

    func inflatedBytes(of path: String, from program: String, at offset: Int) -> Result<[UInt8], ShapeFileFault> { .failure(.unreadable("no gzip")) }
}

@Suite("Regions from files")
struct ShapeFileTests {
    /// Eight voxels of 10 mm along each axis; label 2 fills the middle 4 x 4 x 4, label 5 the first layer along x.
    private static let image: [UInt8] = {
        let header = """
            NRRD0004
            type: uchar
            dimension: 3
            space: right-anterior-superior
            sizes: 8 8 8
            encoding: raw
            space directions: (10,0,0) (0,10,0) (0,0,10)
            space origin: (-35,-35,-35)


            """
        let voxels = (0..<512).map { place -> UInt8 in
            let (i, j, k) = (place % 8, place / 8 % 8, place / 64)
            return [i, j, k].allSatisfy { (2...5).contains($0) } ? 2 : i == 0 ? 5 : 0
        }
        return Array(header.utf8) + voxels
    }()

    private static let pyramid = """
        v 0 0 0
        v 20 0 0
        v 0 20 0
        v 0 0 20
        f 1 3 2
        f 1 2 4
        f 1 4 3
        f 2 3 4
        """

    private func bench(_ files: [String: [UInt8]]) -> Bench { Bench(files: HeldFiles(files: files)) }

    @Test func aLabelIsARegion() throws {
        let bench = bench(["ct.nrrd": Self.image])
        try bench.run("background muscle\ntarget cube = label(\"ct.nrrd\", 2) of nerve\norgan layer = label(\"ct.nrrd\", value: 5) of nerve\n")
        let cube = try #require(bench.recorder.patient?.shape(named: "cube"))
        #expect(cube.contains(.zero) && cube.contains(Point(15, 15, 15)) && !cube.contains(Point(26, 0, 0)))
        #expect(abs(cube.signedDistance(to: Point(23, 0, 0)) - 3) < 0.01)
        #expect(bench.recorder.told.map(\.code) == ["E603"], "the layer ends where the image does")
        #expect(bench.recorder.told.first?.message == "label 5 of ct.nrrd reaches the edge of the image; the region ends there")
        #expect(try bench.entry("label(\"ct.nrrd\", 2)") == "label 2 of ct.nrrd")
    }

    @Test func aMeshIsARegion() throws {
        let bench = bench(["p.obj": Array(Self.pyramid.utf8)])
        try bench.run("background muscle\ntarget tip = expand(mesh(\"p.obj\"), by: 1 mm)\n")
        let tip = try #require(bench.recorder.patient?.shape(named: "tip"))
        #expect(tip.contains(Point(-0.9, 5, 5)) && !tip.contains(Point(-1.1, 5, 5)))
        #expect(bench.recorder.told.isEmpty)
    }

    /// A NIfTI image of 8 x 8 x 8 voxels of 10 mm, all of label 1, whose two orientations lie 5 mm apart.
    private static let twoPlaces: [UInt8] = {
        var header = [UInt8](repeating: 0, count: 352)
        func put<Number>(_ number: Number, at place: Int) {
            withUnsafeBytes(of: number) { bytes in for (offset, byte) in bytes.enumerated() { header[place + offset] = byte } }
        }
        put(Int32(348).littleEndian, at: 0)
        for (place, count) in [3, 8, 8, 8, 1, 1, 1, 1].enumerated() { put(Int16(count).littleEndian, at: 40 + 2 * place) }
        put(Int16(2).littleEndian, at: 70)
        put(Int16(8).littleEndian, at: 72)
        for place in 0..<4 { put(Float(place == 0 ? 1 : 10).bitPattern.littleEndian, at: 76 + 4 * place) }
        put(Float(352).bitPattern.littleEndian, at: 108)
        put(Int16(1).littleEndian, at: 252)
        put(Int16(1).littleEndian, at: 254)
        for axis in 0..<3 {
            put(Float(-30).bitPattern.littleEndian, at: 268 + 4 * axis)
            put(Float(10).bitPattern.littleEndian, at: 280 + 16 * axis + 4 * axis)
            put(Float(-35).bitPattern.littleEndian, at: 280 + 16 * axis + 12)
        }
        for (offset, byte) in "n+1".utf8.enumerated() { header[344 + offset] = byte }
        let voxels = (0..<512).map { place -> UInt8 in [place % 8, place / 8 % 8, place / 64].allSatisfy { (2...5).contains($0) } ? 1 : 0 }
        return header + voxels
    }()

    @Test func whatIsAmissIsTold() throws {
        // A pyramid whose tip is cut off: a hole with edges of 1 mm.
        let open = """
            v 0 0 0
            v 20 0 0
            v 0 20 0
            v 0 0 19
            v 1 0 19
            v 0 1 19
            f 1 3 2
            f 1 2 5
            f 1 5 4
            f 1 4 6
            f 1 6 3
            f 2 3 6
            f 2 6 5
            """
        let bench = bench(["p.obj": Array(open.utf8), "ct.nii": Self.twoPlaces])
        try bench.run("background muscle\ntarget tip = mesh(\"p.obj\")\n")
        #expect(bench.recorder.told.map(\.code) == ["E602"])
        try bench.run("organ cube = label(\"ct.nii\", 1) of nerve\n")
        #expect(bench.recorder.told.map(\.code).contains("E604"))
    }

    @Test func anImageIsReadOnce() throws {
        final class Counting: ShapeFiles {
            var count = 0
            func bytes(of path: String, from program: String) -> Result<[UInt8], ShapeFileFault> {
                count += 1
                return .success(ShapeFileTests.image)
            }
            func inflatedBytes(of path: String, from program: String, at offset: Int) -> Result<[UInt8], ShapeFileFault> { bytes(of: path, from: program) }
        }
        let files = Counting()
        let bench = Bench(files: files)
        try bench.run("background muscle\nfor i in 1..3 { print \"{label(\"ct.nrrd\", 2)}\"; print \"{label(\"ct.nrrd\", 5)}\" }\n")
        #expect(files.count == 1 && bench.recorder.printed.count == 6)
    }

    @Test func whatIsWrongIsSaid() {
        func message(_ text: String) -> (code: String, message: String, help: String?)? {
            let open = Array(Self.pyramid.utf8.dropLast(8))
            let bench = bench(["ct.nrrd": Self.image, "cut.nrrd": Array(Self.image.dropLast(9)), "open.obj": open, "x.stl": [1, 2, 3]])
            do {
                try bench.run("background muscle\ntarget a = \(text)")
                return nil
            } catch Halt.mistake(let told) {
                return (told.code, told.message, told.help)
            } catch {
                return ("\(error)", "", nil)
            }
        }
        #expect(message("label(\"gone.nii\", 1)")?.code == "E304")
        #expect(message("label(\"gone.nii\", 1)")?.message == "`gone.nii` cannot be read: there is no file gone.nii")
        #expect(message("label(\"ct.nrrd\", 3)")?.code == "E312")
        #expect(message("label(\"ct.nrrd\", 3)")?.help == "its labels are 0, 2, 5")
        #expect(message("label(\"cut.nrrd\", 2)")?.code == "E310")
        #expect(message("label(\"cut.nrrd\", 2)")?.message == "`cut.nrrd` is cut off: 503 bytes, 512 announced by its header")
        #expect(message("mesh(\"open.obj\")")?.code == "E311")
        #expect(message("mesh(\"x.stl\")")?.message == "`x.stl` is not an STL or OBJ mesh")
        #expect(message("label(\"ct.nrrd\", 2.5)")?.message == "the label is a whole number, not 2.5")
        #expect(message("mesh(4 mm)")?.message == "the name of a file is wanted here, not a quantity")
    }
}
