import Diagnostics

/// `device profile NAME { … }`: instruments, limits, and what to say for each operation.
public struct DeviceProfileTree: Sendable {
    /// `on freeze { … }`
    public struct Operation: Sendable {
        public var name: Name
        public var messages: [Message]
    }

    /// `say INSTRUMENT TEXT`, `ask INSTRUMENT TEXT = TEXT`, `ask INSTRUMENT TEXT for GAS in UNIT scale N offset N`.
    public struct Message: Sendable {
        public var isQuestion: Bool
        public var instrument: Name
        public var text: Expression
        /// What the answer must be.
        public var wanted: Expression?
        public var gas: Name?
        public var unit: Name?
        public var scale: Expression?
        public var offset: Expression?
        public var span: SourceSpan
    }

    public var name: Name
    /// `instrument NAME { identity: … }`
    public var instruments: [Declaration] = []
    public var entries: [Declaration.Entry] = []
    public var operations: [Operation] = []
}
