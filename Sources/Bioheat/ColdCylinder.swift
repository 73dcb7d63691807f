#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How a cylinder whose surface stands at one temperature shares out the heat that it draws: more towards its edges, and through its ends.
///
/// In steady conduction in one material the surface density q of the heat makes the same potential everywhere on the surface,
///
///     ∮ q(s') ⟨1/|s − s'|⟩ / 4π ds' = 1
///
/// solved on panels (rings of the shaft, rings of the flat ends) by collocation. The mean over a ring of one over the distance is
/// 1/AGM(farthest, nearest). Lengths in mm; heats in mm: times the difference of θ between far away and the surface they are W per 1000.
struct ColdCylinder {
    /// A narrow ring of the surface, of the shaft (no extent across) or of an end (none along).
    struct Panel {
        let radius: Double
        let place: Double
        let halfAcross: Double
        let halfAlong: Double
    }

    /// Along the shaft from 0 to the length.
    let shaft: [Panel]
    /// Of an end at 0, and of one at the length, from the axis outwards; none where the end is open.
    let start: [Panel]
    let end: [Panel]
    /// By panel: the shaft's, the start's, the end's.
    private let heats: [Double]

    var shaftHeats: ArraySlice<Double> { heats[..<shaft.count] }
    var startHeats: ArraySlice<Double> { heats[shaft.count..<shaft.count + start.count] }
    var endHeats: ArraySlice<Double> { heats[(shaft.count + start.count)...] }

    private static let shaftCount = 64
    private static let endCount = 10

    init(radius: Double, length: Double, closesStart: Bool, closesEnd: Bool) {
        shaft = (0..<Self.shaftCount).map { number in
            let (low, high) = (Self.shaftEdge(number) * length, Self.shaftEdge(number + 1) * length)
            return Panel(radius: radius, place: (low + high) / 2, halfAcross: 0, halfAlong: (high - low) / 2)
        }
        start = closesStart ? Self.flatEnd(radius: radius, place: 0) : []
        end = closesEnd ? Self.flatEnd(radius: radius, place: length) : []
        heats = Self.heats(of: shaft + start + end)
    }

    /// From 0 to 1, narrow at both ends, where the heat crowds.
    private static func shaftEdge(_ number: Int) -> Double { (1 - cos(Double.pi * Double(number) / Double(shaftCount))) / 2 }

    private static func flatEnd(radius: Double, place: Double) -> [Panel] {
        func edge(_ number: Int) -> Double { radius * sin(Double.pi / 2 * Double(number) / Double(endCount)) }
        return (0..<endCount).map { number in
            let (low, high) = (edge(number), edge(number + 1))
            return Panel(radius: (low + high) / 2, place: place, halfAcross: (high - low) / 2, halfAlong: 0)
        }
    }

    private static func heats(of panels: [Panel]) -> [Double] {
        var system = LinearSystem(count: panels.count)
        for (row, panel) in panels.enumerated() {
            for (column, source) in panels.enumerated() {
                system[row, column] = (row == column ? ownPotential(of: source) : potential(of: source, at: panel)) / (4 * Double.pi)
            }
        }
        return system.solution(Array(repeating: 1, count: panels.count))
    }

    /// Gauss and Legendre's places and weights on −1…1.
    private static let gauss: [(place: Double, weight: Double)] = [
        (-0.9602898564975363, 0.1012285362903763), (-0.7966664774136267, 0.2223810344533745), (-0.5255324099163290, 0.3137066458778873),
        (-0.1834346424956498, 0.3626837833783620), (0.1834346424956498, 0.3626837833783620), (0.5255324099163290, 0.3137066458778873),
        (0.7966664774136267, 0.2223810344533745), (0.9602898564975363, 0.1012285362903763),
    ]

    /// Of a unit of heat spread evenly over a panel's area, times 4π.
    private static func potential(of source: Panel, at panel: Panel) -> Double {
        gauss.reduce(0) { $0 + $1.weight / 2 * contribution(of: source, from: $1.place, at: panel) }
    }

    /// The same on the panel itself: both halves with the points crowded towards the middle, where one over the distance has its peak.
    private static func ownPotential(of source: Panel) -> Double {
        gauss.reduce(0) { sum, point in
            let crowded = (1 + point.place) / 2
            let sides = contribution(of: source, from: crowded * crowded, at: source) + contribution(of: source, from: -crowded * crowded, at: source)
            return sum + point.weight / 2 * crowded * sides
        }
    }

    /// - Parameter part: the ring of the source, from −1 to 1 across it.
    private static func contribution(of source: Panel, from part: Double, at panel: Panel) -> Double {
        let radius = source.radius + part * source.halfAcross
        let along = source.place + part * source.halfAlong - panel.place
        return radius / source.radius * meanReciprocal(radius, panel.radius, along: along)
    }

    /// ⟨1/d⟩ between two rings around one axis.
    private static func meanReciprocal(_ first: Double, _ second: Double, along: Double) -> Double {
        var far = ((first + second) * (first + second) + along * along).squareRoot()
        var near = ((first - second) * (first - second) + along * along).squareRoot()
        while far - near > 1e-9 * far { (far, near) = ((far + near) / 2, (far * near).squareRoot()) }
        return 1 / far
    }
}

/// As many equations as unknowns, solved by elimination with pivots.
struct LinearSystem {
    let count: Int
    private var values: [Double]

    init(count: Int) {
        self.count = count
        values = Array(repeating: 0, count: count * count)
    }

    subscript(row: Int, column: Int) -> Double {
        get { values[row * count + column] }
        set { values[row * count + column] = newValue }
    }

    /// Not finite where the equations are not independent.
    func solution(_ rightHand: [Double]) -> [Double] {
        var system = self
        var right = rightHand
        for step in 0..<count {
            let pivot = (step..<count).max { abs(system[$0, step]) < abs(system[$1, step]) } ?? step
            for column in 0..<count where pivot != step {
                (system[step, column], system[pivot, column]) = (system[pivot, column], system[step, column])
            }
            right.swapAt(step, pivot)
            for row in step + 1..<count {
                let factor = system[row, step] / system[step, step]
                guard factor != 0 else { continue }
                for column in step..<count { system[row, column] -= factor * system[step, column] }
                right[row] -= factor * right[step]
            }
        }
        for row in stride(from: count - 1, through: 0, by: -1) {
            for column in row + 1..<count { right[row] -= system[row, column] * right[column] }
            right[row] /= system[row, row]
        }
        return right
    }
}
