import Devices

/// The clock on the wall, as a test moves it on.
final class SteppedClock {
    var seconds = 0.0
    var wall: WallTime { WallTime(now: { self.seconds }, sleep: { self.seconds += $0 }) }
}

/// A line that is down until some second, or whose instrument falls silent at one; it answers every question with 0.
final class AnsweringLine: Transport {
    let address = "nowhere"
    let clock: SteppedClock
    var upAt = 0.0
    var silentFrom = Double.infinity
    /// The other side has hung up; it is there again once it is called.
    var isHungUp = false
    /// What it answers to a question that holds one of these words; 0 to any other.
    var says: [String: String] = [:]
    var heard: [(seconds: Double, text: String)] = []
    private var answers: [[UInt8]] = []

    init(_ clock: SteppedClock) { self.clock = clock }

    /// A console with this line to its one instrument, told of one plan.
    func console(_ profile: DeviceProfile) -> ScpiConsole {
        let console = ScpiConsole(profile: profile, links: [InstrumentLink(name: "it", transport: self)], wall: clock.wall)
        console.expect(revision: 1)
        return console
    }

    func send(_ bytes: [UInt8], within seconds: Double) throws(TransportFailure) {
        guard clock.seconds >= upAt, !isHungUp else { throw .closed }
        let text = String(decoding: bytes.dropLast(), as: UTF8.self)
        heard.append((clock.seconds, text))
        guard text.hasSuffix("?"), clock.seconds < silentFrom else { return }
        let tag = text.split(separator: ";").first?.split(separator: " ").last ?? ""
        let answer = says.first { text.contains($0.key) }?.value ?? (text.contains("ERRor") ? "0,\"No error\"" : text == "*IDN?" ? "IT" : "0")
        answers.append(Array((text == "*IDN?" ? answer : "\(answer);\(tag)").utf8))
    }

    func receiveLine(within seconds: Double) throws(TransportFailure) -> [UInt8] {
        if answers.isEmpty {
            clock.seconds += seconds
            throw .timedOut
        }
        return answers.removeFirst()
    }

    func reconnect(within seconds: Double) throws(TransportFailure) {
        if clock.seconds < upAt { throw .system("Connection refused") }
        isHungUp = false
    }
    func close() {}
}
