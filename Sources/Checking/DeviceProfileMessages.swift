import Devices
import Diagnostics
import Syntax

/// What is told of a device profile, in words.
extension Diagnostic {
    private static func profile(_ code: String, _ message: String, at span: SourceSpan, help: String?) -> Diagnostic {
        Diagnostic(.error, code, message, at: span, help: help)
    }

    private static func listed(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }

    static func noInstrument(at span: SourceSpan) -> Diagnostic {
        profile("D101", "a device profile needs an instrument", at: span, help: "instrument console { identity: \"FRAZIL\" }")
    }

    static func noStop(at span: SourceSpan) -> Diagnostic {
        profile("D102", "a device profile must say how all gas is closed", at: span, help: "on stop { say console \"ABORt\" }")
    }

    static func noClose(_ operation: String, at span: SourceSpan) -> Diagnostic {
        profile("D102", "a profile that can \(operation) must say how the gas of a channel is closed", at: span, help: "on close { say … }")
    }

    static func lateHeartbeat(at span: SourceSpan) -> Diagnostic {
        profile("D103", "the heartbeat must come at least twice before the watchdog acts", at: span, help: "heartbeat: 1 s, watchdog: 5 s")
    }

    static func lateDeadline(at span: SourceSpan) -> Diagnostic {
        profile(
            "D103", "an instrument that falls silent must be given up before the watchdog acts: a heartbeat and one and a half deadlines", at: span,
            help: "heartbeat: 1 s, deadline: 2 s, watchdog: 5 s")
    }

    static func valueNotSaid(_ value: String, in operation: String, at span: SourceSpan) -> Diagnostic {
        profile("D111", "no message of `on \(operation)` says `{\(value)}`", at: span, help: "put `{\(value)}` where the device wants it" + (value == "seconds" ? ", or write timer: \"driver\"" : ""))
    }

    static func nothingSaid(_ operation: String, at span: SourceSpan) -> Diagnostic {
        profile("D111", "`on \(operation)` says nothing, it only asks", at: span, help: "say … what closes the gas; then ask whether it is closed")
    }

    static func channelsNotSaid(_ operation: String, at span: SourceSpan) -> Diagnostic {
        profile("D111", "no message of `on \(operation)` says which channels are meant", at: span, help: "put `{channels}` or `{channel}` where the device wants it, or write channels: 1")
    }

    static func sameWords(_ operation: String, as opener: String, at span: SourceSpan) -> Diagnostic {
        profile("D111", "`on \(operation)` says what `on \(opener)` says, which opens the gas", at: span, help: "say what closes it")
    }

    static func sameAnswer(_ operation: String, as opener: String, at span: SourceSpan) -> Diagnostic {
        profile("D111", "`on \(operation)` is confirmed by the same answer as `on \(opener)`", at: span, help: "one of the two answers means open, the other closed")
    }

    static func opensGas(_ operation: String, at span: SourceSpan) -> Diagnostic {
        profile("D111", "`on \(operation)` says what opens the gas", at: span, help: "gas is opened by `on freeze` and `on thaw` alone")
    }

    static func noHeartbeat(at instrument: String, _ span: SourceSpan) -> Diagnostic {
        profile("D111", "the watchdog of `\(instrument)` is armed, and `on heartbeat` says nothing to it: it would always act", at: span, help: "on heartbeat { say \(instrument) … }")
    }

    static func unwatched(_ instrument: String, _ span: SourceSpan) -> Diagnostic {
        doubt("D110", "nobody closes the gas of `\(instrument)` where this computer stops: its watchdog is not armed", at: span, help: "say \(instrument) \"…{watchdog}\", where it has one")
    }

    static func valveUnseen(_ operation: String, at span: SourceSpan) -> Diagnostic {
        doubt("D110", "`on open` does not look at the valve that `on \(operation)` opens", at: span, help: "ask there what `on \(operation)` asks, for all channels")
    }

    static func markNotRead(at span: SourceSpan) -> Diagnostic {
        profile("D111", "a number that is said with `on mark` is never asked for", at: span, help: "on marked { ask … }, or leave `on mark` out")
    }

    static func noIdentity(_ name: Name) -> Diagnostic {
        profile("D111", "the instrument `\(name.text)` has no identity: any other would be taken for it", at: name.span, help: "identity: \"…\", a part of what it answers to `*IDN?`")
    }

