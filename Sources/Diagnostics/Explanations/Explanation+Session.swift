extension Explanation {
    /// Forecast, commands and the console: codes `R…`.
    static let session: [Explanation] = [
        Explanation(
            "R101", "a limit that the forecast breaks",
            #"""
            The command was predicted on a copy of the patient, to the end of the cold that follows it, and a limit does not hold.
            Nothing was sent and all gas is off. Freeze for less time or with less power, move the probe, put a layer in
            (`insulate`), or go against the limit in the open with `override "why" { … }`.
            """#),
        Explanation(
            "R102", "a probe held by the ice",
            #"""
            C4.1.5: the coldest point of the probe's active length is at or below 0 C, and pulling would tear tissue. Thaw until
            it is free.
            """#),
        Explanation(
            "R103", "a way that is blocked",
            #"""
            On its way from the entry to the tip the probe would run through another probe, an organ or a vessel; the message says
            how deep.
            """#),
        Explanation(
            "R104", "gas that does not last",
            #"""
            The bottle would be empty before the command ends. Change it, or freeze for less time, with less power or fewer probes
            (C4.3.6).
            """#),
        Explanation(
            "R105", "gas that is not known to be closed",
            "The console did not confirm. Close the gas at the console itself, then look at the wire."),
        Explanation(
            "R201", "a measurement that disagrees with the forecast",
            #"""
            A thermocouple left the band that was predicted for it. The patient, the probe, its gas or the thermocouple is not as
            the model has it: look before going on.
            """#),
        Explanation(
            "R202", "a heat balance that does not close",
            #"""
            What the probes, the blood and the surfaces brought in does not add up to the change of enthalpy, to 0.1 %. The
            forecast may be off by as much: choose a finer `resolution`.
            """#),
        Explanation(
            "R203", "a measurement that no believable patient explains",
            #"""
            What is measured corrects the forecasts: it tells how strong the probes and how high perfusion are. This gauge fits no
            patient within what is believed beforehand, so it is left out; or all of it fits only with a probe or a perfusion that
            is not believed, and then the forecasts stay as they were. Look at the gauge, the probe and its gas, and the tissues
            that the program describes. Without `--twin` on the simulator, or with `--no-twin`, forecasts keep the library's values whatever is measured.
            """#),
        Explanation(
            "R204", "an entry inside the body",
            "The point where the probe enters lies below the skin that the program describes. One of the two is wrong."),
        Explanation(
            "R205", "a tip outside the body",
            "The tip lies beyond the skin that the program describes. One of the two is wrong."),
        Explanation(
            "R206", "a condition that is never met",
            "The course ended at its bound. What follows begins with the state as it then is."),
        Explanation(
            "R207", "a condition that holds already",
            "There is nothing to freeze for, so nothing was sent. Ask for `now: true` where a freeze before it counts otherwise. A thaw that is done already is not told."),
        Explanation(
            "R208", "an active length that reaches out of its entry",
            "A part of the cold length would lie before the skin and freeze it. Go deeper, or take a probe with a shorter one."),
        Explanation(
            "R210", "a limit that breaks, and the command goes on",
            #"""
            The forecast breaks a limit, and the command is carried out all the same: an `override` with its reason lets it pass, or it is a
            `thaw`, a `hold` or a `stop`, which opens no cooling gas: to refuse those would not make the patient warmer. It may break behind the
            command: cold still spreads when it is over. It stands in the journal and in the report.
            """#),
        Explanation(
            "R211", "a bottle below its working pressure",
            #"""
            Below its working pressure (argon: 3000 psi, C4.3.6) a bottle cools less, and the forecast reckons with that: with less
            flow, and with less heat that each gram takes up. Change the bottle before the freeze.
            """#),
        Explanation(
            "R212", "walls near the ice",
            """
            A `domain` that the program writes has walls at the temperature of the body, unless it is `insulated`. Where the tissue beside a wall is colder by
            more than 1 K/mm the wall brings heat in that the tissue outside would not, and the ice is predicted too small. Make the domain larger, or
            leave it out.

            Without a `domain` the walls are chosen 50 mm from probes and targets, and let no heat through. Where the tissue has cooled by more than 5 K there
            (many probes, many freezes), it would have had heat from beyond, and the ice is predicted too large. Write a larger domain.
            """),
        Explanation(
            "R213", "a power that changes nothing",
            """
            A probe model with a `surface` holds it at that temperature, at full power and at one per cent: it is meant for checks against exact solutions. A
            model with a `cryogen` draws less at less power.
            """),
        Explanation(
            "R214", "cells too wide for a prediction at the prompt",
            """
            What W306 and W307 tell of a program before it runs: cells wider than 0.7 of the depth over which blood warms a tissue that ice may come to (kidney
            1.4 mm), or wider than 3 mm, predict ice that is not to be believed. `frazil help resolution` says how a finer cell is asked for.
            """),
        Explanation(
            "R301", "no probe is placed",
            "The command speaks to the placed probes, and there is none."),
        Explanation(
            "R302", "a probe that is not in",
            "There is no placed probe of this name; it was never placed, or it was withdrawn."),
        Explanation(
            "R303", "a probe that is in already",
            "A placed probe has this name. Withdraw it first, or give the new one another."),
        Explanation(
            "R304", "an unknown probe model",
            "There is no such model. `frazil help argon_17g` shows one."),
        Explanation(
            "R305", "a duration that is not possible",
            "A command lasts more than 0 s and at most 24 h."),
        Explanation(
            "R306", "a power that is not possible",
            "A power is from 0 % to 100 % of what the console gives."),
        Explanation(
            "R307", "no patient",
            "Nothing is known of the patient: `background muscle`, or another tissue, comes first."),
        Explanation(
            "R308", "scans too often",
            "A scan takes time on a real machine; leave at least 1 s between two."),
        Explanation(
            "R309", "a probe without a way",
            "The tip and the entry are one point, or one of them is no number."),
        Explanation(
            "R310", "two things at once",
            "Inside `together` each probe has one thing to do."),
        Explanation(
            "R311", "a warm bag too warm or too cold",
            "The skin is warmed to something from 20 C to 45 C."),
        Explanation(
            "R312", "a prediction that is not kept",
            "There is no prediction of this number any more."),
        Explanation(
            "R313", "a gas that the console does not have",
            "The probe is cooled with a gas for which the console has no bottle."),
        Explanation(
            "R314", "a test inside the body",
            "A probe is tested outside the body, before it is placed (C4.1.3)."),
        Explanation(
            "R315", "a place far away",
            "A point lies more than 10 m from the origin: a unit is wrong."),
        Explanation(
            "R316", "a grid that is too large",
            "Cells of this size would make more of them than can be solved. Choose a coarser `resolution`, or a smaller `domain`."),
        Explanation(
            "R318", "a probe outside the domain",
            """
            Only what lies inside the `domain` that the program wrote is solved. A probe whose active length lies outside would cool nothing. Make the domain
            larger, or leave it out.
            """),
        Explanation(
            "R319", "a solver that broke",
            """
            A temperature came out that nothing in the plan can make (colder than the coldest gas, warmer than the warmest blood, or no number), or the heat
            balance is off by more than 5 %. Nothing is forecast, so nothing is sent. Look at the tissues' figures in the program, and tell the makers.
            """),
        Explanation(
            "R317", "bands that would not fit in memory",
            "Sixteen patients beside the plan's own would need more cells than can be solved. Choose a coarser `resolution`, or do without bands."),
    ]
}
