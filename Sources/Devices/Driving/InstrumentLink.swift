/// One instrument behind a line: says a message and reads the error queue, asks a query and believes only an answer that is its own.
///
/// An answer belongs to its question by a tag that any IEEE 488.2 device repeats: the event mask is set to a number, and asked for behind the
/// query (`*ESE 37;:FETCh:TIME?;*ESE?`). Late, doubled and cut answers have another number, or none, and are thrown away. A query is asked again
/// where its answer is lost; a command never is, for it may have been heard.
public final class InstrumentLink {
    public let name: String
    public let transport: any Transport
    private let isTagged: Bool
    private var hasChecksum: Bool
    /// Gas flows, or is about to: an instrument that says nothing is given up in time for a stop before its watchdog would trip.
    var isPressed = false
    private var tag: UInt8 = 0
    let deadlineSeconds: Double
    /// What a stop leaves for it, s: shorter than the deadline towards its end.
    var secondsLeft: () -> Double = { .infinity }
    /// What went wrong and was mended, for whoever reads next.
    private(set) var notices: [String] = []
    /// The line did not carry when it was last tried.
    private var isBroken = false
    /// Once the line was made anew: whether the same instrument is there, with its watchdog armed.
    var greetAgain: (() throws(ConsoleFailure) -> Void)?
    /// Everything said and answered goes here, where somebody wants to see it.
    public var onMessage: ((_ isSent: Bool, _ line: String) -> Void)?

    /// How often a query is asked before it counts as lost.
    private static let attempts = 3
    private static let errorQuery = "SYSTem:ERRor?"
    /// Lines that are thrown away before an answer is given up.
    private static let strayLines = 8

    public init(name: String, transport: any Transport, isTagged: Bool = true, deadlineSeconds: Double = 2) {
        self.name = name
        self.transport = transport
        self.isTagged = isTagged
        self.deadlineSeconds = deadlineSeconds
        hasChecksum = false
    }

    func note(_ words: String) { notices.append("\(name): \(words)") }

    /// For one answer, s.
    private var patience: Double { min(deadlineSeconds, max(secondsLeft(), Self.leastSeconds)) }
    private static let leastSeconds = 0.05

    func takeNotices() -> [String] {
        defer { notices = [] }
        return notices
    }

    /// What became of a message to this line tells whether it still stands.
    private func note(_ failure: TransportFailure) { isBroken = isBroken || ![.timedOut, .calledOff].contains(failure) }

    /// A line that was found broken is made anew, and whoever is there is asked who it is; nothing where it stands.
    func mendIfBroken() throws(ConsoleFailure) {
        if isBroken { try mend(after: "the line broke") }
    }

    // MARK: Saying

    /// Says it and reads the error queue until it is empty.
    public func say(_ message: String) throws(ConsoleFailure) {
        try send(message)
        if let error = try errors().first { throw .instrument(name, answers: error, to: message) }
    }

    /// Every entry of the error queue, oldest first.
    func errors() throws(ConsoleFailure) -> [ScpiError] {
        var errors: [ScpiError] = []
        while errors.count <= ErrorQueue.capacity {
            let error = try read(Self.errorQuery, attempts: 1) { reply throws(ScpiReply.Mismatch) in try reply.error() }
            if error.isNone { return errors }
            errors.append(error)
        }
        return errors
    }

    private func send(_ message: String) throws(ConsoleFailure) {
        do {
            onMessage?(true, message)
            try transport.send(Array((message + "\n").utf8), within: patience)
        } catch {
            note(error)
            throw .link(name, error.message)
        }
    }

    /// Said without waiting for anything: what it comes to is asked for later.
    func shout(_ message: String) { try? send(message) }

    /// For what may be said twice: the line is made anew where it broke.
    func insist(_ message: String) throws(ConsoleFailure) {
        do throws(ConsoleFailure) { return try say(message) } catch {
            guard error.isOfLink else { throw error }
            if (try? reconnect()) != nil, hasChecksum { try? startChecksum() }
            try say(message)
        }
    }

    /// `*IDN?`, whose answer may be any text and so carries no tag; a tagged query before it takes away what still was on the line.
    func identity() throws(ConsoleFailure) -> String {
        _ = try ask("*STB?") { reply throws(ScpiReply.Mismatch) in try reply.number() }
        try send("*IDN?")
        do {
            for _ in 0..<Self.strayLines {
                let line = try transport.receiveLine(within: patience)
                onMessage?(false, String(decoding: line, as: UTF8.self))
                guard let body = opened(line) else { throw ConsoleFailure.link(name, "an answer arrived damaged") }
                if !isAnsweredAlready(body) { return try ScpiReply(body).text }
            }
            throw ConsoleFailure.link(name, "only answers to other questions came")
        } catch let failure as ConsoleFailure {
            throw failure
        } catch let failure as TransportFailure {
            note(failure)
            throw .link(name, failure.message)
        } catch {
            throw .link(name, "its identity is no text")
        }
    }

    /// The answer to the tagged query before, once more.
    private func isAnsweredAlready(_ body: [UInt8]) -> Bool {
        isTagged && Self.parted(body)?.tag == tag
    }

    /// An answer and the tag behind it, where it has one that may be.
    private static func parted(_ body: [UInt8]) -> (answer: ArraySlice<UInt8>, tag: UInt8?)? {
        body.lastIndex(of: UInt8(ascii: ";")).map { (body[..<$0], number(body[($0 + 1)...])) }
    }

    // MARK: Asking

    /// What has happened since it was asked last, by the standard's bits; nothing of an instrument that may not keep to the standard.
    func events() throws(ConsoleFailure) -> UInt8 {
        guard isTagged else { return 0 }
        return try ask("*ESR?") { reply throws(ScpiReply.Mismatch) in
            let number = try reply.number()
            guard number >= 0, number <= 255, number == number.rounded() else { throw ScpiReply.Mismatch(message: "it is no event status") }
            return UInt8(number)
        }
    }

