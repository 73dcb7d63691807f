import Devices

/// One client of a simulated instrument: its own error queue and status, its lines in, its replies out.
public final class ScpiSession: LineService {
    let machine: ScpiMachine
    let number: Int
    let personality: ScpiPersonality
    var errors = ErrorQueue()
    var status = StatusRegisters()
    var hasChecksum = false
    /// The number of the command that this client says next: kept where it is taken.
    var announced: Int?
    /// `*OPC` was said while time was passing.
    var completesLater = false

    private var startsSeen: Int?
    private var lines: [[UInt8]] = []
    private var message: ProgramMessage?
    private var replies: [String] = []
    private var lastHeader: String?
    /// A query that is answered when time has passed.
    private var waiting: (ScpiSession) -> String? = { _ in nil }
    public private(set) var isWaiting = false

    public init(_ machine: ScpiMachine, as personality: ScpiPersonality = .console) {
        self.machine = machine
        self.personality = personality
        machine.sessionCount += 1
        number = machine.sessionCount
    }

    /// The client hung up.
    public func close() { machine.left(number) }

    /// Whether there is something to do that needs no waiting.
    public var hasWork: Bool { isWaiting ? !machine.isBusy : message != nil || !lines.isEmpty }

    /// A line came, without its end. A stop goes before everything that waits.
    public func take(_ line: [UInt8]) {
        if isWaiting, Self.isStop(line) {
            machine.stop()
        } else {
            lines.append(line)
        }
    }

    private static func isStop(_ line: [UInt8]) -> Bool {
        let word = String(decoding: line.prefix(16), as: UTF8.self).uppercased().filter { !" :\r\n".contains($0) }
        return word == "ABOR" || word == "ABORT"
    }

    /// The line was longer than any message.
    public func overrun() { add(.inputOverrun) }

    /// Goes on with the lines that came, up to the next reply or to where it must wait.
    public func work() -> Delivery? {
        while hasWork {
            if isWaiting { finishWaiting() }
            if message == nil, !lines.isEmpty {
                message = ProgramMessage(lines.removeFirst())
                (replies, lastHeader) = ([], nil)
                machine.heard(number)
                noteStart()
            }
            runUnits()
            obeyWaitingStop()
            guard !isWaiting else { return nil }
            message = nil
            if let delivery = delivery() { return delivery }
        }
        return nil
    }

    /// Switched on since anybody read the event status, or, if that was this session's, since then.
    private func noteStart() {
        let starts = machine.starts(of: personality)
        guard startsSeen ?? machine.startsRead[personality] ?? 0 < starts else { return }
        startsSeen = starts
        status.notePowerOn()
    }

    func haveReadStatus() { machine.startsRead[personality] = machine.starts(of: personality) }

    /// A stop that came while nobody had time to wait yet.
    private func obeyWaitingStop() {
        guard isWaiting, let index = lines.firstIndex(where: Self.isStop) else { return }
        lines.remove(at: index)
        machine.stop()
    }

    private func runUnits() {
        while !isWaiting {
            do throws(ScpiError) {
                guard let unit = try message?.next() else { return }
                lastHeader = unit.header.text
                if let reply = try personality.run(unit, self), !isWaiting { replies.append(reply) }
            } catch {
                add(error)
                // What is refused is one unit; what cannot be read takes the rest of the line with it.
                guard error.isRefusal else { return }
            }
        }
    }

    private func finishWaiting() {
        isWaiting = false
        if let failure = machine.advanceFailure { add(.refusal(failure)) }
        machine.advanceFailure = nil
        if let reply = waiting(self) { replies.append(reply) }
    }

    private func delivery() -> Delivery? {
        guard !replies.isEmpty else { return noteHeader() }
        var line = Array(replies.joined(separator: ";").utf8)
        if hasChecksum { line = ReplyChecksum.sealed(line) }
        return Delivery(line + [10], spoiledBy: machine.nextWireFault(after: lastHeader, for: self))
    }

    /// A command without a reply: a fault that waits for it spoils the next reply of any kind.
    private func noteHeader() -> Delivery? {
        guard let lastHeader else { return nil }
        for index in machine.wireFaults.indices {
            if case .header(let word) = machine.wireFaults[index].moment, lastHeader.hasPrefix(word) { machine.wireFaults[index].moment = .seconds(0) }
        }
        return nil
    }

    func add(_ error: ScpiError) {
        errors.add(error)
        status.note(error)
    }

    /// The present query is answered when the machine is no longer busy.
    func wait(thenAnswer reply: @escaping (ScpiSession) -> String?) {
        guard machine.isBusy else {
            if let failure = machine.advanceFailure { add(.refusal(failure)) }
            machine.advanceFailure = nil
            if let text = reply(self) { replies.append(text) }
            return
        }
        waiting = reply
        isWaiting = true
    }
}

extension ScpiError {
    /// A refusal of the console, with its own code behind the standard's words.
    static func refusal(_ failure: ConsoleFailure) -> ScpiError {
        ScpiError.settingsConflict.about("\(failure.code): \(failure.message)")
    }
}
