import DeviceIO
import Devices
import Session
import Simulation

/// `frazil console`: the simulated console behind a wire, until it is ended.
struct ConsoleCommand {
    let options: OptionReader
    let stop: StopSignal

    static func run(_ arguments: [String]) -> Int32 {
        do throws(CommandLineFault) {
            let grammar = OptionReader.Grammar(flags: ["--pty", "--bench"], values: ["--tcp", "--speed", "--seed", "--resolution", "--fault"])
            let options = try OptionReader(arguments, grammar)
            if let operand = options.operands.first { throw .wantsNothing("console", seen: operand) }
            return try ConsoleCommand(options: options, stop: Interrupts.install()).serve()
        } catch {
            return Terminal.complain(error)
        }
    }

    private func serve() throws(CommandLineFault) -> Int32 {
        guard options.flags.contains("--pty") != (options.values["--tcp"] != nil) else { throw .wantsLine() }
        let machine = ScpiMachine(try settings())
        let listener = LineListener(
            LineListener.Clockwork(
                pass: { machine.pass(wallSeconds: $0) }, isBusy: { machine.isBusy }, step: { machine.step() }))
        for (place, personality) in try open(listener, machine) {
            _ = Terminal.say(personality == .console ? "listening on \(place)" : "\(personality.rawValue) listening on \(place)")
        }
        listener.run { stop.isRaised }
        return ExitStatus.done
    }

    /// One line for the console; for the bench's instruments one each, on ports that follow each other.
    private func open(_ listener: LineListener, _ machine: ScpiMachine) throws(CommandLineFault) -> [(String, ScpiPersonality)] {
        let personalities: [ScpiPersonality] = options.flags.contains("--bench") ? [.relays, .thermometer, .supply, .gauges] : [.console]
        var places: [(String, ScpiPersonality)] = []
        for (index, personality) in personalities.enumerated() {
            places.append((try open(listener, machine, personality, index), personality))
        }
        return places
    }

    private func open(
        _ listener: LineListener, _ machine: ScpiMachine, _ personality: ScpiPersonality, _ index: Int
    ) throws(CommandLineFault) -> String {
        let makeService = { ScpiSession(machine, as: personality) }
        do {
            guard let text = options.values["--tcp"] else { return try listener.openTerminal(makeService) }
            guard let (host, port) = DeviceAddress.listening(text), Int(port) + index <= 65535 else {
                throw CommandLineFault.badValue(text, of: "--tcp", wanted: "HOST:PORT, such as 127.0.0.1:5025")
            }
            let bound = try listener.listen(host: host, port: port == 0 ? 0 : port + UInt16(index), makeService)
            return "\(host):\(bound)"
        } catch let failure as TransportFailure {
            throw .cannotListen(options.values["--tcp"] ?? "a pseudo-terminal", failure.message)
        } catch let fault as CommandLineFault {
            throw fault
        } catch {
            throw .cannotListen(options.values["--tcp"] ?? "a pseudo-terminal", "\(error)")
        }
    }

    private func settings() throws(CommandLineFault) -> ScpiMachine.Settings {
        let shelf = try LibraryShelf(tissues: ["muscle"])
        guard let muscle = shelf.tissues["muscle"] else { throw .noLibrary() }
        let description = PatientDescription(
            isNewCase: true, patient: .init(background: muscle), probeModels: shelf.probes, resolutionMM: try options.resolutionMM() ?? 2,
            seed: try options.seed())
        return ScpiMachine.Settings(
            description: description, speed: try options.speed(), faults: try faults(), read: PatientCodec.description)
    }

    private func faults() throws(CommandLineFault) -> [WireFault] {
        var faults: [WireFault] = []
        for text in (options.values["--fault"] ?? "").split(separator: ",") {
            guard let fault = WireFault(String(text)) else { throw .badFault(String(text)) }
            faults.append(fault)
        }
        return faults
    }
}
