import Bioheat
import Devices
import Diagnostics
import Evaluation
import Geometry

/// What a program would do, in order, as far as it can be told without a solver.
struct Course {
    /// A probe as it stands in the patient.
    struct Needle: Hashable {
        var name: String
        var diameterMM: Double
        var activeLength: Segment
        var entry: Point
        /// What its way goes through, where no `override` lets it.
        var obstacles: [Placing.Obstacle]
    }

    /// A thermocouple needle.
    struct Sensor: Hashable {
        var name: String
        var tip: Point
        var entry: Point
    }

    enum Deed {
        case place(Needle)
        case placeSensor(Sensor)
        /// `isBound`: a `freeze until`, which may end sooner.
        case freeze(probes: [String], seconds: Double, isBound: Bool, scanEverySeconds: Double?)
        case thaw(seconds: Double, isActive: Bool, isBound: Bool)
        case hold(seconds: Double)
        case scan(ScanRequest)
        case withdraw([String])
    }

    struct Step {
        var deed: Deed
        /// In the program itself: the statement that brought it about where it stands in a module.
        var span: SourceSpan
        /// No choice before it hung on something that only a run can tell.
        var isCertain: Bool
    }

    var patient: Patient?
    /// The finest cell, where the program or the command line says it; nothing where an estimate chooses it.
    var cellMM: Double?
    /// Layers brought in by `insulate`.
    var insulations: [(layer: Patient.Layer, span: SourceSpan)] = []
    var steps: [Step] = []
    /// What the limits watch: names of regions, and `volume` for a limit on the frozen volume.
    var watched: Set<String> = []
    /// Each limit's statement, with the number of steps before it.
    var limits: [(span: SourceSpan, stepsBefore: Int)] = []
    /// The last line was reached, so that every limit is known: limits stand outside all braces.
    var hasEnded = false
    /// The last line was reached, and no choice hung on something that only a run can tell: what is not here is not done.
    var isWhole = false

    var targets: [Patient.Region] { patient?.regions.filter { $0.role == .target } ?? [] }
}