    /// Asks until the answer can be read, a few times at most.
    public func ask<Value>(
        _ query: String, within seconds: Double? = nil, _ body: (ScpiReply) throws(ScpiReply.Mismatch) -> Value
    ) throws(ConsoleFailure) -> Value {
        try read(query, attempts: Self.attempts, within: seconds, body)
    }

    /// The same for a query that must not be heard twice.
    public func askOnce<Value>(
        _ query: String, within seconds: Double? = nil, _ body: (ScpiReply) throws(ScpiReply.Mismatch) -> Value
    ) throws(ConsoleFailure) -> Value {
        try read(query, attempts: 1, within: seconds, body)
    }

    private func read<Value>(
        _ query: String, attempts: Int, within seconds: Double? = nil, _ body: (ScpiReply) throws(ScpiReply.Mismatch) -> Value
    ) throws(ConsoleFailure) -> Value {
        var trouble = ""
        let isHurried = isPressed && seconds == nil
        let most = isHurried ? min(attempts, 2) : attempts
        for attempt in 1...most {
            let limit = seconds ?? (isHurried && attempt > 1 ? patience / 2 : patience)
            do throws(Trouble) {
                let value = try exchange(query, within: limit, body)
                if attempt > 1 { note("\(trouble); asked again, and answered") }
                return value
            } catch {
                trouble = error.message
                if !isHurried { try requireNoRefusal(of: query, after: error) }
                // Its answers carry no number: a late one would be taken for the next, and so on to the end.
                if !isTagged, error.isSilence { throw .link(name, "\(trouble) (asked `\(query.prefix(60))`)") }
                if error.isLinkDown, attempt < most { try mend(after: trouble) }
            }
        }
        throw .link(name, "\(trouble) (asked `\(query.prefix(60))`)")
    }

    /// No answer may be the answer to a question that the instrument refuses: then its error queue says why.
    private func requireNoRefusal(of query: String, after trouble: Trouble) throws(ConsoleFailure) {
        guard trouble.isSilence, query != Self.errorQuery, let error = try? errors().first else { return }
        throw .instrument(name, answers: error, to: query)
    }

    private func mend(after trouble: String) throws(ConsoleFailure) {
        do {
            try reconnect()
        } catch {
            throw .link(name, "\(trouble), and it cannot be reached again: \(error.message)")
        }
        if hasChecksum { try startChecksum() }
        let greeting = greetAgain
        greetAgain = nil
        defer { greetAgain = greeting }
        try greeting?()
    }

    private func reconnect() throws(TransportFailure) {
        try transport.reconnect(within: patience)
        isBroken = false
    }

    /// Why one exchange failed.
    private struct Trouble: Error {
        var message: String
        var isLinkDown = false
        var isSilence = false
    }

    private func exchange<Value>(
        _ query: String, within seconds: Double, _ body: (ScpiReply) throws(ScpiReply.Mismatch) -> Value
    ) throws(Trouble) -> Value {
        tag = tag % 255 + 1
        let message = isTagged ? "*ESE \(tag);\(query.hasPrefix("*") ? "" : ":")\(query);*ESE?" : query
        onMessage?(true, message)
        do throws(TransportFailure) { try transport.send(Array((message + "\n").utf8), within: seconds) } catch { throw trouble(error) }
        for _ in 0..<Self.strayLines {
            let line: [UInt8]
            do throws(TransportFailure) { line = try transport.receiveLine(within: seconds) } catch { throw trouble(error) }
            onMessage?(false, String(decoding: line, as: UTF8.self))
            guard let answer = try answer(in: line) else { continue }
            do throws(ScpiReply.Mismatch) { return try body(answer) } catch { throw Trouble(message: "the answer is not to be believed: \(error.message)") }
        }
        throw Trouble(message: "only answers to other questions came")
    }

    private func trouble(_ failure: TransportFailure) -> Trouble {
        note(failure)
        return Trouble(message: failure.message, isLinkDown: failure != .timedOut, isSilence: failure == .timedOut)
    }

    /// The answer without its checksum and tag; nothing for the answer to an earlier question.
    private func answer(in line: [UInt8]) throws(Trouble) -> ScpiReply? {
        guard let body = opened(line) else { throw Trouble(message: "an answer arrived damaged") }
        guard isTagged else { return try Self.reply(body) }
        if Self.number(body[...]) == tag { throw Trouble(message: "it gave no answer", isSilence: true) }
        guard let parts = Self.parted(body) else { throw Trouble(message: "the answer is not to be believed: it ends too early") }
        guard parts.tag == tag else {
            note("an answer to an earlier question was thrown away")
            return nil
        }
        return try Self.reply(Array(parts.answer))
    }

    /// Over a serial line an instrument does not hear that a session is over: its replies may carry the checksum that the last one asked for.
    private func opened(_ line: [UInt8]) -> [UInt8]? { ReplyChecksum.opened(line) ?? (hasChecksum ? nil : line) }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt8? { UInt8(String(decoding: bytes, as: UTF8.self).trimmed) }

    private static func reply(_ bytes: [UInt8]) throws(Trouble) -> ScpiReply {
        do throws(ScpiReply.Mismatch) { return try ScpiReply(bytes) } catch {
            throw Trouble(message: "the answer is not to be believed: \(error.message)")
        }
    }

    /// From here on replies carry a checksum.
    func startChecksum() throws(ConsoleFailure) {
        hasChecksum = false
        try send("SYSTem:COMMunicate:CHECksum ON")
        hasChecksum = true
        _ = try errors()
    }
}
