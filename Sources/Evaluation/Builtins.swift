import Quantities

/// What the language can do without being told: shapes, questions to the state, mathematics. A table; a call looks its name up here.
struct Builtin: Sendable {
    /// In the order in which arguments without a label fill them. Alternative labels stand behind a `|`.
    let parameters: [String]
    let run: @Sendable (Interpreter, Call) throws -> Value

    init(_ parameters: [String], _ run: @escaping @Sendable (Interpreter, Call) throws -> Value) {
        self.parameters = parameters
        self.run = run
    }
}

enum Builtins {
    static let all = shapes.merging(questions) { first, _ in first }.merging(mathematics) { first, _ in first }

    static let constants: [String: Value] = ["pi": .number(.pi)]

    static let shapes: [String: Builtin] = [
        "sphere": Builtin(["center|centre", "radius"]) { try $0.sphere($1) },
        "ellipsoid": Builtin(["center|centre", "radii"]) { try $0.ellipsoid($1) },
        "box": Builtin(["center|centre", "size"]) { try $0.box($1) },
        "cylinder": Builtin(["from", "to", "radius"]) { try $0.cylinder($1) },
        "tube": Builtin(["from", "to", "radius"]) { try $0.tube($1) },
        "cone": Builtin(["from", "to", "from_radius|radius", "to_radius"]) { try $0.cone($1) },
        "halfspace": Builtin(["point", "normal"]) { try $0.halfspace($1) },
        "plane": Builtin(["point", "normal"]) { try $0.plane($1) },
        "union": Builtin([]) { try $0.union($1) },
        "intersection": Builtin([]) { try $0.intersection($1) },
        "difference": Builtin(["whole", "hole"]) { try $0.difference($1) },
        "expand": Builtin(["shape", "by"]) { try $0.expand($1) },
        "translate": Builtin(["shape", "by"]) { try $0.translate($1) },
        "rotate": Builtin(["shape", "axis", "angle", "about"]) { try $0.rotate($1) },
        "mesh": Builtin(["file"]) { try $0.mesh($1) },
        "label": Builtin(["file", "value|number"]) { try $0.label($1) },
    ]

    static let questions: [String: Builtin] = [
        "coldest": Builtin(["region", "in", "now"]) { try $0.coldest($1) },
        "warmest": Builtin(["region", "in", "now"]) { try $0.warmest($1) },
        "temperature": Builtin(["at", "in"]) { try $0.temperature($1) },
        "coverage": Builtin(["region", "below", "in", "now"]) { try $0.coverage($1) },
        "margin": Builtin(["region", "below", "in", "now"]) { try $0.margin($1) },
        "volume": Builtin(["below", "in", "now"]) { try $0.volume($1) },
        "iceball": Builtin(["in"]) { try $0.iceball($1) },
        "center": Builtin(["region"]) { try $0.centre($1) },
        "centre": Builtin(["region"]) { try $0.centre($1) },
        "size": Builtin(["region"]) { try $0.size($1) },
        "long_axis": Builtin(["region"]) { try $0.longAxis($1) },
        "extent": Builtin(["region", "along"]) { try $0.extent($1) },
        "distance": Builtin(["from", "along", "until", "in"]) { try $0.distance($1) },
        "tip": Builtin(["probe", "in"]) { try $0.tip($1) },
        "pressure": Builtin(["gas"]) { try $0.pressure($1) },
        "remaining": Builtin(["gas"]) { try $0.remaining($1) },
        "elapsed": Builtin([]) { try $0.elapsed($1) },
    ]

    static let mathematics: [String: Builtin] = [
        "sqrt": Builtin(["number"]) { try $0.squareRoot($1) },
        "abs": Builtin(["number"]) { try $0.magnitude($1) },
        "exp": Builtin(["number"]) { try $0.exponential($1) },
        "log": Builtin(["number"]) { try $0.logarithm($1) },
        "min": Builtin([]) { try $0.extreme($1, isLeast: true) },
        "max": Builtin([]) { try $0.extreme($1, isLeast: false) },
        "round": Builtin(["number"]) { try $0.rounded($1, .toNearestOrAwayFromZero) },
        "floor": Builtin(["number"]) { try $0.rounded($1, .down) },
        "sin": Builtin(["angle"]) { try $0.sine($1) },
        "cos": Builtin(["angle"]) { try $0.cosine($1) },
        "tan": Builtin(["angle"]) { try $0.tangent($1) },
        "count": Builtin(["list"]) { try $0.count($1) },
        "item": Builtin(["list", "number"]) { try $0.item($1) },
    ]
}
