import Diagnostics
import Geometry
import Quantities

/// What can be wrong with a mesh or a label map: the file, what was found in it, and what to do.
extension Diagnostic {
    static func shapeFile(_ path: String, _ fault: ShapeFileFault, at span: SourceSpan) -> Halt {
        let (code, message, help) = words(of: fault)
        return mistake(code, "`\(path)` \(message)", span, help: help)
    }

    private static func words(of fault: ShapeFileFault) -> (code: String, message: String, help: String?) {
        switch fault {
        case .unreadable(let why): ("E304", "cannot be read: \(why)", "the path is taken from the folder of the program that names it")
        case .tooLarge(let seen, let allowed): ("E310", "is too large: \(seen), at most \(allowed)", "crop the image to the region that is treated")
        case .unknownFormat(let wanted): ("E310", "is not \(wanted)", nil)
        case .truncated(let bytes, let announced): ("E310", "is cut off: \(bytes) bytes, \(announced) announced by its header", "copy or export the file again")
        case .field(let field, let found, let wanted): ("E310", "has a header that cannot be used: \(field) has \(found), wanted is \(wanted)", nil)
        case .unsupported(let kind, let remedy): ("E310", "is \(kind), which is not read", remedy)
        case .noOrientation(let why): orientation(why)
        case .line(let line, let found, let wanted): ("E310", "has \(found) in line \(line), wanted is \(wanted)", nil)
        case .noTriangles: ("E310", "has no triangles", nil)
        case .extent(let millimetres): extent(millimetres)
        case .notClosed(let gaps, let widestMM, let place): gap(gaps, widestMM, place)
        case .facesDisagree(let edges):
            ("E311", "has triangles that face opposite ways, along \(edges) edges", "let the program that made it make its normals consistent")
        case .noSuchLabel(let value, let present): label(value, present)
        }
    }

    private static func orientation(_ why: String) -> (String, String, String?) {
        ("E310", "does not say where in the patient its voxels lie: \(why)", "export the image with its position and orientation")
    }

    private static func extent(_ millimetres: Double) -> (String, String, String?) {
        ("E310", "is \(Numeral.text(millimetres)) mm large, which is no part of a patient", "lengths in a mesh are millimetres: export it in mm")
    }

    private static func gap(_ gaps: Int, _ widestMM: Double, _ place: Point) -> (String, String, String?) {
        let at = (0..<3).map { Numeral.text(place[$0], decimals: 1) }.joined(separator: ", ")
        let allowed = Numeral.text(TriangleSurface.widestClosedGapMM)
        return (
            "E311", "is not closed: \(gaps) gaps, one of them \(Numeral.text(widestMM)) mm wide at (\(at)) mm",
            "a surface without an inside is no region; gaps of up to \(allowed) mm are closed here"
        )
    }

    private static func label(_ value: Double, _ present: [Double]) -> (String, String, String?) {
        let shown = present.prefix(20).map { Numeral.text($0) }.joined(separator: ", ")
        let more = present.count > 20 ? ", … (\(present.count) at least)" : ""
        return ("E312", "has no voxel with the label \(Numeral.text(value))", "its labels are \(shown)\(more)")
    }

    // Told

    static func gapsClosed(in path: String, _ gaps: Int, widestMM: Double, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .warning, "E602", "\(gaps == 1 ? "a gap" : "\(gaps) gaps") in `\(path)`, up to \(Numeral.text(widestMM)) mm wide, were closed", at: span)
    }

    static func labelAtEdge(_ name: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .warning, "E603", "\(name) reaches the edge of the image; the region ends there", at: span,
            help: "take an image that holds the whole of it where the rest matters")
    }

    static func twoOrientations(_ path: String, apartMM: Double, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .warning, "E604", "`\(path)` gives two places for its voxels, up to \(Numeral.text(apartMM)) mm apart; that of the sform is taken",
            at: span, help: "export it again from the program that made the image")
    }
}
