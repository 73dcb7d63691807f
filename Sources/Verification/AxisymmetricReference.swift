import Bioheat

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A lone probe of finite length with flat ends in one tissue, solved in radius and height on a grid that follows its surface: the truth
/// that the ends of a probe are held against.
///
/// The probe is the closed cylinder r < a, |z| < L/2; half of it is solved, the middle plane is a mirror. Finite volumes graded from the
/// edge between shaft and end, with Runge–Kutta–Legendre steps of second order (Meyer, Balsara & Aslam 2014).
struct AxisymmetricReference {
    let law: ReferenceLaw
    let arterialCelsius: Double
    private let contact: ReferenceContact
    /// Radius and height of cell edges, m.
    private let radii: [Double]
    private let heights: [Double]
    /// Cells inside the probe, along the radius and along the height.
    private let insideColumns: Int
    private let insideRows: Int
    /// Whether the flat end is cooled too, or lets no heat through.
    private let isEndCooled: Bool
    private var enthalpies: [Double]
    private(set) var elapsedSeconds = 0.0

    private var columns: Int { radii.count - 1 }
    private var rows: Int { heights.count - 1 }

    init(
        tissue: Tissue, initialCelsius: Double, probeRadiusMM: Double, lengthMM: Double, contact: ReferenceContact, isEndCooled: Bool = true,
        finestMM: Double = 0.08, reachMM: Double = 60
    ) {
        law = ReferenceLaw(tissue)
        arterialCelsius = initialCelsius
        self.contact = contact
        self.isEndCooled = isEndCooled
        let inner = Self.graded(length: probeRadiusMM, finest: finestMM)
        let outer = Self.graded(length: reachMM, finest: finestMM)
        radii = (inner.reversed().map { probeRadiusMM - $0 } + outer.dropFirst().map { probeRadiusMM + $0 }).map { $0 / 1000 }
        let below = Self.graded(length: lengthMM / 2, finest: finestMM)
        heights = (below.reversed().map { lengthMM / 2 - $0 } + outer.dropFirst().map { lengthMM / 2 + $0 }).map { $0 / 1000 }
        insideColumns = inner.count - 1
        insideRows = below.count - 1
        enthalpies = Array(repeating: law.enthalpy(celsius: initialCelsius), count: (radii.count - 1) * (heights.count - 1))
    }

    /// Places from 0 to a length: cells that grow with the distance to 0.4 mm, which a freezing front needs, and on from 25 mm.
    private static func graded(length: Double, finest: Double) -> [Double] {
        var places = [0.0]
        var place = 0.0
        while place < length {
            place += max(min(finest + place * 0.08, 0.4), (place - 25) * 0.15)
            places.append(place)
        }
        return places.map { $0 * length / place }
    }

    // MARK: Time

    mutating func advance(to end: Double, longestStep: Double = 1) {
        while elapsedSeconds < end - 1e-9 {
            let step = min(max(0.02, 0.02 * elapsedSeconds), longestStep, end - elapsedSeconds)
            advance(by: step)
            elapsedSeconds += step
        }
    }

    private mutating func advance(by seconds: Double) {
        let decay = fastestDecay * seconds
        var stages = 2 * Int(((decay * 2 + 2.25).squareRoot() - 0.5) / 2) + 3
        stages = max(stages, 3)
        func b(_ stage: Int) -> Double {
            let j = Double(stage)
            return stage < 2 ? 1.0 / 3 : (j * j + j - 2) / (2 * j * (j + 1))
        }
        let weight = 4 / Double(stages * stages + stages - 2)
        let start = enthalpies
        let firstRates = rates(start)
        var earlier = start
        let firstPart: Double = b(1) * weight * seconds
        var now = start.indices.map { start[$0] + firstPart * firstRates[$0] }
        for stage in 2...stages {
            let j = Double(stage)
            let mu = (2 * j - 1) / j * b(stage) / b(stage - 1)
            let nu = -(j - 1) / j * b(stage) / b(max(stage - 2, 0))
            let part = mu * weight * seconds
            let gamma = -(1 - b(stage - 1)) * part
            let rates = rates(now)
            for cell in start.indices {
                let carried: Double = mu * now[cell] + nu * earlier[cell] + (1 - mu - nu) * start[cell]
                let driven: Double = part * rates[cell] + gamma * firstRates[cell]
                earlier[cell] = carried + driven
            }
            swap(&earlier, &now)
        }
        enthalpies = now
    }

    /// Gershgorin bound, 1/s; at a surface the distance is half a cell.
    private var fastestDecay: Double {
        var fastest = 0.0
        for column in 0..<columns {
            let width = radii[column + 1] - radii[column]
            // Both faces together, over the volume: 2/width².
            let across = 2 / (width * width) * (column == insideColumns ? 1.6 : 1.1)
            for row in 0..<rows {
                let height = heights[row + 1] - heights[row]
                fastest = max(fastest, across + 2 / (height * height) * (row == insideRows ? 1.6 : 1.1))
            }
        }
        return 2 * fastest * law.greatestDiffusivity
    }

