import Evaluation
import Geometry
import Testing

/// A tetrahedron with edges of 40 mm and more, under one name.
private struct OneMesh: ShapeFiles {
    func bytes(of path: String, from program: String) -> Result<[UInt8], ShapeFileFault> {
        guard path == "lesion.obj" else { return .failure(.unreadable("there is no file \(path)")) }
        return .success(Array("v 0 0 0\nv 40 0 0\nv 0 40 0\nv 0 0 40\nf 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n".utf8))
    }

    func inflatedBytes(of path: String, from program: String, at offset: Int) -> Result<[UInt8], ShapeFileFault> { bytes(of: path, from: program) }
}

@Suite("Regions from files in a rehearsal")
struct RegionFileTests {
    private func program(_ file: String) -> String {
        """
        background muscle
        target lesion = mesh("\(file)") of tumour
        place probe A at (8, 8, 8) mm from (8, 8, 90) mm using argon_17g
        freeze 10m
        thaw 3m
        freeze 10m
        thaw until tip(all) > 10 C at most 15m
        withdraw all

        """
    }

    @Test func whatComesAfterAMeshIsJudged() {
        #expect(Examined(program("lesion.obj"), files: OneMesh()).codes.contains("W105"), "the probe was not tested")
        #expect(!Examined(program("lesion.obj"), files: OneMesh()).codes.contains { $0.hasPrefix("E") })
    }

    @Test func aFileThatIsNotThereIsAMistakeOfTheProgram() {
        #expect(Examined(program("gone.obj"), files: OneMesh()).codes.contains("E304"))
    }

    @Test func withoutFilesNothingIsHeldAgainstTheProgram() {
        #expect(!Examined(program("gone.obj")).codes.contains { $0.hasPrefix("E") })
    }
}
