import Bioheat
import Devices
import Foundation
import Geometry
import Simulation
import Testing

@testable import DeviceIO

/// Real sockets and real terminals.
@Suite struct TransportTests {
    /// A listener on a thread of its own, until the test ends.
    private final class Served: @unchecked Sendable {
        let address: String
        private let flag = Flag()
        private let finished = DispatchSemaphore(value: 0)

        init(isTerminal: Bool = false, _ makeService: @escaping @Sendable () -> any LineService) throws {
            let started = DispatchSemaphore(value: 0)
            let place = Place()
            let (flag, finished) = (flag, finished)
            Thread.detachNewThread {
                let listener = LineListener(LineListener.Clockwork(pass: { _ in }, isBusy: { false }, step: {}))
                let port = isTerminal ? nil : try? listener.listen(host: "127.0.0.1", port: 0, makeService)
                let path = isTerminal ? try? listener.openTerminal(makeService) : nil
                place.text = path.map { "scpi://\($0)?baud=115200" } ?? "scpi://127.0.0.1:\(port ?? 0)"
                started.signal()
                listener.run { flag.isSet }
                finished.signal()
            }
            started.wait()
            address = place.text
        }

        func end() {
            flag.set()
            finished.wait()
        }
    }

    /// Written before the thread that reads it is let go on.
    private final class Place: @unchecked Sendable { var text = "" }

    private final class Flag: @unchecked Sendable {
        private let lock = NSLock()
        private var value = false
        var isSet: Bool { lock.withLock { value } }
        func set() { lock.withLock { value = true } }
    }

    /// Answers each line with what a closure makes of it.
    private final class Answering: LineService, @unchecked Sendable {
        private var lines: [[UInt8]] = []
        private let answer: @Sendable (String) -> Delivery?
        init(_ answer: @escaping @Sendable (String) -> Delivery?) { self.answer = answer }
        var hasWork: Bool { !lines.isEmpty }
        func take(_ line: [UInt8]) { lines.append(line) }
        func overrun() {}
        func close() {}
        func work() -> Delivery? { answer(String(decoding: lines.removeFirst(), as: UTF8.self)) }
    }

