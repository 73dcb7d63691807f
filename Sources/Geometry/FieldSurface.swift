/// What a field comes to at the surface of tissue, where that is known: at a held wall, and at the skin.
///
/// The surface lies between the last centre of tissue and the first one behind it. A straight line from centre to centre would put the wall's temperature at the
/// wall's own centre, half a cell too far; and the air's says nothing of the skin. Worked out where it is asked for.
public struct FieldSurface: Sendable {
    public struct Value: Sendable {
        /// At the surface.
        public var surface: Float
        /// Where the line from the last centre of tissue through the surface comes to at the centre behind it; beyond that line it says nothing.
        public var behind: Float

        public init(surface: Float, behind: Float) {
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
    private let work: @Sendable (_ cell: Int, _ values: [Float]) -> Value?

    /// - Parameter work: of a cell behind the surface, from the field's values; nothing of another, or where its surface is not known.
    public init(pull: Pull, _ work: @escaping @Sendable (_ cell: Int, _ values: [Float]) -> Value?) {
        self.pull = pull
        self.work = work
    }

    func value(behind cell: Int, of values: [Float]) -> Value? { work(cell, values) }
}
