import Diagnostics
import Geometry
import Quantities
import Syntax

extension Interpreter {
    func sphere(_ call: Call) throws -> Value {
        try sound(.sphere(centre: centre(of: call), radius: millimetres(call.needed("radius"))), call)
    }

    func ellipsoid(_ call: Call) throws -> Value {
        try sound(.ellipsoid(centre: centre(of: call), radii: point(call.needed("radii"))), call)
    }

    func box(_ call: Call) throws -> Value {
        try sound(.box(centre: centre(of: call), size: point(call.needed("size"))), call)
    }

    func cylinder(_ call: Call) throws -> Value {
        try sound(.cylinder(from: point(call.needed("from")), to: point(call.needed("to")), radius: millimetres(call.needed("radius"))), call)
    }

    /// From one point to another, or through a list of them.
    func tube(_ call: Call) throws -> Value {
        if let list = call.optional("through") {
            let radius = try call.optional("radius") ?? call.needed("from")
            return try sound(.tube(points: points(list), radius: millimetres(radius)), call)
        }
        let ends = [try point(call.needed("from")), try point(call.needed("to"))]
        return try sound(.tube(points: ends, radius: millimetres(call.needed("radius"))), call)
    }

    /// With one radius it runs to a point.
    func cone(_ call: Call) throws -> Value {
        let toRadius = try call.optional("to_radius").map { try millimetres($0) } ?? 0
        return try sound(
            .cone(
                from: point(call.needed("from")), to: point(call.needed("to")), fromRadius: millimetres(call.needed("from_radius")),
                toRadius: toRadius), call)
    }

    func halfspace(_ call: Call) throws -> Value {
        try sound(.halfspace(point: point(call.needed("point")), normal: direction(call.needed("normal"))), call)
    }

    func plane(_ call: Call) throws -> Value {
        .plane(point: try point(call.needed("point")), normal: try direction(call.needed("normal")))
    }

    func union(_ call: Call) throws -> Value { try sound(.union(call.rest.map { try shape($0) }), call) }

    func intersection(_ call: Call) throws -> Value { try sound(.intersection(call.rest.map { try shape($0) }), call) }

    func difference(_ call: Call) throws -> Value {
        try sound(.difference(shape(call.needed("whole")), shape(call.needed("hole"))), call)
    }

    func expand(_ call: Call) throws -> Value {
        try sound(.expanded(shape(call.needed("shape")), by: millimetres(call.needed("by"))), call)
    }

    func translate(_ call: Call) throws -> Value {
        try sound(.translated(shape(call.needed("shape")), by: point(call.needed("by"))), call)
    }

    /// Right-handed about an axis through `about`, or through the shape's own middle.
    func rotate(_ call: Call) throws -> Value {
        let turned = try shape(call.needed("shape"))
        let axis = try direction(call.needed("axis"))
        let radians = try quantity(call.needed("angle"), .angle)
        let middle = turned.bounds.isFinite ? turned.bounds.centre : Point.zero
        let about = try call.optional("about").map { try point($0) } ?? middle
        return try sound(.rotated(turned, axis: axis, radians: radians, about: about), call)
    }

    private func centre(of call: Call) throws -> Point { try point(call.needed("center")) }

    /// Every shape is asked for its faults as it is made, so that nothing below ever walks an unsound one.
    private func sound(_ shape: Shape, _ call: Call) throws -> Value {
        if let fault = shape.fault { throw Diagnostic.unsound(call.name.text, fault, at: call.span) }
        return .shape(shape)
    }

    private func points(_ part: some Evaluable) throws -> [Point] {
        let value = try evaluate(part)
        guard case .list(let items) = value else { throw Diagnostic.wrongKind(value.kind, wanted: "a list of points", at: part.span) }
        return try items.map { item in
            switch item {
            case .point(let point): return point
            case .direction(let zero) where zero == .zero: return zero
            default: throw Diagnostic.wrongKind(item.kind, wanted: "a point", at: part.span)
            }
        }
    }

    /// A shape, or a region for its shape.
    func shape(_ part: some Evaluable) throws -> Shape {
        let value = try evaluate(part)
        switch value {
        case .shape(let shape): return shape
        case .region(let name):
            guard let shape = commander.patient?.shape(named: name) else {
                throw Diagnostic.unknownName(name, what: "region", nearest: nil, at: part.span)
            }
            return shape
        default: throw Diagnostic.wrongKind(value.kind, wanted: "a shape", at: part.span)
        }
    }
}
