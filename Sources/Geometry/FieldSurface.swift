/// What a field comes to at the surface of a material, where that is known: where it meets another one, at a held wall, and at the skin.
///
/// The surface lies between the last centre of the material and the first one behind it. There a temperature has a kink, for what conducts less takes the more of the
/// drop: a straight line from centre to centre is off by kelvins, puts a wall's temperature at the wall's own centre, and the air's says nothing of the skin.
/// Worked out where it is asked for.
public struct FieldSurface: Sendable {
    public struct Value: Sendable {
        /// At the surface.
        public var surface: Double
        /// Where the line from the last centre through the surface comes to at the centre behind it; beyond that line it says nothing.
        public var behind: Double

        public init(surface: Double, behind: Double) {
            self.surface = surface
            self.behind = behind
        }
    }

    /// How far towards what lies behind it a surface can lie from the tissue before it, as parts of the way.
    public final class Reach: Sendable {
        /// By the material before a surface and that behind it, which is not the air over the skin.
        private let inBody: [Float]
        /// The same where nothing is colder than the liquidus.
        private let unfrozen: [Float]
        private let materialCount: Int
        private let liquidus: Float
        private let towardsAir: Float
        private let air: Float

        public init(inBody: [Float], unfrozen: [Float], materialCount: Int, liquidus: Float, towardsAir: Float, air: Float) {
            self.inBody = inBody
            self.unfrozen = unfrozen
            self.materialCount = materialCount
            self.liquidus = liquidus
            self.towardsAir = towardsAir
            self.air = air
        }

        /// What no surface under the air is less than, all times a sign.
        ///
        /// - Parameter least: of all that the surface may lie beside, within the body.
        public func least(underAir least: Float, times sign: Float) -> Float { least + towardsAir * min(sign * air - least, 0) }

        /// What no surface to another material is less than, all times a sign.
        ///
        /// - Parameter before: the least of the material (of any tissue, where it is none), and `behind` of what lies behind the surface.
        func least(before: Float, of material: Int?, behind: Float, of other: Int, times sign: Float) -> Float {
            guard behind < before else { return before }
            guard let material else { return behind }
            let pair = material * materialCount + other
            return before + (sign > 0 && behind >= liquidus ? unfrozen[pair] : inBody[pair]) * (behind - before)
        }
    }

    /// Nothing where it is not known, and a region's extremes are never asked for.
    public let reach: Reach?
    private let work: @Sendable (_ cell: Int, _ material: Int?, _ before: SIMD8<Int32>, _ values: [Float]) -> Value?

    /// - Parameter work: of a cell behind the surface of a material, or of any tissue, seen from these cells before it, from the field's values; nothing where there
    ///   is no surface between.
    public init(reach: Reach?, _ work: @escaping @Sendable (_ cell: Int, _ material: Int?, _ before: SIMD8<Int32>, _ values: [Float]) -> Value?) {
        self.reach = reach
        self.work = work
    }

    func value(behind cell: Int, of material: Int?, seenFrom before: SIMD8<Int32>, in values: [Float]) -> Value? { work(cell, material, before, values) }
}
