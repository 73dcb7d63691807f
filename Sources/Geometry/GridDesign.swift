#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Lays out the cells of an axis: fine where it matters, growing geometrically away from there.
public struct GridDesign: Sendable {
    /// No axis is given more cells than this; a finest cell that would need more is enlarged.
    public static let greatestCellCount = 4096

    /// Edges from `from` to `to`, both exact. Cells are `finest` wide over the fine ranges and grow by about `growth` a cell outside, up to `coarsest`,
    /// so that neighbours differ by less than `growth * 1.1`; between two ranges they grow and shrink again.
    ///
    /// Fine edges are whole multiples of `finest` (so 0 is an edge where it lies in a range). Where a limit lies inside a range or within three cells of it,
    /// the range reaches it and its edges count from there; a range that reaches both limits has equal cells of at most `finest`. All in millimetres.
    /// Without a fine range all cells are equal and at most `coarsest`. Limits that are not finite or not in order give one cell.
    ///
    /// - Parameter faces: where something is flat and ends. An edge is moved to each that lies in a fine range, and five cells on either side share what it
    ///   moved, so that none is narrower than 0.7 `finest`; of faces too close for that the first has its edge.
    public static func axis(
        from: Double, to: Double, fine: [ClosedRange<Double>], finest: Double, growth: Double = 1.12, coarsest: Double, faces: [Double] = []
    ) -> RectilinearGrid.Axis {
        guard from.isFinite, to.isFinite, (to - from).isFinite, to - from > 1e-8 * max(abs(from), abs(to), 1) else {
            return RectilinearGrid.Axis(edges: from.isFinite && abs(from) < 1e9 ? [from, from + 1] : [0, 1])
        }
        let least = (to - from) / Double(greatestCellCount)
        let width = finest.isFinite ? max(finest, least) : to - from
        let widest = coarsest.isFinite ? max(coarsest, width) : to - from
        let design = GridDesign(from: from, to: to, finest: width, growth: growth.isFinite ? min(max(growth, 1), 2) : 1, coarsest: widest)
        let edges = design.edges(fine: fine)
        let held = faces.filter { face in fine.contains { $0.contains(face) } }
        return RectilinearGrid.Axis(edges: held.isEmpty ? edges : design.moved(edges, to: Set(held).sorted()))
    }

    private let from: Double
    private let to: Double
    private let finest: Double
    private let growth: Double
    private let coarsest: Double

    /// A run of equal cells of (about) the finest width.
    private struct FineRun {
        var lower: Double
        var upper: Double
        var count: Int
        /// Aligned edges are whole multiples from here, free of rounding that adds up.
        var firstMultiple: Int?
    }

    private func edges(fine: [ClosedRange<Double>]) -> [Double] {
        let runs = runs(over: hulls(of: fine))
        guard let first = runs.first, let last = runs.last else { return Self.equalEdges(from, to, count: count(of: coarsest, in: to - from)) }
        var edges = Array(outerEdges(away: first.lower, limit: from).reversed())
        for (number, run) in runs.enumerated() {
            if number > 0 { edges += innerEdges(between: runs[number - 1].upper, and: run.lower) }
            edges += fineEdges(of: run)
        }
        edges += outerEdges(away: last.upper, limit: to)
        // A fine edge that fell on a limit by rounding is the limit.
        edges[0] = from
        edges[edges.count - 1] = to
        return edges
    }

    // MARK: Fine runs

