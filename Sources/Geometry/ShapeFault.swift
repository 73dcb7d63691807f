/// Why a shape makes no solid.
public enum ShapeFault: Error, Hashable, Sendable {
    /// A coordinate, radius, size or angle is infinite or not a number.
    case notFinite
    /// A radius, mm, is zero or negative. A cone may have one radius of 0.
    case radiusNotPositive(Double)
    /// An edge of a box, mm, is zero or negative.
    case sizeNotPositive(Double)
    /// A cylinder, cone or tube begins where it ends.
    case noLength
    /// A tube is led through fewer than two points.
    case tooFewPoints(Int)
    /// A normal or an axis of turning has no direction or not the length 1.
    case noDirection
    /// A union or intersection of nothing.
    case noParts
    /// The parts of an intersection lie apart, or a shape was shrunk to nothing.
    case empty
    /// Nested more than ``Shape/greatestDepth`` deep, or made of more than ``Shape/greatestPartCount`` parts.
    case tooComplex
}
