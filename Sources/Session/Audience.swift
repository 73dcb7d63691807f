import Diagnostics

/// Who listens to a procedure and answers its questions: the terminal in a run, the prompt, a recorder in a test.
public protocol Audience: AnyObject {
    /// What `print` says.
    func printed(_ text: String)
    /// A warning, or why a command was refused.
    func told(_ diagnostic: Diagnostic)
    /// A command's prediction, before anything is sent. False declines it: nothing is sent.
    func agrees(to rows: [CommandRow]) -> Bool
    /// A refused command's prediction, before it is said why.
    func refused(_ rows: [CommandRow])
    /// What of a refused command would hold, where a person at the prompt can make use of it.
    func offered(_ remedy: Remedy)
    /// A command that was done, refused, or (in a dry run) predicted.
    func finished(_ row: CommandRow)
    /// Where a forecast or a running command has come to.
    func progressed(_ progress: Progress)
    /// Asked where a live machine measures what the forecast does not allow; its gas is closed meanwhile. False, or no answer, ends the program.
    func goesOn(after disagreement: Disagreement) -> Bool
    /// A run that was cut off, before it is taken up. False leaves it as it is, with the gas closed.
    func takesUp(_ takeover: Takeover) -> Bool
}

extension Audience {
    public func agrees(to rows: [CommandRow]) -> Bool { true }
    public func refused(_ rows: [CommandRow]) {}
    public func offered(_ remedy: Remedy) {}
    public func progressed(_ progress: Progress) {}
    public func goesOn(after disagreement: Disagreement) -> Bool { false }
    public func takesUp(_ takeover: Takeover) -> Bool { true }
}

/// How far a command has come.
public struct Progress {
    public enum Phase: String, Hashable, Sendable { case predicting, lookingAhead, searching, running, following, lookingBack }

    public var phase: Phase
    public var text: String
    /// While it follows the patient: how often the slopes have been looked at. While it searches for what would hold: trials.
    public var doneSeconds: Double
    public var totalSeconds: Double
    /// Worked out when it is asked for, and only good until the next progress is told.
    public var figures: () -> ProgressFigures? = { nil }
}
