import Bioheat
import Geometry
import Uncertainty

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Wires at random angles and offsets to the grid, held against the solution along the radius: an ice ball must not know of the grid.
public struct RandomPlacements: Sendable {
    public enum Cooling: String, CaseIterable, Sendable {
        case held = "wires at random, held at -140 C"
        case gas = "wires at random, gas at -150 C"
    }

    /// One wire's ice at one temperature.
    public struct Error: Sendable {
        public let celsius: Double
        /// Mean radius less the reference's, mm.
        public let radiusMM: Double
        /// How far the ice's axis stands beside the wire's, mm.
        public let centroidMM: Double
        public let energyImbalance: Double
    }

    public let cooling: Cooling
    public let resolutionMM: Double
    /// The front, and the lethal zone.
    public static let isotherms = [-1.0, -40]
    public static let seconds = 180.0
    static let radiusMM = 0.75
    /// Half a box, mm: the wire runs into its walls, 10 mm beyond what the front feels of them in the middle.
    static let halfBox = 26.0

    public init(cooling: Cooling, resolutionMM: Double) {
        self.cooling = cooling
        self.resolutionMM = resolutionMM
    }

    private var probeCooling: ProbeModel.Cooling {
        switch cooling {
        case .held: .idealSurface(celsius: -140)
        case .gas: .cryogen(celsius: -150, coefficientWPerM2K: 5000, startSeconds: 0.1)
        }
    }

    private var contact: ReferenceContact {
        switch cooling {
        case .held: .held(celsius: -140)
        case .gas: .gas(celsius: -150, coefficientWPerM2K: 5000)
        }
    }

    /// Radii by isotherm, mm.
    public var reference: [Double] {
        var reference = RadialReference(tissue: .reference, initialCelsius: 37, probeRadiusMM: Self.radiusMM)
        reference.advance(to: Self.seconds, contact: contact)
        return Self.isotherms.map { reference.radiusMM(ofCelsius: $0) ?? .nan }
    }

    /// By wire and isotherm.
    public func errors(count: Int, seed: UInt64 = 1) -> [Error] {
        var random = SeededGenerator(seed: seed)
        let reference = reference
        return (0..<count).flatMap { _ in errors(of: Wire(&random), reference: reference) }
    }

    struct Wire {
        let axis: Point
        let centre: Point

        /// Every direction alike, and every offset within a cell of a coarse grid.
        init(_ random: inout SeededGenerator) {
            let height = Double.random(in: -1...1, using: &random)
            let phase = Double.random(in: 0...2 * Double.pi, using: &random)
            let across = (1 - height * height).squareRoot()
            axis = Point(across * cos(phase), across * sin(phase), height)
            func offset() -> Double { Double.random(in: -1...1, using: &random) }
            centre = Point(offset(), offset(), offset())
        }
    }

    private func errors(of wire: Wire, reference: [Double]) -> [Error] {
        let half = Self.halfBox
        // As long as it takes to leave the box, whatever the direction.
        let length = 2 * half * 1.74
        let model = ProbeModel(name: "wire", diameterMM: 2 * Self.radiusMM, activeLengthMM: length, cooling: probeCooling, gasFlowGPerSecond: 100)
        let tip = wire.centre - wire.axis * (length / 2)
        let probe = PlacedProbe(name: "A", model: model, tip: tip, entry: tip + wire.axis * (length + 10))
        var patient = Patient(background: .reference)
        patient.domain = .init(box: Bounds(lower: Point(repeating: -half), upper: Point(repeating: half)), isInsulated: true)
        var solver = BioheatModel(patient: patient, probes: [probe], resolutionMM: resolutionMM)
        solver.advance(seconds: Self.seconds, drives: ["A": .freezing(power: 1, pressurePsi: 3500)])
        return zip(Self.isotherms, reference).map { celsius, radius in
            let front = Self.front(solver, wire, celsius)
            return Error(
                celsius: celsius, radiusMM: front.radius - radius, centroidMM: front.centroid, energyImbalance: solver.energyImbalance)
        }
    }

    /// Mean radius and offset of the front around the wire's middle.
    private static func front(_ solver: BioheatModel, _ wire: Wire, _ celsius: Double) -> (radius: Double, centroid: Double) {
        let sides = wire.axis.sides
        let count = 16
        var (radius, first, second) = (0.0, 0.0, 0.0)
        for number in 0..<count {
            let phase = 2 * Double.pi * Double(number) / Double(count)
            let direction = sides[0] * cos(phase) + sides[2] * sin(phase)
            let distance = solver.frontDistance(from: wire.centre, along: direction, until: celsius) ?? .nan
            radius += distance / Double(count)
            // A circle moved by d has radius r + d cos φ.
            first += 2 * distance * cos(phase) / Double(count)
            second += 2 * distance * sin(phase) / Double(count)
        }
        return (radius, (first * first + second * second).squareRoot())
    }
}