    static func scaleOfNothing(_ reading: String, at span: SourceSpan) -> Diagnostic {
        profile("D111", "a scale of 0 makes every \(reading) the same", at: span, help: "leave the scale out, or say how much one is")
    }

    static func interlockUnread(_ key: Name, reading: String) -> Diagnostic {
        profile("D109", "`\(key.text)` could never be held: the profile reads no \(reading)", at: key.span, help: "on \(reading) { ask … }, or leave `\(key.text)` out")
    }

    static func pressureUnread(_ gas: Name) -> Diagnostic {
        profile(
            "D109", "`\(gas.text)` could never be held: no message of `on pressure` reads it", at: gas.span,
            help: "ask … for \(gas.text), or leave `\(gas.text)` out")
    }

    static func limitsCross(_ low: Name, _ high: String) -> Diagnostic {
        profile("D112", "`\(low.text)` is more than `\(high)`: no flow could be right", at: low.span, help: "such as least_flow: 0.1 g/s, greatest_flow: 1.6 g/s, greatest_leak: 0.02 g/s")
    }

    static func opensNothing(_ operation: String, at span: SourceSpan) -> Diagnostic {
        profile("D111", "`on \(operation)` opens nothing: it says only what closes", at: span, help: "say … what opens the gas of `{channels}`")
    }

    static func opensAlways(_ operation: String, _ channels: String, at span: SourceSpan) -> Diagnostic {
        profile("D111", "`on \(operation)` always opens \(channels), whichever probe is meant", at: span, help: "put `{channels}` there, such as (@{channels + 100})")
    }

    static func closesSome(_ operation: String, _ count: Int, of channels: Int, at span: SourceSpan) -> Diagnostic {
        profile("D111", "`on \(operation)` closes \(count) of \(channels) channels", at: span, help: "say what closes all, or put `{channels}` there: (@{channels + 100})")
    }

    static func noSuchChannel(_ channel: Int, is number: Double, at span: SourceSpan) -> Diagnostic {
        profile(
            "D107", "for channel \(channel) this is \(ScpiNumber.text(number)), which is no channel of any instrument", at: span,
            help: "a whole number from 0 to 1000000, such as {channels + 100}")
    }

    static func channelsFallTogether(at span: SourceSpan) -> Diagnostic {
        profile("D107", "this is the same for several channels", at: span, help: "each channel wants a number of its own, such as {channels + 100}")
    }

    static func valueOfNothing(_ value: String, in operation: String, at span: SourceSpan) -> Diagnostic {
        profile("D107", "`\(value)` times 0 says nothing of it", at: span, help: "write {\(value)}, or {\(value) / 20}")
    }

    static func noWatchdog(at span: SourceSpan) -> Diagnostic {
        doubt("D110", "nobody closes the gas where this computer stops: the profile has no watchdog with a heartbeat", at: span, help: "on watchdog { say … \"…{watchdog}\" } and on heartbeat { say … }, where the device can")
    }

    static func gasUnseen(at span: SourceSpan) -> Diagnostic {
        doubt("D110", "behind a stop nobody sees whether the gas is off: the profile reads neither `open` nor `flow`", at: span, help: "on open { ask … }, or on flow { ask … }")
    }

    static func answersAlike(_ instrument: String, at span: SourceSpan) -> Diagnostic {
        doubt(
            "D110", "answers of `\(instrument)` carry no number: one that comes late ends the run, and nobody is told where it was switched off and on", at: span,
            help: "leave out `tags: false` where the instrument keeps to IEEE 488.2")
    }

    static func noRearm(at span: SourceSpan) -> Diagnostic {
        doubt("D110", "a stop ends every run here: the profile has no `rearm`", at: span, help: "on rearm { say … }, where a stop can be released without a key")
    }

    private static func doubt(_ code: String, _ message: String, at span: SourceSpan, help: String) -> Diagnostic {
        Diagnostic(.warning, code, message, at: span, help: help)
    }

    static func instrumentTwice(_ name: Name) -> Diagnostic {
        profile("D104", "there are two instruments `\(name.text)`", at: name.span, help: "give each a name of its own")
    }

    static func operationTwice(_ name: Name) -> Diagnostic {
        profile("D104", "`on \(name.text)` stands twice", at: name.span, help: "put all messages into one block")
    }

