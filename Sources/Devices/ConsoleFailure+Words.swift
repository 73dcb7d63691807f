/// Every refusal and failure of a console in words, with its code.
extension ConsoleFailure {
    public static func stale(clearance: Int, expected: Int?) -> ConsoleFailure {
        let state = expected.map { "the plan is at revision \($0)" } ?? "no revision has been announced"
        return ConsoleFailure(code: "stale", message: "the forecast is of revision \(clearance), but \(state)")
    }

    public static func unknownProbe(_ probe: String) -> ConsoleFailure {
        ConsoleFailure(code: "unknown-probe", message: "no probe `\(probe)` is connected")
    }

    public static func unknownModel(_ model: String, probe: String) -> ConsoleFailure {
        ConsoleFailure(code: "unknown-model", message: "probe `\(probe)` is of a model `\(model)` that the console does not know")
    }

    public static let noProbe = ConsoleFailure(code: "no-probe", message: "a freeze needs at least one probe")

    public static func badPower(_ fraction: Double) -> ConsoleFailure {
        ConsoleFailure(code: "bad-power", message: "power runs from 0 to 100 %, not \(fraction * 100) %")
    }

    public static func badTime(_ seconds: Double) -> ConsoleFailure {
        ConsoleFailure(code: "bad-time", message: "a time of \(seconds) s is not between 0 s and a week")
    }

    public static func badPlace(_ name: String) -> ConsoleFailure {
        ConsoleFailure(code: "bad-place", message: "`\(name)` needs a tip and an entry that are two different points")
    }

    public static let badTemperature = ConsoleFailure(code: "bad-temperature", message: "the skin cannot be warmed to what is no temperature")

    public static let badSlice = ConsoleFailure(code: "bad-slice", message: "a slice needs an axis x, y or z and a place on it")

    public static func emptyBottle(_ gas: String, probe: String) -> ConsoleFailure {
        ConsoleFailure(code: "gas", message: "there is no \(gas) left for probe `\(probe)`")
    }

    public static let linkLost = ConsoleFailure(code: "link", message: "the console does not answer; it closes its gas by itself")

    public static let noScan = ConsoleFailure(code: "no-scan", message: "no scan like this one has been begun")

    public static let noStatus = ConsoleFailure(code: "no-status", message: "the console does not tell what it is doing; look at the machine")

    public static let needsPerson = ConsoleFailure(code: "needs-person", message: "the stop can only be released at the console")

    /// A move that the channel's state does not allow.
    static func refused(_ move: ChannelMove, probe: String, from state: ChannelState) -> ConsoleFailure {
        switch state {
        case .stopped: stopped(move, probe)
        case .idle, .tested: notPlaced(move, probe)
        case .freezing, .thawing: gasOn(move, probe)
        case .placed, .passive: alreadyPlaced(move, probe)
        }
    }

    private static func stopped(_ move: ChannelMove, _ probe: String) -> ConsoleFailure {
        ConsoleFailure(code: "stopped", message: "cannot \(move.rawValue) probe `\(probe)`: the console has been stopped")
    }

    private static func notPlaced(_ move: ChannelMove, _ probe: String) -> ConsoleFailure {
        ConsoleFailure(code: "not-placed", message: "cannot \(move.rawValue) probe `\(probe)`: it is not in the patient")
    }

    private static func gasOn(_ move: ChannelMove, _ probe: String) -> ConsoleFailure {
        ConsoleFailure(code: "gas-on", message: "cannot \(move.rawValue) probe `\(probe)` while its gas flows")
    }

    private static func alreadyPlaced(_ move: ChannelMove, _ probe: String) -> ConsoleFailure {
        ConsoleFailure(code: "already-placed", message: "cannot \(move.rawValue) probe `\(probe)`: it is in the patient already")
    }
}
