import Diagnostics

/// The words of what can be read and is surely mistaken.
extension CheckMessages {
    /// Why a bound says nothing, and what to write instead.
    struct Idleness {
        var reason: String
        var help: String
    }

    static func idle(isLimit: Bool, _ idleness: Idleness, at span: SourceSpan) -> Diagnostic {
        warning(
            .idleBound, "this \(isLimit ? "limit can never break" : "goal is met whatever is done"): \(idleness.reason)", span,
            isLimit ? "guards nothing" : "asks for nothing", help: idleness.help)
    }

    static func unchanging(isLimit: Bool, _ condition: String, at span: SourceSpan) -> Diagnostic {
        warning(
            .idleBound, "this \(isLimit ? "limit" : "goal") hangs on nothing that is done: a region's shape stays as the program says it", span,
            "known before the start", help: "to hold the region to it, write `assert \(condition), \"the region is another one\"`")
    }

    static func widerThanIce(_ margin: String, at span: SourceSpan) -> Diagnostic {
        warning(
            .idleBound, "this goal is out of reach: ice does not pass a region by \(margin) all round", span, "farther than ice grows",
            help: "write millimetres, such as `>= 10 mm`")
    }

    static func breaksAtOnce(_ start: String, at span: SourceSpan) -> Diagnostic {
        warning(
            .idleBound, "this limit breaks as soon as anything is cooled: at the start \(start)", span, "refuses every freeze",
            help: "choose a threshold below the body's temperature, such as `> 5 C`")
    }

    static func neverMet(_ start: String, meant: String, at span: SourceSpan) -> Diagnostic {
        error(.neverHolds, "this goal can never hold: at the start \(start), and the coldest since then counts", span, help: "write `\(meant)`")
    }

    static func turnedRound(_ message: String, _ help: String, at span: SourceSpan) -> Diagnostic {
        warning(.turnedRound, message, span, "the other way round", help: help)
    }

    static func percentTwice(_ share: String, fraction: String, meant: String, at span: SourceSpan) -> Diagnostic {
        warning(.percentTwice, "`\(share)` is only \(fraction) of the whole", span, "a fraction, and `%` behind it", help: "write `\(meant)`")
    }

    static func exclusion(limit: String, goal: String, other: SourceSpan, isLimit: Bool, at span: SourceSpan) -> Diagnostic {
        warning(
            .exclusion, "this \(isLimit ? "limit" : "goal") and a \(isLimit ? "goal" : "limit") exclude each other: what `\(goal)` asks for, `\(limit)` refuses",
            span, "one of the two", secondary: [Diagnostic.Label(span: other, text: "and the other")],
            help: "look at the regions' names and at the thresholds, and leave one of the two out")
    }

    static func weakened(_ loser: String?, _ spared: String?, at span: SourceSpan) -> Diagnostic {
        let example = loser.flatMap { loser in spared.map { ": `\(loser)` may be frozen as long as `\($0)` is not" } }
        return warning(
            .weakenedLimit, "with `or` one half is enough\(example ?? ", so that the stricter half guards nothing")", span, "guards one of the two only",
            help: "write `and`, or a limit of its own for each")
    }

    static func endsAtOnce(_ what: String, grows: String, meant: String, at span: SourceSpan) -> Diagnostic {
        warning(.endsAtOnce, "\(what) \(grows), so this holds at once or never", span, "over before it begins", help: "write `until \(meant)`")
    }

    static func constantEnd(_ what: String, at span: SourceSpan) -> Diagnostic {
        warning(.endsAtOnce, "\(what) until what never changes ends at once or never", span, "always the same", help: "write what is waited for, such as `until tip(A) < -100 C`")
    }