    private func open(_ address: String) throws -> StreamTransport { try StreamTransport(try #require(DeviceAddress(address)), within: 2) }

    @Test(arguments: [false, true])
    func `lines go there and back, over a socket and a terminal`(isTerminal: Bool) throws {
        let served = try Served(isTerminal: isTerminal) { Answering { Delivery(Array(("<" + $0 + ">\n").utf8)) } }
        defer { served.end() }
        let line = try open(served.address)
        for text in ["*IDN?", String(repeating: "x", count: 3000), "", "a,b"] {
            try line.send(Array((text + "\r\n").utf8), within: 2)
            #expect(try line.receiveLine(within: 5) == Array("<\(text)>".utf8))
        }
    }

    @Test func `nobody there, nobody known, and no line are told`() throws {
        for address in ["scpi://127.0.0.1:1", "scpi://no-such-host.invalid:5025", "scpi:///dev/no-such-line", "scpi:///dev/null"] {
            #expect(throws: TransportFailure.self, "\(address)") { try open(address) }
        }
    }

    @Test func `a deadline is kept, and half a line is not taken for one later`() throws {
        let served = try Served {
            Answering { $0 == "half" ? Delivery(Array("12.3".utf8)) : $0 == "mute" ? nil : Delivery(Array("whole\n".utf8)) }
        }
        defer { served.end() }
        let line = try open(served.address)
        let begin = System.now
        for text in ["mute\n", "half\n"] {
            try line.send(Array(text.utf8), within: 1)
            #expect(throws: TransportFailure.timedOut) { try line.receiveLine(within: 0.1) }
        }
        #expect(System.now - begin < 2)
        try line.send(Array("now\n".utf8), within: 1)
        #expect(try line.receiveLine(within: 5) == Array("whole".utf8))
    }

    @Test func `a broken line is told, and can be made anew`() throws {
        let served = try Served {
            Answering { text in
                var delivery = Delivery(Array("cut he".utf8))
                delivery.breaksLine = text == "break"
                return delivery.breaksLine ? delivery : Delivery(Array("whole\n".utf8))
            }
        }
        defer { served.end() }
        let line = try open(served.address)
        try line.send(Array("break\n".utf8), within: 1)
        #expect(throws: TransportFailure.closed) { try line.receiveLine(within: 5) }
        #expect(throws: TransportFailure.closed) { try line.send([10], within: 1) }
        try line.reconnect(within: 2)
        try line.send(Array("on\n".utf8), within: 1)
        #expect(try line.receiveLine(within: 5) == Array("whole".utf8))
    }

    @Test func `a serial line is held by one program, until it lets go`() throws {
        let served = try Served(isTerminal: true) { Answering { Delivery(Array(("<" + $0 + ">\n").utf8)) } }
        defer { served.end() }
        let line = try open(served.address)
        let path = try #require(served.address.split(separator: "?").first.map { String($0.dropFirst(7)) })
        #expect(throws: SerialHold.held(path)) { try open(served.address) }
        let stop = try StreamTransport(try #require(DeviceAddress(served.address)), within: 2, isShared: true)
        stop.close()
        #expect(throws: SerialHold.held(path), "a stop that came in between lets go of nothing") { try open(served.address) }
        try line.reconnect(within: 2)
        line.close()
        try open(served.address).close()
    }

    @Test func `an answer to an earlier question is thrown away, a damaged one asked for again`() throws {
        let counter = Counter()
        let served = try Served {
            Answering { line in
                guard let tag = line.split(separator: " ").dropFirst().first?.split(separator: ";").first else { return nil }
                switch counter.next() {
                case 1: return Delivery(Array("1;\(tag)\n1;\(tag)\n".utf8))
                case 3: return Delivery(Array("3\u{7};\(tag)\n".utf8))
                default: return Delivery(Array("2;\(tag)\n".utf8))
                }
            }
        }
        defer { served.end() }
        let link = InstrumentLink(name: "it", transport: try open(served.address), deadlineSeconds: 1)
        func ask() throws -> Double { try link.ask("X?") { reply throws(ScpiReply.Mismatch) in try reply.number() } }
        #expect(try ask() == 1)
        #expect(try ask() == 2)
        #expect(try ask() == 2)
    }

    private final class Counter: @unchecked Sendable {
        private let lock = NSLock()
        private var value = 0
        func next() -> Int { lock.withLock { value += 1; return value } }
    }

    @Test(arguments: [
        ("scpi://host:5025", "host 5025"), ("scpi://host", "host 5025"), ("scpi://[::1]:7", "::1 7"), ("scpi:///dev/ttyUSB0", "/dev/ttyUSB0 9600"),
        ("relays=scpi:///dev/ttyS0?baud=115200", "/dev/ttyS0 115200"),
    ])
    func `addresses are read`(text: String, wanted: String) throws {
        switch try #require(DeviceAddress(text)).place {
        case .network(let host, let port): #expect("\(host) \(port)" == wanted)
        case .serial(let path, let baud): #expect("\(path) \(baud)" == wanted)
        }
    }

    @Test(arguments: ["", "scpi:/", "scpi://", "scpi://h:x", "scpi://h:70000", "scpi:///", "scpi:///dev/x?baud=7", "scpi://a b", "http://h", "sim"])
    func `what is no address is none`(text: String) { #expect(DeviceAddress(text) == nil) }

    @Test func `lines that are too long are dropped as a whole`() {
        var lines = Lines(longest: 10)
        lines.add(Array("0123456789\n0123456789".utf8))
        guard case .line? = lines.next() else { return #expect(Bool(false), "ten bytes are a line") }
        #expect(lines.next() == nil)
        lines.add(Array("x".utf8))
        guard case .tooLong? = lines.next() else { return #expect(Bool(false), "eleven are not") }
        lines.add(Array("yyy\nshort\n".utf8))
        guard case .line(let line)? = lines.next() else { return #expect(Bool(false), "the next one is") }
        #expect(line == Array("short".utf8))
    }
}
