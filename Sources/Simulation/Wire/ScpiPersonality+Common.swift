import Devices

/// IEEE 488.2 and the system's own commands, the same for every instrument.
extension ScpiPersonality {
    static let common: [Entry] = [
        Entry("*IDN?") { session, call throws(ScpiError) in
            try call.requireNone()
            return session.personality.identity
        },
        Entry("*RST") { session, call throws(ScpiError) in
            try call.requireNone()
            session.machine.stop()
            return nil
        },
        Entry("*CLS") { session, call throws(ScpiError) in
            try call.requireNone()
            session.errors.clear()
            session.status.clear()
            session.haveReadStatus()
            return nil
        },
        Entry("*ESE") { session, call throws(ScpiError) in
            try call.require(1)
            session.status.eventsEnabled = UInt8(try call.number(0, in: 0...255).rounded())
            return nil
        },
        Entry("*ESE?") { session, call throws(ScpiError) in
            try call.requireNone()
            return "\(session.status.eventsEnabled)"
        },
        Entry("*ESR?") { session, call throws(ScpiError) in
            try call.requireNone()
            session.haveReadStatus()
            return "\(session.status.takeEvents())"
        },
        Entry("*SRE") { session, call throws(ScpiError) in
            try call.require(1)
            session.status.serviceEnabled = UInt8(try call.number(0, in: 0...255).rounded())
            return nil
        },
        Entry("*SRE?") { session, call throws(ScpiError) in
            try call.requireNone()
            return "\(session.status.serviceEnabled)"
        },
        Entry("*STB?") { session, call throws(ScpiError) in
            try call.requireNone()
            return "\(session.status.statusByte(hasErrors: !session.errors.isEmpty))"
        },
        Entry("*OPC") { session, call throws(ScpiError) in
            try call.requireNone()
            session.wait { session in
                session.status.noteOperationComplete()
                return nil
            }
            return nil
        },
        Entry("*OPC?") { session, call throws(ScpiError) in
            try call.requireNone()
            session.wait { _ in "1" }
            return nil
        },
        Entry("*WAI") { session, call throws(ScpiError) in
            try call.requireNone()
            session.wait { _ in nil }
            return nil
        },
        Entry("*TST?") { _, call throws(ScpiError) in
            try call.requireNone()
            return "0"
        },
    ]

    static let system: [Entry] = [
        Entry("SYSTem:ERRor[:NEXT]?") { session, call throws(ScpiError) in
            try call.requireNone()
            return session.errors.next().text
        },
        Entry("SYSTem:ERRor:COUNt?") { session, call throws(ScpiError) in
            try call.requireNone()
            return "\(session.errors.count)"
        },
        Entry("SYSTem:VERSion?") { _, call throws(ScpiError) in
            try call.requireNone()
            return "1999.0"
        },
        Entry("SYSTem:CHANnels?") { _, call throws(ScpiError) in
            try call.requireNone()
            return "\(ScpiMachine.channelCount)"
        },
        Entry("SYSTem:COMMunicate:CHECksum") { session, call throws(ScpiError) in
            try call.require(1)
            session.hasChecksum = try call.isOn(0)
            return nil
        },
        Entry("SYSTem:COMMunicate:CHECksum?") { session, call throws(ScpiError) in
            try call.requireNone()
            return session.hasChecksum ? "1" : "0"
        },
        Entry("SYSTem:WATChdog") { session, call throws(ScpiError) in
            try call.require(1)
            let seconds = try call.number(0, in: 0...3600, units: ["S": 1, "MS": 0.001])
            session.machine.watchdog = Watchdog(seconds: seconds > 0 ? seconds : nil, keeper: session.number, isTripped: session.machine.watchdog.isTripped)
            return nil
        },
        Entry("SYSTem:WATChdog?") { session, call throws(ScpiError) in
            try call.requireNone()
            return ScpiNumber.text(session.machine.watchdog.seconds ?? 0)
        },
        Entry("SYSTem:WATChdog:TRIPped?") { session, call throws(ScpiError) in
            try call.requireNone()
            return session.machine.watchdog.isTripped || session.machine.console.hasTripped ? "1" : "0"
        },
        Entry("SYSTem:HEARtbeat") { session, call throws(ScpiError) in
            try call.requireNone()
            session.machine.heard(session.number, takesOver: true)
            session.machine.heartbeats[session.number] = session.machine.wallSeconds
            return nil
        },
        Entry("SYSTem:HEARtbeat:AGE?") { session, call throws(ScpiError) in
            try call.requireNone()
            let machine = session.machine
            let last = machine.heartbeats.filter { $0.key != session.number }.values.max()
            return ScpiNumber.text(last.map { machine.wallSeconds - $0 })
        },
        Entry("SYSTem:REARm") { session, call throws(ScpiError) in
            try call.requireNone()
            try session.refusing { () throws(ConsoleFailure) in try session.machine.rearm() }
            return nil
        },
        Entry("SYSTem:CASE:MARK") { session, call throws(ScpiError) in
            try call.require(1)
            session.announced = Int(try call.number(0, in: 0...1e15))
            return nil
        },
        Entry("SYSTem:CASE:MARK?") { session, call throws(ScpiError) in
            try call.requireNone()
            return "\(session.machine.console.commandCount)"
        },
        Entry("SYSTem:CASE:BEGun?") { session, call throws(ScpiError) in
            try call.requireNone()
            return ScpiNumber.text(session.machine.console.lastBegunAtSeconds)
        },
        Entry("SYSTem:CASE:GASoff?") { session, call throws(ScpiError) in
            try call.requireNone()
            return ScpiNumber.text(session.machine.console.gasOffAtSeconds)
        },
        Entry("SYSTem:CASE:STOPped?") { session, call throws(ScpiError) in
            try call.requireNone()
            return session.machine.console.bank.isStopped ? "1" : "0"
        },
        Entry("ABORt") { session, call throws(ScpiError) in
            try call.requireNone()
            session.machine.stop()
            return nil
        },
    ]
}

extension ScpiSession {
    /// A refusal of the console becomes an entry of the error queue.
    func refusing(_ body: () throws(ConsoleFailure) -> Void) throws(ScpiError) {
        do throws(ConsoleFailure) { try body() } catch { throw .refusal(error) }
    }
}

extension ScpiMachine {
    func rearm() throws(ConsoleFailure) {
        do { try console.rearm() } catch let failure as ConsoleFailure { throw failure } catch { throw .linkLost }
        watchdog.isTripped = false
        watchdog.silentSeconds = 0
    }
}