    static func briefTime(_ what: String, _ time: String, meant: String?, at span: SourceSpan) -> Diagnostic {
        let isBetweenScans = what == "the time between scans"
        let said = isBetweenScans ? "a scan every \(time) is hardly meant: none is taken and read so soon" : "\(what) of \(time) is hardly meant: no valve opens and closes so soon"
        return warning(
            .briefTime, said, span, "too short",
            help: meant.map { "`m` is a minute: write `\($0)`" } ?? "write a time such as `5m`; `s` is a second, `m` a minute")
    }

    static func noScanWithin(_ freeze: String, at span: SourceSpan) -> Diagnostic {
        warning(
            .briefTime, "no scan is taken: the freeze is over after \(freeze), before the first one", span, "longer than the freeze",
            help: "write `scan every 5m`, or leave it out and `scan` behind the freeze")
    }

    static func unlikelyTemperature(of what: String, _ temperature: String, meant: String?, at span: SourceSpan) -> Diagnostic {
        warning(
            .unlikelyTemperature, "\(what) is hardly at \(temperature)", span, "not a living temperature",
            help: "write `at \(meant ?? "37 C")`")
    }

    static func livingLayer(_ tissue: String, at span: SourceSpan) -> Diagnostic {
        warning(
            .livingLayer, "a layer that is put in is hardly of `\(tissue)`, through which blood flows", span, "living tissue",
            help: "write `with air`, `with co2` or `with saline`; what is there already is an `organ`")
    }

    static func loneShape(_ function: String, typed: String, at span: SourceSpan) -> Diagnostic {
        let article = function == "union" ? "a" : "an"
        return warning(
            .loneShape, "\(article) `\(function)` of one shape is that shape", span, "joins nothing",
            help: "write a further shape behind a comma, or `\(typed)` alone")
    }

    static func warmCooling(_ key: String, _ celsius: String, at span: SourceSpan) -> Diagnostic {
        warning(.idleProbe, "a probe at \(celsius) freezes nothing", span, "not cold", help: "was the sign lost? argon stands at `\(key): -150 C`")
    }

    static func thickProbe(_ key: String, _ length: String, usual: String, at span: SourceSpan) -> Diagnostic {
        warning(.idleProbe, "no probe is \(length) \(key == "diameter" ? "thick" : "long at its cold end")", span, "far too much", help: "write it like `\(key): \(usual)`")
    }

    static func wideProbe(_ length: String, at span: SourceSpan) -> Diagnostic {
        warning(
            .idleProbe, "the ice about a probe of \(length) is forecast too small: the tissue that it pushes away is frozen with the rest", span,
            "0.3 mm (5 mm thick) to 0.7 mm (8 mm) in the first minutes")
    }

    static func noPower(at span: SourceSpan) -> Diagnostic {
        warning(.idleProbe, "at 0 % no gas flows: a freeze would cool nothing", span, "no power", help: "leave the probe out of the freeze: `freeze A, B 12m`; 100 % is where it was never set")
    }

    static func emptyBlock(_ what: String, _ example: String, at span: SourceSpan) -> Diagnostic {
        warning(.emptyBlock, "nothing is done in this `\(what)`", span, "empty", help: "write it like `\(example)`, or leave it out")
    }

    /// - Parameter raised: a capacity with which it does not, J/kg/K, and the diffusivity that it then has, m²/s.
    static func swiftGas(_ gas: String, times: Double, raised: Double, diffusivity: Double, at span: SourceSpan) -> Diagnostic {
        let lag = 16e-6 / (Double.pi * Double.pi * diffusivity)
        return warning(
            .swiftGas, "`\(gas)` sets the time step of the whole patient: a forecast may take \(Int(times.rounded())) times as long", span,
            "heat spreads through it faster than through ice",
            help: "`\(Int((raised / 1000).rounded())) kJ/kg/K`, frozen and not, insulates as well; 4 mm of it then answer \(Int(lag.rounded(.up))) s later")
    }

    static func directionWithUnit(_ typed: String, at span: SourceSpan) -> Diagnostic {
        warning(.directionWithUnit, "a direction has no unit: only the way counts in which it points", span, "a place, by its unit", help: "write `\(typed)`")
    }
}
