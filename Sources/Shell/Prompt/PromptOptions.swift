/// What the command line decided for the prompt.
public struct PromptOptions: Sendable {
    public var driver = "sim"
    /// What a device understands.
    public var profile: String?
    public var seed: UInt64 = 0
    /// Simulated seconds a second; nothing means as fast as it goes.
    public var speed: Double?
    public var resolutionMM: Double?
    /// A journal of its own in the user's data folder where none is named.
    public var journalPath: String?
    public var isDryRun = false
    /// Whether predictions show where their figures lie for the members of an ensemble.
    public var showsBands = false
    /// `-e`: a script that is run instead of standard input.
    public var text: String?
    /// Standard input is no terminal: it is read through and run as a script.
    public var readsThrough = false
    /// Whether what is measured corrects the forecasts of what comes next.
    public var followsPatient = false
    /// Answers every question with yes; never passes a limit.
    public var answersYes = false

    /// Whether the start-up file is left out.
    public var skipsStartup = false

    public init() {}
}
