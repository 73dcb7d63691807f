import Devices
import Diagnostics

/// Messages that are well written, and cannot mean what the operation is for: a machine that believes them is not safe.
extension DeviceProfileReader {
    mutating func requireNoContradiction() {
        for (operation, span) in places.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            switch operation {
            case .freeze, .thaw, .close, .power: requireChannels(of: operation, span)
            default: break
            }
            switch operation {
            case .close, .stop: requireOtherWords(of: operation, span)
            case .prepare, .heartbeat, .watchdog, .sample, .rearm: requireNoOpening(by: operation, span)
            default: break
            }
        }
        doubtWatchdog()
        doubtSight()
    }

    // MARK: Opening and closing

    private func says(_ operation: DeviceOperation) -> Set<DeviceMessage> { Set(profile.messages(for: operation).filter { $0.kind == .say }) }

    /// What only opens: a message that shuts the other valve first is said by closing, too.
    private var opening: Set<DeviceMessage> { says(.freeze).union(says(.thaw)).subtracting(says(.close)).subtracting(says(.stop)) }

    /// The words of a freeze close nothing, and what confirms one cannot confirm the other. A thaw without warming gas says what closing says.
    private mutating func requireOtherWords(of operation: DeviceOperation, _ span: SourceSpan) {
        let said = says(operation)
        if !said.isEmpty, said.isSubset(of: says(.freeze)) { return tell(.sameWords(operation.rawValue, as: "freeze", at: span)) }
        if !confirmations(operation).isDisjoint(with: confirmations(.freeze)) { tell(.sameAnswer(operation.rawValue, as: "freeze", at: span)) }
    }

    private mutating func requireNoOpening(by operation: DeviceOperation, _ span: SourceSpan) {
        if !says(operation).isDisjoint(with: opening) { tell(.opensGas(operation.rawValue, at: span)) }
    }

    private func confirmations(_ operation: DeviceOperation) -> Set<DeviceMessage> {
        Set(profile.messages(for: operation).filter { if case .expect = $0.kind { true } else { false } })
    }

    /// A device with several channels must hear which are meant.
    private mutating func requireChannels(of operation: DeviceOperation, _ span: SourceSpan) {
        let values = profile.messages(for: operation).filter { $0.kind == .say }.map(\.template.values)
        guard profile.limits.channels > 1, !values.isEmpty, !values.contains(where: { !$0.isDisjoint(with: [.channel, .channels]) }) else { return }
        tell(.channelsNotSaid(operation.rawValue, at: span))
    }

    // MARK: Who watches

    /// A watchdog helps where the gas is opened, and wants a heartbeat where it is armed.
    private mutating func doubtWatchdog() {
        guard let span = places[.watchdog], profile.can(.heartbeat) else { return }
        let (armed, fed) = (instruments(.watchdog), instruments(.heartbeat))
        if let hungry = armed.subtracting(fed).sorted().first { tell(.noHeartbeat(at: hungry, span)) }
        for unwatched in instruments(.freeze).union(instruments(.thaw)).subtracting(armed).sorted() { tell(.unwatched(unwatched, span)) }
    }

    private func instruments(_ operation: DeviceOperation) -> Set<String> { Set(says(operation).map(\.instrument)) }

    /// Where cooling and warming gas have a valve each, `on open` looks at both.
    private mutating func doubtSight() {
        guard let span = places[.open] else { return }
        let seen = Set(profile.messages(for: .open).map { $0.template.ofAllChannels })
        let valves = [DeviceOperation.freeze, .thaw].map { confirmations($0).map { $0.template.ofAllChannels } }
        guard valves.joined().contains(where: seen.contains) else { return }
        for (operation, asked) in zip([DeviceOperation.freeze, .thaw], valves) where !asked.isEmpty && !asked.contains(where: seen.contains) {
            tell(.valveUnseen(operation.rawValue, at: span))
        }
    }
}

extension MessageTemplate {
    /// The same question, whether it is asked of one channel or of all.
    fileprivate var ofAllChannels: MessageTemplate {
        MessageTemplate(
            parts.map { part in
                if case .value(.channel, let scale, let offset) = part { .value(.channels, scale: scale, offset: offset) } else { part }
            })
    }
}
