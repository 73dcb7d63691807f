import Testing

@testable import Devices

/// What an instrument understands of a line, and what it does not.
@Suite struct ScpiDialectTests {
    private func units(_ line: String) throws -> [ProgramUnit] {
        var message = ProgramMessage(Array(line.utf8))
        var units: [ProgramUnit] = []
        while let unit = try message.next() { units.append(unit) }
        return units
    }

    private func error(_ line: String) -> Int? {
        do { _ = try units(line) } catch { return (error as? ScpiError)?.code }
        return nil
    }

    // MARK: Headers

    @Test(arguments: ["SYST:ERR?", "system:error?", "SYSTem:ERRor:NEXT?", "SYST:ERR:NEXT?", ":SYST:ERROR?"])
    func `short and long forms, in any case, with and without what may be left out`(line: String) throws {
        let pattern = HeaderPattern("SYSTem:ERRor[:NEXT]?")
        #expect(pattern.match(try units(line)[0].header) == [])
    }

    @Test(arguments: ["SYSTE:ERR?", "SYST:ERRO?", "SYS:ERR?", "SYST:ERR", "SYST:ERR:NEX?", "ERR?", "SYST1:ERR?", "SYST:ERR:NEXT:NEXT?"])
    func `nothing between the short and the long form`(line: String) throws {
        let pattern = HeaderPattern("SYSTem:ERRor[:NEXT]?")
        #expect(pattern.match(try units(line)[0].header) == nil)
    }

    @Test func `a numeric suffix is 1 where it is not written`() throws {
        let pattern = HeaderPattern("PROBe#:POWer")
        #expect(pattern.match(try units("PROB:POW 1")[0].header) == [1])
        #expect(pattern.match(try units("PROBE12:POW 1")[0].header) == [12])
        #expect(pattern.match(try units("PROBE12:POW3 1")[0].header) == nil)
    }

    @Test func `a header behind a semicolon goes on from the path before, unless it has a colon or a star`() throws {
        let read = try units("PROB:TEST? (@1);STAT? (@1);*OPC?;NAME? (@1);:SYST:ERR?;COUN?").map(\.header.text)
        #expect(read == ["PROB:TEST?", "PROB:STAT?", "*OPC?", "PROB:NAME?", "SYST:ERR?", "SYST:COUN?"])
    }

    // MARK: Parameters

    @Test func `every kind of parameter`() throws {
        let read = try units("X 12,-1.5E+2 MV, MAX ,'it''s',\"a\"\"b\",(@1,3:5),#HFF,#15hello")[0].parameters
        #expect(
            read == [
                .number(12, unit: ""), .number(-150, unit: "MV"), .word("MAX"), .text("it's"), .text("a\"b"), .channels(ChannelList([1, 3, 4, 5])!),
                .number(255, unit: ""), .block(Array("hello".utf8)),
            ])
    }

    @Test(arguments: [
        ("X 'open", -151), ("X (@1,)", -171), ("X (@1:2:3)", -171), ("X (1)", -171), ("X #19short", -161), ("X 1 2", -102), ("X,1", -102), ("X 1e999", -121),
        ("X 1..2", -121), ("X\u{1}", -101), ("123", -102), (":", -102), ("*", -102), ("X 1,", -109), ("X #HXY", -121),
    ])
    func `what is wrong is told by the standard's number`(line: String, code: Int) { #expect(error(line) == code) }

    @Test func `what stands before a mistake is done, and the rest is not read`() throws {
        var message = ProgramMessage(Array("*CLS;X 'open;*RST".utf8))
        #expect(try message.next()?.header.text == "*CLS")
        #expect(throws: ScpiError.self) { try message.next() }
        #expect(try message.next() == nil)
    }

    // MARK: Channel lists

    @Test func `channel lists are read and written the shortest way`() {
        #expect(ChannelList(text: "(@1,3:5,9)")?.channels == [1, 3, 4, 5, 9])
        #expect(ChannelList(text: "(@5:3)")?.channels == [5, 4, 3])
        #expect(ChannelList([1, 2, 3, 7, 8])?.text == "(@1:3,7,8)")
        for wrong in ["(@)", "()", "@1", "(@1", "(@-1)", "(@1:99999)", "(@a)", "(@1,,2)"] { #expect(ChannelList(text: wrong) == nil, "\(wrong)") }
    }

    // MARK: Status

    @Test func `an error queue that overflows says so in its last place`() {
        var queue = ErrorQueue()
        for number in 1...25 { queue.add(ScpiError(number, "device")) }
        #expect(queue.count == 20)
        for number in 1...19 { #expect(queue.next().code == number) }
        #expect(queue.next() == .queueOverflow)
        #expect(queue.next() == .none)
    }

    @Test func `the registers of IEEE 488 2`() {
        var status = StatusRegisters()
        status.notePowerOn()
        #expect(status.takeEvents() == 128)
        status.note(.undefinedHeader)
        status.note(.outOfRange)
        #expect(status.statusByte(hasErrors: true) == 4)
        (status.eventsEnabled, status.serviceEnabled) = (32, 0xFF)
        #expect(status.serviceEnabled == 191)
        #expect(status.statusByte(hasErrors: true) == 4 + 32 + 64)
        #expect(status.takeEvents() == 48)
        #expect(status.takeEvents() == 0)
    }

    // MARK: Replies

    @Test func `a reply is believed as far as it is exactly what was asked for`() throws {
        let reply = try ScpiReply(Array("-1.5E1, 9.91E37 ,3".utf8))
        #expect(try reply.numbers(3) == [-15, nil, 3])
        #expect(throws: ScpiReply.Mismatch.self) { try reply.numbers(2) }
        for text in ["", "1,", "nan", "inf", "0x10", "1e", "9.9E37", "1 2", "one"] {
            #expect(throws: ScpiReply.Mismatch.self, "\(text)") { try ScpiReply(Array(text.utf8)).numbers(1) }
        }
        #expect(throws: ScpiReply.Mismatch.self) { try ScpiReply([49, 200]) }
        #expect(try ScpiReply(Array(#"-113,"Undefined; ""X"", header""#.utf8)).error() == ScpiError(-113, #"Undefined; "X", header"#))
        for text in ["0", "0,No error", "x,\"y\"", "0,\"a\",1"] {
            #expect(throws: ScpiReply.Mismatch.self, "\(text)") { try ScpiReply(Array(text.utf8)).error() }
        }
    }

    @Test func `no single damaged byte gets past the checksum`() {
        let line = Array("23.5,-140.25;17".utf8)
        let sealed = ReplyChecksum.sealed(line)
        #expect(ReplyChecksum.opened(sealed) == line)
        // CRC-16/CCITT-FALSE of the standard check string.
        #expect(ReplyChecksum.value(of: "123456789".utf8) == 0x29B1)
        for index in sealed.indices {
            for bit in 0..<8 {
                var damaged = sealed
                damaged[index] ^= 1 << bit
                #expect(ReplyChecksum.opened(damaged) == nil)
            }
        }
    }

    @Test func `numbers come back to the last bit`() {
        for value in [0.1, -149.99999999999997, 1e-12, 604_800, 3501.7123456789] { #expect(Double(ScpiNumber.text(value)) == value) }
        #expect(ScpiNumber.text(nil) == "9.91E37")
        #expect(ScpiNumber.text(.infinity) == "9.91E37")
    }
}
