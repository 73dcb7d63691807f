/// Talking to a device without opening anything.
extension ScpiConsole {
    public struct CheckRow: Hashable, Sendable {
        public var instrument: String
        public var what: String
        public var saw: String
        public var isRight: Bool
    }

    /// What can be asked while no probe is in: the readings, and the heartbeat.
    private static let asked: [DeviceOperation] = [.time, .temperature, .pressure, .mass, .flow, .open, .left]

    /// What a profile has messages for that are not sent here.
    public var untried: [String] {
        DeviceOperation.allCases.filter { profile.can($0) && !Self.asked.contains($0) && ![.prepare, .watchdog, .heartbeat, .sample].contains($0) }
            .map(\.rawValue)
    }

    /// Row by row: who each instrument is, its error queue, its watchdog, and one reading of each kind.
    public func check() -> [CheckRow] {
        var rows: [CheckRow] = []
        for (instrument, link) in zip(profile.instruments, links) {
            rows.append(row(link.name, "identity") { try identity(of: instrument, link) })
            guard rows.last?.isRight == true else { continue }
            rows.append(row(link.name, "errors") { try errors(of: link) })
        }
        guard rows.allSatisfy(\.isRight) else { return rows }
        rows.append(row("all", "prepare") { try prepared() })
        for operation in [DeviceOperation.heartbeat, .sample] where profile.can(operation) {
            rows.append(row("all", operation.rawValue) { try said(operation) })
        }
        for operation in Self.asked where profile.can(operation) { rows.append(row("all", operation.rawValue) { try reading(operation) }) }
        return rows
    }

    private func row(_ instrument: String, _ what: String, _ work: () throws -> String) -> CheckRow {
        do {
            return CheckRow(instrument: instrument, what: what, saw: try work(), isRight: true)
        } catch {
            return CheckRow(instrument: instrument, what: what, saw: (error as? ConsoleFailure)?.message ?? "\(error)", isRight: false)
        }
    }

    private func identity(of instrument: DeviceProfile.Instrument, _ link: InstrumentLink) throws -> String {
        let answer = try link.identity()
        guard answer.uppercased().contains(instrument.identity.uppercased()) else {
            throw ConsoleFailure.wrongInstrument(link.name, saw: answer, wanted: instrument.identity)
        }
        return answer
    }

    private func errors(of link: InstrumentLink) throws -> String {
        let errors = try link.errors()
        return errors.isEmpty ? "none" : errors.map(\.text).joined(separator: " ")
    }

    private func prepared() throws -> String {
        try connect()
        guard profile.can(.watchdog) else { return "NO WATCHDOG: if this computer stops, the gas stays as it is" }
        try requireNobodyElse()
        try armWatchdog()
        return "watchdog \(profile.limits.watchdogSeconds) s"
    }

    private func said(_ operation: DeviceOperation) throws -> String {
        try perform(operation)
        return "taken"
    }

    private func reading(_ operation: DeviceOperation) throws -> String {
        let all = Array(1...profile.limits.channels)
        let gases: [String?] = operation == .pressure || operation == .mass ? ["argon", "helium", "nitrogen"] : [nil]
        var words: [String] = []
        for gas in gases {
            let values = try readValues(operation, channels: operation.hasChannels ? all : [], gas: gas)
            let shown = values.map { $0.map { "\(($0 * 100).rounded() / 100)" } ?? "-" }.joined(separator: " ")
            if !values.isEmpty { words.append((gas.map { $0 + " " } ?? "") + shown) }
            // A bottle outside its working range could freeze nothing.
            if operation == .pressure, let gas, let psi = values.first.flatMap({ $0 }) { try requireWorkingPressure(psi, of: gas) }
        }
        return words.joined(separator: ", ")
    }
}
