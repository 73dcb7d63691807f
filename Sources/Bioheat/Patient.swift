import Geometry

/// What the program says of the patient: tissues, regions, layers, skin, and what is to be solved. Where regions overlap the later one wins.
public struct Patient: Equatable, Codable, Sendable {
    /// A named part of the anatomy.
    public struct Region: Equatable, Codable, Sendable {
        public enum Role: String, Codable, Sendable { case target, organ, vessel }
        public enum Filling: Equatable, Codable, Sendable {
            case tissue(Tissue)
            /// A vessel: held at this temperature, °C.
            case held(celsius: Double)
        }

        public var role: Role
        public var name: String
        public var shape: Shape
        public var filling: Filling

        public init(role: Role, name: String, shape: Shape, filling: Filling) {
            self.role = role
            self.name = name
            self.shape = shape
            self.filling = filling
        }
    }

    /// A layer put in to protect a neighbour: air, carbon dioxide or saline.
    public struct Layer: Equatable, Codable, Sendable {
        public var shape: Shape
        public var material: Tissue

        public init(shape: Shape, material: Tissue) {
            self.shape = shape
            self.material = material
        }
    }

    /// The body's surface. Beyond it is room air; below it 2 mm of skin.
    public struct Skin: Equatable, Codable, Sendable {
        public var point: Point
        /// Out of the body, length 1.
        public var normal: Point
        public var tissue: Tissue
        public static let thicknessMM = 2.0

        public init(point: Point, normal: Point, tissue: Tissue) {
            self.point = point
            self.normal = normal
            self.tissue = tissue
        }

        /// The skin itself, as a slab under the surface.
        public var shape: Shape {
            .intersection([
                .halfspace(point: point, normal: -normal), .halfspace(point: point - normal * Self.thicknessMM, normal: normal),
            ])
        }
    }

    public struct Domain: Equatable, Codable, Sendable {
        public var box: Bounds
        public var isInsulated: Bool

        public init(box: Bounds, isInsulated: Bool) {
            self.box = box
            self.isInsulated = isInsulated
        }
    }

    public static let bodyCelsius = 37.0

    public var title: String?
    public var background: Tissue
    public var backgroundCelsius = Patient.bodyCelsius
    public var regions: [Region] = []
    public var layers: [Layer] = []
    public var skin: Skin?
    public var domain: Domain?
    /// The finest cell, mm.
    public var resolutionMM = 1.0
    /// How near the front is to come to the truth, mm: the cell is chosen by it (`resolution auto`).
    public var accuracyMM: Double?
    /// What `resolution auto` asks for, mm.
    public static let usualAccuracyMM = 0.2

    public init(background: Tissue) { self.background = background }

    /// What may freeze in it: the background, and what fills regions and layers whose shape is meant; nothing that is held at a temperature.
    func tissues(where isMeant: (Shape) -> Bool) -> [Tissue] {
        let fillings = regions.compactMap { region -> Tissue? in if case .tissue(let tissue) = region.filling, isMeant(region.shape) { tissue } else { nil } }
        return [background] + fillings + layers.filter { isMeant($0.shape) }.map(\.material)
    }

    public func region(named name: String) -> Region? { regions.first { $0.name == name } }

    /// The shape of a region by name; `skin` is the skin's own layer.
    public func shape(named name: String) -> Shape? { name == "skin" ? skin?.shape : region(named: name)?.shape }
}
