import Diagnostics
import Geometry
import Syntax

extension Interpreter {
    /// `mesh("femur.stl")`: the inside of a closed surface.
    func mesh(_ call: Call) throws -> Value {
        let place = try place(of: call)
        let closed = try shapes.mesh(at: place).mapError { Diagnostic.shapeFile(place.path, $0, at: call.span) }.get()
        if closed.gaps > 0 { commander.tell(.gapsClosed(in: place.path, closed.gaps, widestMM: closed.widestMM, at: call.span)) }
        return .shape(.surface(SurfaceSolid(name: "mesh of \(place.path)", surface: closed.surface)))
    }

    /// `label("ct-labels.nii.gz", 3)`: the voxels of an image that have a value.
    func label(_ call: Call) throws -> Value {
        let place = try place(of: call)
        let value = try wholeNumber(call.needed("value"), what: "the label")
        let name = "label \(value) of \(place.path)"
        let (region, map) = try shapes.region(of: .init(place: place, value: Double(value)), name: name)
            .mapError { Diagnostic.shapeFile(place.path, $0, at: call.span) }.get()
        // Told once, when the label is read.
        if let map {
            if region.reachesEdge { commander.tell(.labelAtEdge(name, at: call.span)) }
            if let millimetres = map.disagreementMM { commander.tell(.twoOrientations(place.path, apartMM: millimetres, at: call.span)) }
        }
        return .shape(.surface(region.solid))
    }

    private func place(of call: Call) throws -> ShapeShelf.Place {
        let file = try call.needed("file")
        let value = try evaluate(file)
        guard case .string(let path) = value else { throw Diagnostic.wrongKind(value.kind, wanted: "the name of a file", at: file.span) }
        return ShapeShelf.Place(path: path, program: sources[call.span.file].name)
    }
}
