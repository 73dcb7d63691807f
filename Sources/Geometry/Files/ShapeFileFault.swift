/// Why a mesh or an image gives no solid.
public enum ShapeFileFault: Error, Hashable, Sendable {
    /// The file cannot be read; why, in the system's words.
    case unreadable(String)
    /// More than this version takes in, bytes or cells: what it has, and what is allowed.
    case tooLarge(String, allowed: String)
    /// Neither its first bytes nor its text are those of a format that is known here.
    case unknownFormat(wanted: String)
    /// Fewer bytes than its header announces.
    case truncated(bytes: Int, announced: Int)
    /// A field of the header, what stands there, and what is wanted.
    case field(String, found: String, wanted: String)
    /// A kind of file that is not read here, and what to do.
    case unsupported(String, remedy: String)
    /// The header does not say where in the patient the voxels lie.
    case noOrientation(String)
    /// Meshes: a line of the text that is not as it should be.
    case line(Int, found: String, wanted: String)
    case noTriangles
    /// A mesh larger or smaller than anything in a patient, mm.
    case extent(millimetres: Double)
    /// Gaps in the surface; the width, mm, and the place of one that is too wide to be closed.
    case notClosed(gaps: Int, widestMM: Double, near: Point)
    /// Neighbouring triangles face opposite ways along so many edges.
    case facesDisagree(edges: Int)
    /// No voxel has the value; those that there are.
    case noSuchLabel(Double, present: [Double])
}
