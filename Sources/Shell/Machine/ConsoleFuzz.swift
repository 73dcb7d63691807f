import DeviceIO
import Devices
import Session
import Simulation
import Uncertainty

/// `frazil device fuzz`: random and mutated lines, over a socket, to a console in a process of its own. After each batch it must still answer.
struct ConsoleFuzz {
    private static let batch = 500
    private static let patienceSeconds = 10.0

    private var generator: SeededGenerator
    private let headers = Array(Set(ScpiPersonality.console.headers)).sorted().filter { !$0.hasPrefix("SIMulation:FAULt") }

    static func run(_ arguments: [String]) throws(CommandLineFault) -> Int32 {
        let options = try OptionReader(arguments, OptionReader.Grammar(values: ["--seed"]))
        guard options.operands.count <= 1, let count = Int(options.operands.first ?? "100000"), count > 0 else {
            throw .badValue(options.operands.joined(separator: " "), of: "device fuzz", wanted: "a number of lines")
        }
        var fuzz = ConsoleFuzz(generator: SeededGenerator(seed: try options.seed(), stream: 9))
        return try fuzz.throwLines(count)
    }

    private init(generator: SeededGenerator) { self.generator = generator }

    private mutating func throwLines(_ count: Int) throws(CommandLineFault) -> Int32 {
        let console = try ChildConsole(["--resolution", "10"])
        let onlooker = try console.link(deadlineSeconds: Self.patienceSeconds)
        var thrown = 0
        var answers = 0
        while thrown < count {
            guard let address = DeviceAddress(console.address) else { throw .badAddress(console.address) }
            do throws(any Error) {
                let line = try StreamTransport(address, within: Self.patienceSeconds)
                let size = min(Self.batch, count - thrown)
                try line.send(lines(size), within: Self.patienceSeconds)
                thrown += size
                answers += try settle(line, onlooker)
                line.close()
            } catch {
                let message = (error as? TransportFailure)?.message ?? (error as? ConsoleFailure)?.message ?? "\(error)"
                return tell("after \(thrown) lines: \(message); it \(console.isRunning ? "hangs" : "died")", exit: 1)
            }
        }
        return tell("\(thrown) lines thrown at a console over a socket, \(answers) answers; it answers still", exit: console.isRunning ? 0 : 1)
    }

    private func tell(_ text: String, exit: Int32) -> Int32 {
        _ = Terminal.say(text)
        return exit
    }

    /// Whatever time was asked to pass ends with a stop; then the line must come to its last question, and the onlooker's must answer.
    private func settle(_ line: StreamTransport, _ onlooker: InstrumentLink) throws -> Int {
        try line.send(Array("\n*CLS;:SYSTem:COMMunicate:CHECksum OFF;:SYSTem:VERSion?;*OPC?\n".utf8), within: Self.patienceSeconds)
        var (answers, silences) = (0, 0)
        while true {
            try onlooker.say("ABORt;:SYSTem:REARm")
            do throws(TransportFailure) {
                let answer = try line.receiveLine(within: 0.2)
                if answer == Array("1999.0;1".utf8) { return answers }
                answers += 1
            } catch {
                silences += 1
                guard error == .timedOut, silences < 50 else { throw error }
            }
        }
    }

    // MARK: Lines

    private mutating func lines(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<count { bytes += line() + [10] }
        return bytes
    }

    private mutating func line() -> [UInt8] {
        switch generator.next() % 5 {
        case 0: noise(pick(1...80))
        case 1: sound()
        default: mutated(sound())
        }
    }

    private mutating func pick(_ range: ClosedRange<Int>) -> Int { range.lowerBound + Int(generator.next() % UInt64(range.count)) }
    private mutating func pick<Element>(_ list: [Element]) -> Element { list[pick(0...list.count - 1)] }

    /// Any bytes but the line's end.
    private mutating func noise(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in
            let byte = UInt8(truncatingIfNeeded: generator.next())
            return byte == 10 ? 0 : byte
        }
    }

    /// A header of the tables in its short or long form, with parameters of the right kinds or others; sometimes several with semicolons.
    private mutating func sound() -> [UInt8] {
        let units = (0..<pick(1...3)).map { _ in unit() }
        return Array(units.joined(separator: ";:").utf8)
    }

    private mutating func unit() -> String {
        var header = pick(headers).filter { $0 != "[" && $0 != "]" }
        header = header.replacing("#", with: pick(["", "1", "3", "17", "999999"]))
        if pick(0...1) == 0 { header = String(header.filter { !$0.isLowercase }) }
        let parameters = (0..<pick(0...4)).map { _ in parameter() }
        return header + (parameters.isEmpty ? "" : " " + parameters.joined(separator: ","))
    }

    private mutating func parameter() -> String {
        pick([
            "1", "-1", "600", "1e99", "nan", "1E", "0.5", "(@1)", "(@1,2)", "(@1:16)", "(@16:1)", "(@99999999)", "(@)", "'A'", "'B'", "\"argon_17g\"", "'argon_17g'",
            "ARGON", "MAX", "ON", "#15hello", "#9999", "#0{}", "#HFF", "100", "12 MIN", "3 S", "''", "'un",
        ])
    }

    private mutating func mutated(_ line: [UInt8]) -> [UInt8] {
        var bytes = line
        for _ in 0..<pick(1...4) {
            let place = pick(0...max(bytes.count - 1, 0))
            switch pick(0...4) {
            case 0 where !bytes.isEmpty: bytes.remove(at: place)
            case 1: bytes.insert(contentsOf: noise(1), at: min(place, bytes.count))
            case 2 where !bytes.isEmpty: bytes[place] = noise(1)[0]
            case 3: bytes += bytes.prefix(40)
            default: bytes = Array(bytes.prefix(place))
            }
        }
        return bytes
    }
}
