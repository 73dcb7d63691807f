/// One parameter of a program message.
public enum ScpiParameter: Hashable, Sendable {
    /// With the unit behind it in capitals, empty where there is none.
    case number(Double, unit: String)
    /// Character data, in capitals: `ARGON`, `MAX`.
    case word(String)
    case text(String)
    case block([UInt8])
    case channels(ChannelList)
}

/// One command or query of a message: `FREeze 600,(@1,2)`.
public struct ProgramUnit: Hashable, Sendable {
    public var header: ScpiHeader
    public var parameters: [ScpiParameter]
}

/// The words before a unit's parameters, in capitals.
public struct ScpiHeader: Hashable, Sendable {
    public struct Mnemonic: Hashable, Sendable {
        /// Letters, without the digits at the end.
        public var letters: String
        /// The digits at the end: `PROBe3`.
        public var suffix: Int?
    }

    /// `*IDN`: one word with a star before it.
    public var isCommon: Bool
    public var mnemonics: [Mnemonic]
    public var isQuery: Bool

    public var text: String {
        let words = mnemonics.map { $0.letters + ($0.suffix.map { "\($0)" } ?? "") }
        return (isCommon ? "*" : "") + words.joined(separator: ":") + (isQuery ? "?" : "")
    }
}
