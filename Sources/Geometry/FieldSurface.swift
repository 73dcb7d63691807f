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

    /// Towards the air's value, by this share of the way at most, lies a skin from the tissue before it.
    public struct Pull: Sendable {
        public let share: Float
        public let value: Float

        public init(share: Float, value: Float) {
            self.share = share
            self.value = value
        }

        /// The least that a surface can come to, both times a sign.
        public func least(from value: Float, times sign: Float) -> Float { value + share * min(sign * self.value - value, 0) }
    }

    public let pull: Pull
    private let work: @Sendable (_ cell: Int, _ material: Int?, _ before: SIMD8<Int32>, _ values: [Float]) -> Value?

    /// - Parameter work: of a cell behind the surface of a material, or of any tissue, seen from these cells before it, from the field's values; nothing where there
    ///   is no surface between.
    public init(pull: Pull, _ work: @escaping @Sendable (_ cell: Int, _ material: Int?, _ before: SIMD8<Int32>, _ values: [Float]) -> Value?) {
        self.pull = pull
        self.work = work
    }

    func value(behind cell: Int, of material: Int?, seenFrom before: SIMD8<Int32>, in values: [Float]) -> Value? { work(cell, material, before, values) }
}
