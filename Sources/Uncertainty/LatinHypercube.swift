/// A Latin hypercube (McKay, Beckman and Conover 1979): along each dimension every member stands in a stratum of its own, somewhere in it.
///
/// Sixteen members drawn this way follow a quantity that depends on few things almost as evenly as a grid would. There is no end to the
/// dimensions, for a plan may place any number of probes; each is decided by the seed and its own number alone, to the last bit.
public struct LatinHypercube: Hashable, Sendable {
    public let count: Int
    public let seed: UInt64

    /// - Parameter count: of members, > 0.
    public init(count: Int, seed: UInt64) {
        self.count = count
        self.seed = seed
    }

    /// Where each member stands along a dimension, 0 up to but not 1.
    public func shares(along dimension: Int) -> [Double] {
        var generator = SeededGenerator(seed: seed, stream: UInt64(dimension))
        var strata = Array(0..<count)
        // Fisher and Yates, written out: the standard library does not promise that its own shuffle stays the same.
        for last in stride(from: count - 1, to: 0, by: -1) { strata.swapAt(last, Int(generator.nextUnit() * Double(last + 1))) }
        return strata.map { (Double($0) + generator.nextUnit()) / Double(count) }
    }
}
