import Geometry

/// Where the bytes of meshes and images come from. The interpreter itself reads no files.
public protocol ShapeFiles {
    /// The bytes of a file, its path taken from the folder of the program that names it.
    func bytes(of path: String, from program: String) -> Result<[UInt8], ShapeFileFault>
    /// The same from an offset on, uncompressed by gzip.
    func inflatedBytes(of path: String, from program: String, at offset: Int) -> Result<[UInt8], ShapeFileFault>
}

/// For programs that come from nowhere: there are no files.
public struct NoShapeFiles: ShapeFiles {
    public init() {}

    public func bytes(of path: String, from program: String) -> Result<[UInt8], ShapeFileFault> { .failure(.unreadable("no files are read here")) }

    public func inflatedBytes(of path: String, from program: String, at offset: Int) -> Result<[UInt8], ShapeFileFault> {
        bytes(of: path, from: program)
    }
}

/// The files read so far: a file counts as it was when it was first read.
struct ShapeShelf {
    struct Place: Hashable {
        var path: String
        var program: String
    }

    struct Label: Hashable {
        var place: Place
        var value: Double
    }

    let files: any ShapeFiles
    private var meshes: [Place: TriangleSurface.Closed] = [:]
    private var regions: [Label: LabelRegion] = [:]
    /// The last image only: several labels of one image come one after the other.
    private var image: (place: Place, map: LabelMap)?

    init(files: any ShapeFiles) { self.files = files }

    mutating func mesh(at place: Place) -> Result<TriangleSurface.Closed, ShapeFileFault> {
        if let mesh = meshes[place] { return .success(mesh) }
        let mesh = files.bytes(of: place.path, from: place.program).flatMap(MeshFile.surface).flatMap { $0.closed() }
        if case .success(let mesh) = mesh { meshes[place] = mesh }
        return mesh
    }

    mutating func map(at place: Place) -> Result<LabelMap, ShapeFileFault> {
        if let image, image.place == place { return .success(image.map) }
        image = nil
        let read = files.bytes(of: place.path, from: place.program).flatMap { bytes in
            LabelMap.read(bytes) { files.inflatedBytes(of: place.path, from: place.program, at: $0) }
        }
        if case .success(let map) = read { image = (place, map) }
        return read
    }

    mutating func region(of label: Label, name: String) -> Result<(region: LabelRegion, map: LabelMap?), ShapeFileFault> {
        if let region = regions[label] { return .success((region, nil)) }
        return map(at: label.place).flatMap { map in
            map.region(of: label.value, name: name).map { region in
                regions[label] = region
                return (region, map)
            }
        }
    }
}