    /// The ranges cut to the limits, in order, those nearer than eight cells joined.
    private func hulls(of ranges: [ClosedRange<Double>]) -> [ClosedRange<Double>] {
        let inside = ranges.filter { $0.upperBound >= from && $0.lowerBound <= to }
        let cut = inside.map { max($0.lowerBound, from)...min($0.upperBound, to) }.sorted { $0.lowerBound < $1.lowerBound }
        return cut.reduce(into: []) { hulls, range in
            if let last = hulls.last, range.lowerBound - last.upperBound < 8 * finest {
                hulls[hulls.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                hulls.append(range)
            }
        }
    }

    private func runs(over hulls: [ClosedRange<Double>]) -> [FineRun] {
        hulls.enumerated().map { number, hull in run(over: hull, isFirst: number == 0, isLast: number == hulls.count - 1) }
    }

    private func run(over hull: ClosedRange<Double>, isFirst: Bool, isLast: Bool) -> FineRun {
        let run = alignedRun(over: hull)
        let reachesLower = isFirst && outerWidths(filling: run.lower - from) == nil
        let reachesUpper = isLast && outerWidths(filling: to - run.upper) == nil
        if reachesLower && reachesUpper { return wholeRun }
        if reachesLower { return runFromLower(to: hull.upperBound, isLast: isLast) }
        return reachesUpper ? runFromUpper(to: hull.lowerBound, isFirst: isFirst) : run
    }

    private func alignedRun(over hull: ClosedRange<Double>) -> FineRun {
        let first = Int((hull.lowerBound / finest + 1e-9).rounded(.down))
        let last = max(Int((hull.upperBound / finest - 1e-9).rounded(.up)), first + 1)
        return FineRun(lower: Double(first) * finest, upper: Double(last) * finest, count: last - first, firstMultiple: first)
    }

    private var wholeRun: FineRun { FineRun(lower: from, upper: to, count: count(of: finest, in: to - from)) }

    private func runFromLower(to end: Double, isLast: Bool) -> FineRun {
        let count = count(of: finest, in: end - from)
        let upper = from + Double(count) * finest
        if isLast && outerWidths(filling: to - upper) == nil { return wholeRun }
        return FineRun(lower: from, upper: upper, count: count)
    }

    private func runFromUpper(to start: Double, isFirst: Bool) -> FineRun {
        let count = count(of: finest, in: to - start)
        let lower = to - Double(count) * finest
        if isFirst && outerWidths(filling: lower - from) == nil { return wholeRun }
        return FineRun(lower: lower, upper: to, count: count)
    }

    private func count(of width: Double, in length: Double) -> Int { max(Int((length / width - 1e-9).rounded(.up)), 1) }

    private func fineEdges(of run: FineRun) -> [Double] {
        guard let first = run.firstMultiple else { return Self.equalEdges(run.lower, run.upper, count: run.count) }
        return (0...run.count).map { Double(first + $0) * finest }
    }

    private static func equalEdges(_ lower: Double, _ upper: Double, count: Int) -> [Double] {
        (0...count).map { $0 == count ? upper : lower + (upper - lower) * Double($0) / Double(count) }
    }

    // MARK: Faces

    private static let sharingCells = 5
    private static let leastSqueeze = 0.7

    /// How far an edge is moved; edges between two such are moved in proportion.
    private struct Move {
        let edge: Int
        let way: Double
    }

    private func moved(_ edges: [Double], to faces: [Double]) -> [Double] {
        var moved = edges
        let moves = moves(of: edges, to: faces)
        for (start, end) in zip(moves, moves.dropFirst()) {
            for edge in start.edge...end.edge {
                let share = (edges[edge] - edges[start.edge]) / (edges[end.edge] - edges[start.edge])
                moved[edge] = edges[edge] + start.way + (end.way - start.way) * share
            }
        }
        for move in moves where move.way != 0 { moved[move.edge] = edges[move.edge] + move.way }
        return moved
    }

    /// In order, with those that stay where they are at both limits and beside what shares a move.
    private func moves(of edges: [Double], to faces: [Double]) -> [Move] {
        var moves = [Move(edge: 0, way: 0)]
        func add(_ move: Move) {
            let before = moves[moves.count - 1]
            if move.edge - before.edge > 2 * Self.sharingCells {
                moves.append(Move(edge: before.edge + Self.sharingCells, way: 0))
                moves.append(Move(edge: move.edge - Self.sharingCells, way: 0))
            }
            moves.append(move)
        }
        for face in faces {
            guard let edge = edges.indices.min(by: { abs(edges[$0] - face) < abs(edges[$1] - face) }) else { continue }
            let before = moves[moves.count - 1]
            let gap = edges[edge] - edges[before.edge]
            let (way, limit) = (face - edges[edge], edges[edges.count - 1])
            guard edge > before.edge, gap + way - before.way >= Self.leastSqueeze * gap else { continue }
            guard edge < edges.count - 1, limit - face >= Self.leastSqueeze * (limit - edges[edge]) else { continue }
            add(Move(edge: edge, way: way))
        }
        add(Move(edge: edges.count - 1, way: 0))
        return moves
    }

    // MARK: Growing cells

    /// Edges beyond the outermost fine edge, nearest first, the last of them the limit itself.
    private func outerEdges(away start: Double, limit: Double) -> [Double] {
        guard let widths = outerWidths(filling: abs(limit - start)), !widths.isEmpty else { return [] }
        return edges(after: start, widths: widths, end: limit) + [limit]
    }

    /// Edges strictly between two fine runs.
    private func innerEdges(between lower: Double, and upper: Double) -> [Double] {
        let widths = innerWidths(filling: upper - lower)
        return edges(after: lower, widths: widths, end: upper)
    }

    private func edges(after start: Double, widths: [Double], end: Double) -> [Double] {
        let sign: Double = end < start ? -1 : 1
        var edge = start
        return widths.dropLast().map { width in
            edge += sign * width
            return edge
        }
    }

    /// Widths that grow from the finest and fill a length exactly; none for no length, nothing where the length is too short for it.
    private func outerWidths(filling length: Double) -> [Double]? {
        if abs(length) <= 1e-9 * finest { return [] }
        guard length > 0 else { return nil }
        return widths(filling: length) { number, _ in number + 1 }
    }

    /// Widths that grow and shrink again; equal ones where the gap is too short to grow in.
    private func innerWidths(filling length: Double) -> [Double] {
        if let widths = widths(filling: length, steps: { min($0 + 1, $1 - $0) }) { return widths }
        let count = max(Int((length / finest).rounded()), 1)
        return Array(repeating: length / Double(count), count: count)
    }

    /// The fewest cells that can fill the length, then the ratio at which they fill it exactly. `steps` is how many ratios a cell is away from a fine one.
    private func widths(filling length: Double, steps: (_ number: Int, _ count: Int) -> Int) -> [Double]? {
        for steepest in [growth, growth * 1.09] {
            guard let count = fewestCells(filling: length, ratio: steepest, steps: steps) else { continue }
            let ratio = ratio(filling: length, count: count, steepest: steepest, steps: steps)
            let widths = (0..<count).map { width(steps: steps($0, count), ratio: ratio) }
            let stretch = length / widths.reduce(0, +)
            return widths.map { $0 * stretch }
        }
        return nil
    }

    /// The total grows with the count, so halving finds it; at ratio 1 they must still fit.
    private func fewestCells(filling length: Double, ratio: Double, steps: (Int, Int) -> Int) -> Int? {
        let most = Int(length / finest + 1e-6)
        guard most >= 1, total(most, ratio, steps) >= length * (1 - 1e-9) else { return nil }
        var (low, high) = (0, most)
        while high - low > 1 {
            let middle = (low + high) / 2
            if total(middle, ratio, steps) >= length { high = middle } else { low = middle }
        }
        return high
    }

    private func width(steps: Int, ratio: Double) -> Double { min(coarsest, finest * pow(ratio, Double(steps))) }

    private func total(_ count: Int, _ ratio: Double, _ steps: (Int, Int) -> Int) -> Double {
        (0..<count).reduce(0) { $0 + width(steps: steps($1, count), ratio: ratio) }
    }

    private func ratio(filling length: Double, count: Int, steepest: Double, steps: (Int, Int) -> Int) -> Double {
        var (low, high) = (1.0, steepest)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if total(count, middle, steps) < length { low = middle } else { high = middle }
        }
        return high
    }
}