    static func unknownInstrument(_ name: Name, nearest: String?) -> Diagnostic {
        profile(
            "D105", "there is no instrument `\(name.text)`", at: name.span,
            help: nearest.map { "did you mean `\($0)`?" } ?? "name it first: instrument \(name.text) { identity: \"…\" }")
    }

    static func unknownOperation(_ name: Name, nearest: String?, known: [String]) -> Diagnostic {
        profile("D105", "a device has no operation `\(name.text)`", at: name.span, help: nearest.map { "did you mean `\($0)`?" } ?? "one of \(listed(known))")
    }

    static func unknownSetting(_ name: Name, nearest: String?) -> Diagnostic {
        profile(
            "D105", "a device profile has no setting `\(name.text)`", at: name.span,
            help: nearest.map { "did you mean `\($0)`?" } ?? "see DEVICES in ARCHITECTURE.md")
    }

    static func unknownGas(_ name: Name) -> Diagnostic {
        profile("D105", "there is no gas `\(name.text)`", at: name.span, help: "`argon`, `helium` or `nitrogen`")
    }

    static func badUnit(_ name: Name, of operation: String) -> Diagnostic {
        profile("D106", "a \(operation) is not measured in `\(name.text)`", at: name.span, help: "C or K, psi or bar, g, mg, or s; other scales: `scale 2.5 offset -1`")
    }

    static func badSetting(_ key: Name, wanted: String, at span: SourceSpan) -> Diagnostic {
        profile("D106", "`\(key.text)` wants \(wanted)", at: span, help: "see DEVICES in ARCHITECTURE.md")
    }

    static func badQuantity(at span: SourceSpan) -> Diagnostic {
        profile("D106", "a number with its unit is wanted here", at: span, help: "such as 5 s, 3000 psi, 0.05 g/s, 20 C or 50%")
    }

    static func badNumber(at span: SourceSpan) -> Diagnostic {
        profile("D106", "a number without a unit is wanted here", at: span, help: "such as 0.001")
    }

    static func badTruth(at span: SourceSpan) -> Diagnostic {
        profile("D106", "`true` or `false` is wanted here", at: span, help: "such as `checksum: true`")
    }

    static func badText(at span: SourceSpan) -> Diagnostic { profile("D106", "a text is wanted here", at: span, help: "such as \"*RST\"") }

    static func messageNotPlain(at span: SourceSpan) -> Diagnostic {
        profile("D106", "a message is one line of plain characters", at: span, help: "take out line ends and what is not ASCII")
    }

    static func messageEmpty(at span: SourceSpan) -> Diagnostic {
        profile("D106", "this message says nothing", at: span, help: "write what the instrument is to do, or leave the message out")
    }

    static func questionSaid(_ text: String, at span: SourceSpan) -> Diagnostic {
        profile(
            "D106", "`\(text)` is a question, and a question that is only said does nothing, while its answer stays on the line", at: span,
            help: "write `ask … = \"…\"` to confirm something by it, or what the instrument is to do")
    }

    static func badPlace(at span: SourceSpan, known: [String]) -> Diagnostic {
        profile(
            "D107", "between braces stands a value, times a number, plus a number", at: span,
            help: known.isEmpty ? "there are no values here" : "such as {\(known[0]) + 100}; known here: \(listed(known))")
    }

    static func valueNotThere(_ value: String, in operation: String, known: [String], at span: SourceSpan) -> Diagnostic {
        profile("D107", "`on \(operation)` has no `\(value)`", at: span, help: known.isEmpty ? "it has no values" : "it has \(listed(known))")
    }

    static func readingNotAsked(_ operation: String, at span: SourceSpan) -> Diagnostic {
        profile("D108", "`on \(operation)` is a reading, so its messages are questions", at: span, help: "ask …; what must be said before goes into `on sample`")
    }

    static func readingWithAnswer(_ operation: String, at span: SourceSpan) -> Diagnostic {
        profile("D108", "`on \(operation)` is a reading, whose answer is not known beforehand", at: span, help: "leave out `= …`")
    }

    static func questionWithoutAnswer(_ operation: String, at span: SourceSpan) -> Diagnostic {
        profile("D108", "`on \(operation)` needs the answer that is right", at: span, help: "ask … \"*OPC?\" = \"1\"")
    }
}
