import Bioheat
import Devices
import Diagnostics
import Geometry

/// Who carries out what a program says: the session in a run, a recorder in a test.
///
/// The interpreter knows nothing of solvers, drivers or journals. It hands out commands and asks questions, in program order; the
/// operator throws `Halt` to end the program (a limit refused, the device failed, the user stopped).
public protocol Operator: AnyObject {
    /// The patient as described so far; the interpreter adds to it.
    var patient: Patient? { get set }
    /// The probe models declared so far, by name; the interpreter adds each as it is declared, before a command that uses it.
    var probeModels: [String: ProbeModel] { get set }
    /// Called for every `limit` and `goal`, in order, before the first command that follows it.
    func require(_ requirement: Requirement) throws
    /// Does one command: predicts it, judges it, and commits it (or only predicts it inside `predict`).
    func perform(_ request: CommandRequest) throws
    /// How many commands were committed so far, in part or as a whole.
    var committedCount: Int { get }
    /// Answers a question to the state of the plan, or to a finished prediction.
    func answer(_ question: Question, in prediction: PredictionID?) throws -> Answer
    /// Everything between these two runs on a copy and commits nothing.
    func beginPrediction() throws
    func endPrediction() throws -> PredictionID
    func isOK(_ prediction: PredictionID) -> Bool
    func violations(of prediction: PredictionID) -> [String]
    /// What it came to, in a line.
    func words(of prediction: PredictionID) -> String
    /// Commands in between are committed against a broken limit; the reason goes into the journal.
    func beginOverride(reason: String) throws
    func endOverride()
    /// The ice ball that the scan just performed showed; nothing where it shows none.
    func scannedIceball() throws -> IceballAnswer?
    func print(_ text: String)
    /// Tells something that is no command and no output: a failed `assert`, an overlap of regions.
    func tell(_ diagnostic: Diagnostic)
    func publish(_ name: String, _ value: Double?)
    /// Asked in every loop turn and before every command: throws `Halt.stopped` after Ctrl-C.
    func checkForStop() throws
    /// Told of each choice that a condition has made; `ofValue` where only a value hangs on it, not what is done next.
    func madeChoice(ofValue: Bool)
    /// Asked after a failed `assert` was told: throws what ends the program.
    func assertionFailed() throws
    /// Placed probes in the order they were placed.
    var placedProbes: [String] { get }
}

extension Operator {
    public var committedCount: Int { 0 }

    public func words(of prediction: PredictionID) -> String { "prediction \(prediction.number)" }

    public func madeChoice(ofValue: Bool) {}

    public func assertionFailed() throws { throw Halt.assertionFailed }

    /// Without a device the plan's.
    public func scannedIceball() throws -> IceballAnswer? {
        guard case .iceball(let ball) = try answer(.iceball, in: nil) else { return nil }
        return ball
    }
}

/// A finished prediction, by its number. While a copy of it is held the operator keeps what was predicted.
public struct PredictionID: Hashable, Sendable {
    /// Nothing but a life that ends with the last copy.
    public final class Holder: Sendable { public init() {} }

    public let number: Int
    public let holder: Holder?

    public init(number: Int, holder: Holder? = nil) {
        self.number = number
        self.holder = holder
    }

    public static func == (one: Self, other: Self) -> Bool { one.number == other.number }
    public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

/// One command to be done, with the place in the program that asked for it.
public struct CommandRequest {
    /// What to do, before a `freeze until` is resolved to a length.
    public enum Work {
        case command(Command)
        /// Freeze or thaw until a condition holds, at most so long (s). The closure asks the operator about the *running* forecast.
        case until(Command, condition: () throws -> Bool, atMostSeconds: Double)
        /// A freeze that is interrupted by scans: the interval in seconds.
        case freezeWithScans(Command, everySeconds: Double)
        /// Side by side; ends with the longest.
        case together([Command])
        /// Puts a layer in (a command that takes no simulated time).
        case insulate(Patient.Layer)
    }

    public var work: Work
    public var span: SourceSpan
    public var text: String
    public var line: Int
    /// Where the program called the protocol that the command stands in.
    public var calledAt: SourceSpan?

