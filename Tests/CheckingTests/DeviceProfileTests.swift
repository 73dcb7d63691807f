import Devices
import Diagnostics
import Testing

@testable import Checking
@testable import Syntax

@Suite struct DeviceProfileTests {
    private func read(_ text: String) throws -> (profile: DeviceProfile, codes: [String]) {
        let parsed = Parser.parse(SourceFile(name: "profile", text: text), id: FileID(index: 0))
        #expect(parsed.diagnostics.isEmpty, "\(parsed.diagnostics)")
        guard case .deviceProfile(let tree)? = parsed.tree.statements.first?.kind else { throw Missing() }
        let read = DeviceProfileReader.read(tree)
        return (read.profile, read.diagnostics.map(\.code))
    }

    private struct Missing: Error {}

    private func codes(_ lines: String) throws -> [String] {
        try read("device profile p {\n  channels: 1\n  instrument it { identity: \"IT\" }\n  on stop { say it \"ABOR\" }\n  on close { say it \"CLOS\" }\n\(lines)\n}\n").codes
    }

    @Test func `a whole profile, and what it leaves to a person`() throws {
        let (profile, codes) = try read(
            """
            device profile bench {
              instrument relays { identity: "MUX", tags: false }
              instrument daq { identity: "DAQ", checksum: true }
              channels: 8
              power: 20% to 100%
              argon: 3000 psi to 6500 psi
              longest_freeze: 20 min
              greatest_flow: 1.6 g/s
              untested: "refused"
              thermocouple: "required"
              timer: "driver"
              heartbeat: 500 ms
              on freeze {
                say relays "CLOSE (@{channels + 100})"
                ask relays "CLOSE? (@{channel + 100})" = "1"
              }
              on close { say relays "OPEN (@{channels + 100})" }
              on stop { say relays "OPEN:ALL" }
              on power { say daq "VOLT {percent / 20},(@{channels})" }
              on temperature { ask daq "TEMP? (@{channels})" in K }
              on pressure { ask daq "VOLT? (@301)" for argon in bar scale 75 offset -75 }
            }
            """)
        #expect(codes == ["D109", "D110", "D110", "D110", "D110"])
        #expect(profile.instruments.map(\.isTagged) == [false, true] && profile.instruments.map(\.hasChecksum) == [false, true])
        let limits = profile.limits
        #expect(limits.channels == 8 && limits.power == 0.2...1 && limits.longestFreezeSeconds == 1200 && !limits.hasTimer)
        #expect(limits.refusesUntested && limits.needsThermocouple && limits.heartbeatSeconds == 0.5)
        #expect(abs(limits.greatestFlow - 1.6) < 1e-12 && abs((limits.pressurePsi["argon"]?.lowerBound ?? 0) - 3000) < 1e-6)
        #expect(profile.messages(for: .freeze)[0].template.filled(TemplateValues(channels: [1, 2])) == "CLOSE (@101,102)")
        #expect(profile.messages(for: .power)[0].template.filled(TemplateValues(channels: [3], numbers: [.percent: 50])) == "VOLT 2.5,(@3)")
        guard case .read(let scale, let offset, nil) = profile.messages(for: .temperature)[0].kind else { throw Missing() }
        #expect(300 * scale + offset == 300 - 273.15)
        guard case .read(let slope, let start, "argon"?) = profile.messages(for: .pressure)[0].kind else { throw Missing() }
        #expect(abs(5 * slope + start - 300 * 14.503773773) < 1e-6)
    }

