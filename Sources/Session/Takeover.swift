import Devices
import Evaluation

/// A run that was found cut off, and what is about to be done with it: shown before anything is.
public struct Takeover: Sendable {
    /// What was under way, and what the machine did of it.
    public struct OpenCommand: Sendable {
        public enum Fate: Hashable, Sendable {
            /// The machine never took it: it is predicted again and sent.
            case notBegun
            /// Cut off so long after its begin: the rest is predicted again and sent.
            case cutOff
            /// It was done: only its result was not written.
            case done
        }

        public var line: Int
        public var text: String
        public var fate: Fate
        /// How long it ran, and how long it was meant to, s.
        public var ranSeconds: Double
        public var wholeSeconds: Double
    }

    public var open: OpenCommand?
    /// The line that the run goes on with, where nothing was open.
    public var nextLine: Int?
    /// As the machine was found, its gas closed; nothing where none had been opened.
    public var status: ConsoleStatus?
    /// How long the gas has been off since, s.
    public var gapSeconds: Double
    /// The console did not say when its gas was closed: the last reading counts.
    public var isClosingTimeUnknown = false
    /// Probes in the patient by the journal.
    public var placedProbes: [String]
    /// The plan's time to which the records bring it, s.
    public var elapsedSeconds: Double
    public var isSimulated: Bool
}
