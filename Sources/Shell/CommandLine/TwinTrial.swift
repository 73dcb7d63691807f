import Bioheat
import Checking
import Diagnostics
import Evaluation
import Geometry
import Outcome
import Session
import Simulation
import Uncertainty

/// One program on simulated patients who differ from the textbook: what the second freeze was forecast to do, by the book and by what the first one
/// showed, and what it did.
///
/// Nothing is made for the trial but the patient's own cells, which are not the forecasts': the program is read, predicted, committed and measured as `frazil run`
/// does it.
struct TwinTrial {
    /// One that is compared; its name is what the program publishes.
    struct Figure: Sendable {
        let name: String
        let unit: String
        /// Of the patient when the second freeze is over.
        let truth: @Sendable (BioheatModel) -> Double?
    }

    /// How far the patients lie from the textbook.
    enum Spread: String, CaseIterable {
        /// As the simulated console draws them for `frazil run`.
        case simulated
        /// As is believed of real ones before anything is measured, which is further.
        case believed

        func variation(seed: UInt64) -> Variation {
            switch self {
            case .simulated: .drawn(seed: seed)
            case .believed: Prior.usual.variation(seed: seed)
            }
        }
    }

    struct Patient {
        let seed: UInt64
        /// By figure.
        let truth: [Double]
        let forecast: [Double]
        /// What the second freeze was forecast by.
        let correction: Correction?
        let variation: Variation
    }

    let program: CheckedProgram
    /// Of the forecasts, mm.
    let resolutionMM: Double
    /// Of the patient, mm.
    let patientMM: Double

    init(resolutionMM: Double, patientMM: Double) throws(CommandLineFault) {
        var checker = Checker(library: LibraryFolder())
        guard let program = checker.check(SourceFile(name: "twin.frz", text: Self.text)).0 else { throw .noLibrary() }
        self.program = program
        self.resolutionMM = resolutionMM
        self.patientMM = patientMM
    }

    /// - Parameter followsPatient: else the forecast is the book's.
    func patient(seed: UInt64, _ spread: Spread, followsPatient: Bool) throws(CommandLineFault) -> Patient {
        var console: SimulatedConsole?
        let driver = Driver(
            name: "sim",
            open: { [patientMM] patient, models in
                let opened = SimulatedConsole(patient: patient, probeModels: models, resolutionMM: patientMM, seed: seed, variation: spread.variation(seed: seed))
                console = opened
                return opened
            })
        var options = Procedure.Options()
        options.resolutionMM = resolutionMM
        options.followsPatient = followsPatient
        let procedure = Procedure(driver: driver, audience: SilentAudience(), options: options)
        let halt = RunCommand.halt { try Interpreter(operator: procedure, files: ShapeFileFolder()).run(program) }
        guard halt == nil, let console else { throw CommandLineFault("the trial's program did not come to its end") }
        let model = console.hiddenModel()
        let published = Dictionary(procedure.published.map { ($0.name, $0.value ?? .nan) }) { $1 }
        return Patient(
            seed: seed, truth: Self.figures.map { $0.truth(model) ?? .nan }, forecast: Self.figures.map { published[$0.name] ?? .nan },
            correction: procedure.rows.dropLast().last { $0.correction != nil }?.correction, variation: console.hiddenVariation)
    }

    // MARK: The case

    private static let places = ["T1": Point(0, -14, 0), "T2": Point(0, 19, 0)]
    private static let duct = Shape.tube(points: [Point(-40, 22, 0), Point(40, 22, 0)], radius: 2)

    static let figures: [Figure] =
        ["A", "B"].map { probe in Figure(name: "tip \(probe)", unit: "K") { $0.tipCelsius(probe) } }
        + ["T1", "T2"].map { name in Figure(name: "sensor \(name)", unit: "K") { model in places[name].map { model.temperature(at: $0) } } }
        + ["x", "y", "z"].enumerated().map { axis, name in Figure(name: "ice along \(name)", unit: "mm") { ice($0, 0).extents?.size[axis] } }
        + [0.0, -40].map { celsius in Figure(name: "volume below \(Int(celsius)) C", unit: "cm3") { ice($0, celsius).volumeMM3 / 1000 } }
        + [Figure(name: "coldest duct", unit: "K") { RegionSamples(shape: duct, grid: $0.grid).coldest(in: $0.coldest) }]

    private static func ice(_ model: BioheatModel, _ celsius: Double) -> FrozenZone { FrozenZone(field: model.level(celsius), celsius: 0) }

    private static let text = """
        background muscle
        target lesion = ellipsoid(center: (0, 0, 0) mm, radii: (12, 10, 14) mm) of tumour
        organ duct = tube(from: (-40, 22, 0) mm, to: (40, 22, 0) mm, radius: 2 mm) of nerve
        place probe A at (-6, 0, -15) mm from (-6, 0, 60) mm using argon_17g
        place probe B at (6, 0, -15) mm from (6, 0, 60) mm using argon_17g
        place sensor T1 at (0, -14, 0) mm from (0, -14, 60) mm
        place sensor T2 at (0, 19, 0) mm from (0, 19, 60) mm
        set power all to 100%
        freeze 10m scan every 5m
        thaw passive 5m
        let plan = predict { freeze 10m }
        publish "tip A" = tip(A, in: plan)
        publish "tip B" = tip(B, in: plan)
        publish "sensor T1" = temperature(at: (0, -14, 0) mm, in: plan)
        publish "sensor T2" = temperature(at: (0, 19, 0) mm, in: plan)
        publish "ice along x" = iceball(in: plan).extents.x
        publish "ice along y" = iceball(in: plan).extents.y
        publish "ice along z" = iceball(in: plan).extents.z
        publish "volume below 0 C" = volume(below: 0 C, in: plan)
        publish "volume below -40 C" = volume(below: -40 C, in: plan)
        publish "coldest duct" = coldest(duct, in: plan)
        freeze 10m
        """
}
