import Devices
import Diagnostics
import Syntax

/// Messages that are well written, and cannot mean what the operation is for: a machine that believes them is not safe.
extension DeviceProfileReader {
    mutating func requireNoContradiction() {
        for (operation, span) in places.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            switch operation {
            case .freeze, .thaw, .close, .power: requireChannels(of: operation, span)
            default: break
            }
            switch operation {
            case .close: requireOtherWords(of: operation, span)
            case .stop: requireWholeStop(span)
            case .freeze: requireOpening(by: operation, span)
            case .prepare, .heartbeat, .watchdog, .sample, .rearm: requireNoOpening(by: operation, span)
            default: break
            }
        }
        requireOrder(of: "least_flow", profile.limits.leastFlow, below: "greatest_flow", profile.limits.greatestFlow)
        requireOrder(of: "greatest_leak", profile.limits.greatestLeak, below: "greatest_flow", profile.limits.greatestFlow)
        doubtWatchdog()
        doubtSight()
    }

    /// Two flows of which the second could never be reached, or the first never be kept to.
    private mutating func requireOrder(of low: String, _ lowValue: Double, below high: String, _ highValue: Double) {
        guard lowValue > highValue, let key = interlocks.last(where: { $0.text == low }) else { return }
        tell(.limitsCross(key, high))
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

    /// A freeze opens something, and not always the same.
    private mutating func requireOpening(by operation: DeviceOperation, _ span: SourceSpan) {
        let opens = says(operation).subtracting(says(.close)).subtracting(says(.stop))
        guard !opens.isEmpty else {
            let isToldOf = [DeviceOperation.close, .stop].contains { !says($0).isEmpty && says($0).isSubset(of: says(operation)) }
            return isToldOf ? () : tell(.opensNothing(operation.rawValue, at: span))
        }
        guard profile.limits.channels > 1, says(operation).contains(where: \.template.saysChannels), !opens.contains(where: \.template.saysChannels) else { return }
        if let fixed = opens.compactMap(\.template.fixedChannels).min(by: { $0.lexicographicallyPrecedes($1) }) { tell(.opensAlways(operation.rawValue, ChannelList(fixed)?.text ?? "", at: span)) }
    }

    /// A stop that names channels names as many as there are.
    private mutating func requireWholeStop(_ span: SourceSpan) {
        requireOtherWords(of: .stop, span)
        let named = says(.stop).map { message in message.template.saysChannels ? nil : message.template.fixedChannels }
        guard !named.isEmpty, !named.contains(nil) else { return }
        let count = Set(named.compactMap { $0 }.joined()).count
        if count < profile.limits.channels { tell(.closesSome("stop", count, of: profile.limits.channels, at: span)) }
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
    /// Whether the channels that are meant are put into it.
    fileprivate var saysChannels: Bool { !values.isDisjoint(with: [.channel, .channels]) }

    /// The channels of a list that stands in it as it is: `(@101)`.
    fileprivate var fixedChannels: [Int]? {
        for case .text(let text) in parts {
            guard let start = text.firstRange(of: "(@")?.lowerBound, let end = text[start...].firstIndex(of: ")") else { continue }
            if let list = ChannelList(text: String(text[start...end])) { return list.channels }
        }
        return nil
    }

    /// The same question, whether it is asked of one channel or of all.
    fileprivate var ofAllChannels: MessageTemplate {
        MessageTemplate(
            parts.map { part in
                if case .value(.channel, let scale, let offset) = part { .value(.channels, scale: scale, offset: offset) } else { part }
            })
    }
}
