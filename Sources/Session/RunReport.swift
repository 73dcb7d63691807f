/// A finished run as plain data: the JSON object of the contract.
public struct RunReport: Sendable {
    public struct Goal: Hashable, Sendable {
        public var line: Int
        public var text: String
        public var value: Double?
        /// Of the value, by its dimension: `%` for a share (of 1), empty for a plain number.
        public var unit = ""
        public var isMet: Bool
        /// Of a goal with confidence.
        public var confident: ConfidentBand?
    }

    public var version: String
    public var program: String
    public var title: String?
    public var driver: String
    /// `SIM` or `LIVE`.
    public var machine = "SIM"
    public var isDryRun: Bool
    public var resolutionMM: Double
    public var commands: [CommandRow]
    public var goals: [Goal]
    /// In the order they were first published.
    public var values: [(name: String, value: Double?)]
    public var solverWallSeconds: Double
    public var wallSeconds: Double
    public var exit: Int32

    /// Its keys stand in the contract's order. Only the keys with `wall` in them differ between two runs with one seed.
    public var json: JSONValue {
        let precision = Precision.rounded
        return .members([
            ("frazil", .text(version)), ("program", .text(program)), ("case", .text(title)), ("driver", .text(driver)),
            ("machine", .text(machine)), ("dry_run", .boolean(isDryRun)), ("resolution_mm", precision.number(resolutionMM, decimals: 4)),
            ("commands", .list(commands.map { $0.json() })), ("goals", .list(goals.map { $0.json(precision) })),
            ("values", .object(values.map { JSONValue.Member($0.name, precision.figure($0.value)) })),
            ("solver_wall_s", precision.number(solverWallSeconds, decimals: 3)), ("wall_s", precision.number(wallSeconds, decimals: 3)),
            ("exit", .number(Int(exit))),
        ])
    }
}

extension RunReport.Goal {
    func json(_ precision: Precision) -> JSONValue {
        .members([
            ("line", .number(line)), ("text", .text(text)), ("value", precision.figure(value)), ("met", .boolean(isMet)),
            ("confidence", confident.map { .number($0.confidence) }), ("band", confident.map { $0.band.json(precision.figure) }),
        ])
    }
}
