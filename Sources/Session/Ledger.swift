import Devices
import Evaluation

/// What a procedure decides is written here, and whatever comes from outside passes through here, so that the journal alone can tell it all again.
///
/// | | ``write(_:_:isSynced:)`` | ``answer(_:isSynced:_:)`` |
/// |---|---|---|
/// | no journal | nothing | asks the machine |
/// | recording | appends | asks the machine, and appends what it said |
/// | going through a past | compares with the next record | takes the next record for what the machine said |
///
/// Where a past ends in the middle of something, or was taken up again there, a ``LedgerCut`` is thrown; behind ``goOn()`` it records.
public final class Ledger {
    private let journal: Journal?
    private var past: Past?
    /// Why nothing more can be written. A journal with a gap would tell another story, so that it stays closed once a write has failed.
    private var failure: JournalFailure?
    /// An embedded machine is rebuilt by being asked again; what it says is held against the record, which counts.
    private let isShadowed: Bool
    private var checkpoint = 0
    private var isStopWritten = false
    /// The past was left before its end: it went another way, or a person stopped it.
    public private(set) var hasParted = false
    var stop = StopSignal()

    public init(recording journal: Journal? = nil) {
        self.journal = journal
        isShadowed = false
    }

    /// Goes through a past first, and then records behind it where there is a journal.
    public init(goingThrough past: Past, thenRecording journal: Journal? = nil, isShadowed: Bool = false) {
        self.journal = journal
        self.past = past
        self.isShadowed = isShadowed
    }

    /// Whether what happens now has happened before.
    public var isInPast: Bool { past != nil }
    /// Whether the past ends here, or was taken up again here.
    var isAtCut: Bool { past?.isAtCut ?? false }
    /// What was found on the way through the past.
    public private(set) var findings = Past.Findings()

    // MARK: What is decided

    func write(_ kind: JournalRecord.Kind, _ payload: @autoclosure () -> JSONValue, isSynced: Bool = true) throws {
        guard past != nil else { return try append(kind, payload(), isSynced) }
        guard try isStill(kind), past?.compare(kind, payload()) == true else { throw partedWays() }
    }

    /// The next record is of this kind. A stop at another place than then (another processor) counts where it is met.
    private func isStill(_ kind: JournalRecord.Kind) throws -> Bool {
        guard let next = past?.next, !isAtCut else { throw LedgerCut() }
        if next.kind == .halt, kind != .halt { throw stoppedThen() }
        return next.kind == kind
    }

    private func stoppedThen() -> Halt {
        past?.pass()
        stop.raise()
        isStopWritten = true
        return .stopped
    }

    private func append(_ kind: JournalRecord.Kind, _ payload: JSONValue, _ isSynced: Bool) throws(JournalFailure) {
        guard let journal else { return }
        if let failure { throw failure }
        do {
            try journal.write(kind, payload, isSynced: isSynced)
        } catch {
            failure = error
            throw error
        }
    }

    // MARK: What comes from outside

    /// What the machine, or a person, said. A ``ConsoleFailure`` is an answer too.
    func answer<Value: Journalled>(_ kind: JournalRecord.Kind, isSynced: Bool = true, _ ask: () throws -> Value) throws -> Value {
        guard past != nil else { return try recorded(kind, isSynced, ask) }
        if try isStill(.failed), let failure = (past?.next).flatMap({ ConsoleFailure(journalled: $0.payload) }) {
            past?.pass()
            if isShadowed { _ = try? ask() }
            throw failure
        }
        guard try isStill(kind), let payload = past?.next?.payload, let value = Value(journalled: payload) else { throw partedWays() }
        past?.pass()
        if isShadowed { compare(value, try? ask(), kind) }
        return value
    }

    private func recorded<Value: Journalled>(_ kind: JournalRecord.Kind, _ isSynced: Bool, _ ask: () throws -> Value) throws -> Value {
        if let failure { throw failure }
        do {
            let value = try ask()
            try append(kind, value.journalled, isSynced)
            return value
        } catch let failure as ConsoleFailure {
            try? append(.failed, failure.journalled, true)
            throw failure
        }
    }

    private func compare<Value: Journalled>(_ value: Value, _ shadow: Value?, _ kind: JournalRecord.Kind) {
        guard let past, let shadow else { return }
        if !past.isSame(value.journalled, shadow.journalled) { findings.strayShadows += 1 }
    }

    /// The record that comes next, where it is of this kind: what was answered then.
    func upcoming(_ kind: JournalRecord.Kind) -> JSONValue? { past?.next.flatMap { $0.kind == kind ? $0.payload : nil } }

    /// Takes the next record where it is of this kind.
    func takes(_ kind: JournalRecord.Kind) -> Bool {
        guard let next = past?.next, next.kind == kind else { return false }
        past?.pass()
        return true
    }

    private func partedWays() -> any Error {
        if !hasParted { past?.part() }
        hasParted = true
        takeFindings()
        return PastLeft()
    }

    // MARK: Stopping

    /// Counts the places at which a person may stop, so that a stop comes to the same one again.
    func isStopped() -> Bool {
        checkpoint += 1
        if past?.next?.kind == .halt, let then = past?.next?.payload["checkpoint"]?.numberValue, then <= Double(checkpoint) { _ = stoppedThen() }
        guard stop.isRaised else {
            isStopWritten = false
            return false
        }
        // Nothing keeps a stop from stopping, a full disk least of all.
        if !isStopWritten, !isInPast { try? append(.halt, .members([("checkpoint", .number(checkpoint))]), true) }
        // Who stops a past that is gone through leaves it.
        if !isStopWritten, isInPast { hasParted = true }
        isStopWritten = true
        return true
    }

    // MARK: The end of the past

    /// Passes the records of earlier resumptions at this place. The last state of the machine that they hold, or nothing; whether there is more behind.
    func passResumptions() -> (status: ConsoleStatus?, isOver: Bool) {
        var status: ConsoleStatus?
        while let next = past?.next, next.kind.isOfResumption {
            if next.kind == .machine { status = ConsoleStatus(journalled: next.payload) }
            past?.pass()
            // A stop that was meant for what was cut off is over.
            stop.lower()
            isStopWritten = false
        }
        return (status, past?.next == nil)
    }

    /// From here on it records. Where there is no journal to record in, what was to be told again has been.
    func goOn() throws {
        guard past != nil else { return }
        takeFindings()
        guard journal != nil else { throw PastLeft() }
        past = nil
        if isStopWritten { stop.lower() }
        isStopWritten = false
    }

    /// The findings so far, where a past is gone through without an end.
    public func takeFindings() {
        guard let past else { return }
        let strays = findings.strayShadows
        findings = past.findings
        findings.strayShadows = strays
    }
}

/// The past ends in the middle of something, or was taken up again there.
struct LedgerCut: Error {}

/// There is nothing more to be told again, or it went another way.
public struct PastLeft: Error {}

/// What can be written into a journal and read back to the last bit.
protocol Journalled {
    var journalled: JSONValue { get }
    init?(journalled: JSONValue)
}