    public init(work: Work, span: SourceSpan, text: String, line: Int, calledAt: SourceSpan? = nil) {
        self.work = work
        self.span = span
        self.text = text
        self.line = line
        self.calledAt = calledAt
    }
}

/// A `limit` (never broken) or a `goal` (judged at the end).
public struct Requirement {
    public var isLimit: Bool
    public var line: Int
    public var text: String
    public var span: SourceSpan
    /// The region whose coldest point the limit watches, where it has that form: the forecast runs on until it has passed.
    public var watchedRegions: [String]
    /// `with 95% confidence`: how sure it has to be that it holds, one-sided, 0.5…0.95; nothing where the forecast alone decides.
    public var confidence: Double?
    /// What is measured and what it is held against; the value is in JSON units (°C, mm, s, cm³, ratio), nothing while it has none.
    public var measure: () throws -> Measurement

    public struct Measurement {
        public var holds: Bool
        public var value: Double?
        /// Of the value, as a reader wants it behind the number: `%` for a share (of 1), empty for a plain number.
        public var unit = ""
        /// How far the value lies inside its bound, in the value's unit, below 0 where it breaks it; nothing where there is no bound with a side.
        public var room: Double?
        /// Whether it still holds with no room at all: `<=`, `>=`.
        public var mayTouchItsBound = false

        public init(holds: Bool, value: Double?) {
            self.holds = holds
            self.value = value
        }
    }

    public init(
        isLimit: Bool, line: Int, text: String, span: SourceSpan, watchedRegions: [String], measure: @escaping () throws -> Measurement
    ) {
        self.isLimit = isLimit
        self.line = line
        self.text = text
        self.span = span
        self.watchedRegions = watchedRegions
        self.measure = measure
    }
}

/// A question to the state. Lengths in mm, temperatures in °C.
public enum Question: Hashable, Sendable {
    case coldest(region: String, now: Bool)
    case warmest(region: String)
    case temperature(at: Point)
    case coverage(region: String, below: Double, now: Bool)
    case margin(region: String, below: Double, now: Bool)
    case volume(below: Double, now: Bool)
    case iceball
    case centre(region: String)
    /// The greatest extent of a region.
    case size(region: String)
    case longAxis(region: String)
    /// The width of a region's shadow on a line.
    case extent(region: String, along: Point)
    case distance(from: Point, along: Point, until: Double)
    /// The warmest or coldest tip of the named probes: `tip(all) > T` means every probe.
    case tips(probes: [String])
    case pressure(gas: String)
    case remaining(gas: String)
    case elapsed
}

public enum Answer: Hashable, Sendable {
    /// In the question's unit: °C, mm, s, cm³, psi, g, or a ratio; nothing where it has no value (a margin of an empty zone).
    case number(Double?)
    case numbers([Double])
    case point(Point)
    case iceball(IceballAnswer)
}

public struct IceballAnswer: Hashable, Sendable {
    /// Extents along x, y, z in mm.
    public var extentsMM: Point
    /// Across and along the freezing probes, mm.
    public var widthMM: Double
    public var lengthMM: Double
    public var volumeCM3: Double

    public init(extentsMM: Point, widthMM: Double, lengthMM: Double, volumeCM3: Double) {
        self.extentsMM = extentsMM
        self.widthMM = widthMM
        self.lengthMM = lengthMM
        self.volumeCM3 = volumeCM3
    }
}

/// Why an operator cannot answer, or cannot do a command: a mistake of the program that gets its place from who asked.
public struct Unanswerable: Error, Hashable, Sendable {
    public var code: String
    public var message: String
    public var help: String?

    public init(code: String, message: String, help: String? = nil) {
        self.code = code
        self.message = message
        self.help = help
    }

    public func mistake(at span: SourceSpan) -> Halt { .mistake(Diagnostic(.error, code, message, at: span, help: help)) }
}

/// Why a program ended before its last line.
public enum Halt: Error {
    /// A limit refused a command (exit 3).
    case refused
    /// The user stopped it (exit 130).
    case stopped
    /// The device failed (exit 5).
    case deviceFailed(String)
    /// An `assert` failed (exit 6).
    case assertionFailed
    /// The program is wrong in a way only running could tell (exit 1).
    case mistake(Diagnostic)
    /// The journal cannot be written, the disk is full: nothing was sent.
    case journalFailed(String)
}