    @Test(arguments: [
        ("", []), ("chanels: 4", ["D105"]), ("channels: 0", ["D106"]), ("channels: 2.5", ["D106"]), ("channels: 2", ["D111"]), ("power: 50%", ["D106"]), ("argon: 1 mm to 2 mm", ["D106"]),
        ("heartbeat: 4 s", ["D103"]), ("watchdog: 0 s", ["D106"]), ("untested: \"maybe\"", ["D106"]), ("instrument it { identity: \"X\" }", ["D104"]),
        ("on stop { say it \"X\" }", ["D104"]), ("on frieze { say it \"X\" }", ["D105"]), ("on power { say that \"X\" }", ["D105"]),
        ("on power { say it \"{seconds}\" }", ["D107"]), ("on power { say it \"{percent ^ 2}\" }", ["D107"]), ("on power { ask it \"X?\" }", ["D108"]),
        ("on time { say it \"X\" }", ["D108"]), ("on time { ask it \"X?\" = \"1\" }", ["D108"]), ("on time { ask it \"X?\" in psi }", ["D106"]),
        ("argon: 3000 psi to 6500 psi", ["D109"]), ("argon: 3000 psi to 650000 psi", ["D106"]), ("temperature: -400 C to 80 C", ["D106"]),
        ("greatest_leak: 5000 g/s", ["D106"]), ("longest_freeze: 20 h\n  on flow { ask it \"F?\" }\n  greatest_flow: 1.6 g/s", []),
        ("on freeze { say it \"F {seconds}\" }", ["D110", "D110", "D110"]), ("on freeze { say it \"F\" }\n timer: \"driver\"", ["D110", "D110", "D110"]),
        ("on freeze { say it \"F\" }", ["D111", "D110", "D110", "D110"]), ("on watchdog { say it \"W 0\" }", ["D111"]), ("deadline: 4 s", ["D103"]),
        ("on mark { say it \"M\" }\n on marked { ask it \"M?\" }", ["D111"]), ("on mark { say it \"M {count}\" }", ["D111"]),
        ("instrument other { identity: \"\" }", ["D111"]), ("on time { ask it \"T?\" scale 0 }", ["D111"]),
        ("on freeze { say it \"F {seconds}\" }\n on watchdog { say it \"W {watchdog}\" }\n on heartbeat { say it \"H\" }\n on open { ask it \"O?\" }\n on rearm { say it \"R\" }", []),
        ("on freeze { say it \"CLOS\" }\n timer: \"driver\"", ["D111", "D110", "D110", "D110"]),
        ("on freeze { say it \"F\" }\n on heartbeat { say it \"F\" }\n timer: \"driver\"", ["D111", "D110", "D110", "D110"]),
        ("on freeze { say it \"F\" }\n on watchdog { say it \"W {watchdog}\" }\n on heartbeat { say other \"H\" }\n instrument other { identity: \"O\" }\n timer: \"driver\"", ["D111", "D110", "D110"]),
        ("on freeze { say it \"F\" }\n on watchdog { say other \"W {watchdog}\" }\n on heartbeat { say other \"H\" }\n instrument other { identity: \"O\" }\n timer: \"driver\"", ["D110", "D110", "D110"]),
        ("on freeze { say it \"F\"; ask it \"V? {channel}\" = \"1\" }\n on thaw { say it \"T\"; ask it \"W? {channel}\" = \"1\" }\n on open { ask it \"V? {channels}\" }\n timer: \"driver\"", ["D110", "D110", "D110"]),
        ("on freeze { say it \"F\" }\n on thaw { say it \"CLOS\" }\n timer: \"driver\"", ["D110", "D110", "D110"]),
        ("on pressure { ask it \"X?\" for xenon }", ["D105"]), ("on prepare { say it \"ü\" }", ["D106"]), ("on prepare { say it \" \" }", ["D106"]), ("on prepare { say it \"*TST?\" }", ["D106"]),
    ])
    func `each mistake is told by its code`(line: String, wanted: [String]) throws { #expect(try codes("  " + line) == wanted) }

    @Test(arguments: [
        ("on power { say it \"POW 50,(@{channels})\" }", "no message of `on power` says `{percent}`"),
        ("least_flow: 2 g/s\n greatest_flow: 1.6 g/s\n on flow { ask it \"F? (@{channels})\" }", "`least_flow` is more than `greatest_flow`: no flow could be right"),
        ("greatest_leak: 2 g/s\n greatest_flow: 1.6 g/s\n on flow { ask it \"F? (@{channels})\" }", "`greatest_leak` is more than `greatest_flow`: no flow could be right"),
        ("argon: 3000 psi to 6500 psi\n on pressure { ask it \"P?\" for helium }", "`argon` could never be held: no message of `on pressure` reads it"),
        ("on freeze { say it \"OPEN (@{channels + 120})\"\n say it \"CLOS (@101)\" }", "`on freeze` always opens (@101), whichever probe is meant"),
        ("on freeze { say it \"OPEN (@{channels + 120})\" }", "`on freeze` opens nothing: it says only what closes"),
        ("on sensor { ask it \"S? (@{channels - 200})\" }", "for channel 1 this is -199, which is no channel of any instrument"),
        ("on sensor { ask it \"S? (@{channels * 0.5})\" }", "for channel 1 this is 0.5, which is no channel of any instrument"),
        ("on sensor { ask it \"S? (@{channels * 0})\" }", "this is the same for several channels"),
        ("on power { say it \"POW {percent * 0},(@{channels})\" }", "`percent` times 0 says nothing of it"),
    ])
    func `a profile that is well written and cannot be right is told once`(line: String, wanted: String) throws {
        let closes = " on stop { say it \"OPEN:ALL\" }\n on close { say it \"OPEN (@{channels + 100})\"\n say it \"OPEN (@{channels + 120})\" }\n"
        #expect(try errors("device profile p {\n channels: 8\n timer: \"driver\"\n instrument it { identity: \"IT\" }\n\(closes) \(line)\n}\n") == [wanted])
    }

    @Test(arguments: [("OPEN (@101)", false), ("OPEN (@101:107)", false), ("OPEN (@101:108)", true), ("OPEN (@{channels + 100})", true), ("OPEN:ALL", true)])
    func `a stop closes every channel`(words: String, isWhole: Bool) throws {
        let profile = "device profile p {\n channels: 8\n instrument it { identity: \"IT\" }\n on stop { say it \"\(words)\" }\n}\n"
        #expect(try errors(profile).isEmpty == isWhole)
    }

    private func errors(_ text: String) throws -> [String] {
        let parsed = Parser.parse(SourceFile(name: "profile", text: text), id: FileID(index: 0))
        guard case .deviceProfile(let tree)? = parsed.tree.statements.first?.kind else { throw Missing() }
        return DeviceProfileReader.read(tree).diagnostics.filter { $0.severity == .error }.map(\.message)
    }

    @Test func `what confirms that gas is on cannot confirm that it is off`() throws {
        let lines = "device profile p {\n channels: 1\n timer: \"driver\"\n instrument i { identity: \"I\" }\n on stop { say i \"X\" }\n"
        let opens = " on freeze { say i \"Y\"\n ask i \"V?\" = \"1\" }\n"
        #expect(try read(lines + opens + " on close { say i \"Z\"\n ask i \"V?\" = \"1\" }\n}\n").codes == ["D111", "D110", "D110", "D110"])
        #expect(try read(lines + opens + " on close { say i \"Z\"\n ask i \"V?\" = \"0\" }\n}\n").codes == ["D110", "D110", "D110"])
    }

    @Test func `no instrument, and no way to close the gas`() throws {
        #expect(try read("device profile p {\n}\n").codes == ["D101", "D102"])
        #expect(try read("device profile p {\n channels: 1\n instrument i { identity: \"I\" }\n on stop { say i \"X\" }\n on freeze { say i \"Y {seconds}\" }\n}\n").codes == ["D102", "D110", "D110", "D110"])
    }

    @Test func `its words are names elsewhere`() {
        let parsed = Parser.parse(SourceFile(name: "p", text: "let device = 1\nlet on = device\nlet say = on\nprint say\n"), id: FileID(index: 0))
        #expect(parsed.diagnostics.isEmpty)
    }

    @Test(arguments: [
        "device profile", "device profile p", "device profile p {", "device profile p { on", "device profile p { on stop { say", "device profile p { on stop { say it",
        "device profile p { on stop { say it \"X\" in", "device profile p { on stop { say it \"X\" nonsense } }", "device profile p { instrument",
    ])
    func `what is cut off is told, and nothing hangs`(text: String) {
        #expect(!Parser.parse(SourceFile(name: "p", text: text), id: FileID(index: 0)).diagnostics.isEmpty)
    }
}