    // MARK: Rates

    /// dH/dt of every cell, W/m³.
    private func rates(_ enthalpies: [Double]) -> [Double] {
        let thetas = enthalpies.map(law.theta(enthalpy:))
        var rates = enthalpies.map { law.perfusion + law.metabolism > 0 ? law.warming(enthalpy: $0, arterialCelsius: arterialCelsius) : 0 }
        addAcross(thetas, &rates)
        addAlong(thetas, &rates)
        for row in 0..<insideRows {
            for column in 0..<insideColumns { rates[row * columns + column] = 0 }
        }
        return rates
    }

    /// Of a ring of cells, per radian, m².
    private func sector(_ column: Int) -> Double { centre(radii, column) * (radii[column + 1] - radii[column]) }

    private func centre(_ edges: [Double], _ cell: Int) -> Double { (edges[cell] + edges[cell + 1]) / 2 }

    private func addAcross(_ thetas: [Double], _ rates: inout [Double]) {
        let areas = (0..<columns).map(sector)
        let conductances = (0..<columns - 1).map { (column: Int) -> Double in
            1 / log(centre(radii, column + 1) / centre(radii, column))
        }
        let surface = radii[insideColumns]
        let distance = surface * log(centre(radii, insideColumns) / surface)
        for row in 0..<rows {
            let start = row * columns
            for column in (row < insideRows ? insideColumns : 0)..<columns - 1 {
                let flow = conductances[column] * (thetas[start + column + 1] - thetas[start + column])
                rates[start + column] += flow / areas[column]
                rates[start + column + 1] -= flow / areas[column + 1]
            }
            if row < insideRows {
                let flux = law.surface(theta: thetas[start + insideColumns], resistance: distance, contact: contact).flux
                rates[start + insideColumns] -= flux * surface / areas[insideColumns]
            }
        }
    }

    private func addAlong(_ thetas: [Double], _ rates: inout [Double]) {
        for row in 0..<rows - 1 {
            let distance = centre(heights, row + 1) - centre(heights, row)
            let (below, above) = (heights[row + 1] - heights[row], heights[row + 2] - heights[row + 1])
            for column in (row < insideRows ? insideColumns : 0)..<columns {
                let cell = row * columns + column
                let flux = (thetas[cell + columns] - thetas[cell]) / distance
                rates[cell] += flux / below
                rates[cell + columns] -= flux / above
            }
        }
        guard isEndCooled else { return }
        let height = heights[insideRows + 1] - heights[insideRows]
        for column in 0..<insideColumns {
            let cell = insideRows * columns + column
            rates[cell] -= law.surface(theta: thetas[cell], resistance: height / 2, contact: contact).flux / height
        }
    }

    // MARK: Fronts

    /// Where the temperature crosses a value beyond the probe, mm from its middle: across it in the middle plane, and along its axis.
    func fronts(ofCelsius celsius: Double) -> (acrossMM: Double, alongMM: Double)? {
        let wanted = law.theta(celsius: celsius)
        func crossing(_ places: [Double], _ thetas: [Double]) -> Double? {
            guard let outer = thetas.firstIndex(where: { $0 > wanted }), outer > 0 else { return nil }
            let fraction = (wanted - thetas[outer - 1]) / (thetas[outer] - thetas[outer - 1])
            return 1000 * (places[outer - 1] + (places[outer] - places[outer - 1]) * fraction)
        }
        let across = insideColumns..<columns
        let along = insideRows..<rows
        guard
            let radius = crossing(across.map { centre(radii, $0) }, across.map { law.theta(enthalpy: enthalpies[$0]) }),
            let height = crossing(along.map { centre(heights, $0) }, along.map { law.theta(enthalpy: enthalpies[$0 * columns]) })
        else { return nil }
        return (radius, height)
    }

    /// Below a temperature, the probe left out, mL.
    func volumeML(belowCelsius celsius: Double) -> Double {
        let wanted = law.theta(celsius: celsius)
        var sum = 0.0
        for row in 0..<rows {
            let height = heights[row + 1] - heights[row]
            // A row's ice ends where θ crosses the value on its radius.
            let first = row < insideRows ? insideColumns : 0
            let thetas = (first..<columns).map { law.theta(enthalpy: enthalpies[row * columns + $0]) }
            guard let outer = thetas.firstIndex(where: { $0 > wanted }) else { continue }
            let edge: Double
            if outer == 0 {
                edge = radii[first]
            } else {
                let (near, far) = (centre(radii, first + outer - 1), centre(radii, first + outer))
                edge = near + (far - near) * (wanted - thetas[outer - 1]) / (thetas[outer] - thetas[outer - 1])
            }
            sum += Double.pi * (edge * edge - radii[first] * radii[first]) * height
        }
        return 2 * sum * 1e6
    }
}
