extension Explanation {
    /// Device profiles and what a machine on a wire has to tell: codes `D…`.
    static let devices: [Explanation] = [
        Explanation(
            "D101", "a device profile without an instrument",
            "A profile says what to send to which instrument, so it names at least one, with what must stand in its answer to `*IDN?`."),
        Explanation(
            "D102", "a device profile that cannot close its gas",
            #"""
            Whatever else fails, `on stop` must close all gas; and who opens a channel (`on freeze`, `on thaw`) must be able to close
            it (`on close`).
            """#),
        Explanation(
            "D103", "a heartbeat that comes too late",
            "One lost message must not make the watchdog act, so the heartbeat comes at least twice as often."),
        Explanation("D104", "a name or a block that stands twice", "Two instruments of one name, or two blocks for one operation, would hide each other."),
        Explanation(
            "D105", "a name that a device profile does not know",
            "Instruments are named at the top of the profile; operations and settings are a fixed list, which the message shows."),
        Explanation("D106", "a value of the wrong kind", "A setting wants a number with its unit, a range, a text, or `true` or `false`, and a message wants words that an instrument can act on, as the message says."),
        Explanation(
            "D107", "a place for a value that is not there",
            #"""
            Between the braces of a message stands one value of the operation, such as `{channels + 100}` or `{percent / 20}`. What is worked out for a
            channel is a whole number from 0 on, and another one for each.
            """#),
        Explanation(
            "D108", "a message of the wrong kind",
            #"""
            Readings (`on temperature`, `on pressure`, …) are asked and their answer is the reading; elsewhere a message is said, or
            asked with the answer that is right: `ask relays "ROUTe:CLOSe? (@101)" = "1"`.
            """#),
        Explanation(
            "D109", "an interlock that nothing is read for",
            #"""
            A range of pressure, temperature or flow is held at each reading. A profile that states one and has no message that reads it would look
            safe and hold nothing.
            """#),
        Explanation(
            "D110", "a device that leaves something to a person",
            #"""
            Such a device can be driven, with more for a person to look after: without a watchdog the gas stays as it is where this computer stops;
            without `open` or `flow`, or where `open` looks at one valve of two, nobody sees whether a stop closed it; without `rearm` a stop, also one that only asks a question, ends the run.
            """#),
        Explanation(
            "D111", "a message that cannot do what it is for",
            #"""
            A device that closes the gas by itself must be told how long; a watchdog, how long it waits; `on stop` and `on close` must say something; an
            instrument must be told from any other by its identity; a reading times 0 is no reading. What closes the gas has other words, and another
            answer, than what opens it; nothing but `on freeze` and `on thaw` opens it; and each says which channels are meant. A freeze opens the gas of the
            channels that are meant, a stop closes all of them, and a power says how much.
            """#),
        Explanation(
            "D112", "limits that contradict each other",
            #"""
            A channel that freezes must pass more than `least_flow`, no open one more than `greatest_flow`, and no closed one more than `greatest_leak`. Where the
            least is more than the greatest no flow is right; where a closed channel may pass more than an open one, no leak is ever found.
            """#),
        Explanation(
            "D201", "something at the machine that a person should know",
            #"""
            A thermocouple that does not answer, or an answer that had to be asked for again. The run goes on, since what is known is
            enough; look at the machine and its wires.
            """#),
    ]
}
