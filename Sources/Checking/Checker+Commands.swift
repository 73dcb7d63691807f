import Diagnostics
import Quantities
import Syntax

extension Checker {
    mutating func check(_ command: CommandTree, _ span: SourceSpan) {
        if !command.isAlwaysPossible { requireBackground(span) }
        switch command {
        case .test(let probe, let model): checkTest(probe, model)
        case .place(let probe, let tip, let entry, let model): checkPlace(probe, tip, entry, model)
        case .placeSensor(let sensor, let tip, let entry): checkSensor(sensor, tip, entry)
        case .setPower(let targets, let power): checkPower(targets, power, span)
        case .freeze(let targets, let extent, let interval): checkFreeze(targets, extent, interval, span)
        case .thaw(let targets, _, let extent): checkThaw(targets, extent, span)
        case .hold(let time): checkDuration(time, "a hold")
        case .scan(let tree): checkScan(tree, span)
        case .withdraw(let targets): checkWithdrawal(targets, span)
        case .warmSkin(let temperature): checkWarming(temperature, span)
        case .stop: break
        }
    }

    // MARK: - Placing

    private mutating func checkTest(_ probe: ProbeName, _ model: Name) {
        requireModel(model)
        environment.placement.tested[pattern(of: probe)] = model.text
    }

    private mutating func checkPlace(_ probe: ProbeName, _ tip: Expression, _ entry: Expression, _ model: Name) {
        checkNeedle(tip, entry)
        requireModel(model)
        let pattern = self.pattern(of: probe)
        if environment.placement.surelyHolds(pattern) {
            let first = environment.placement.places[pattern]
            tell(CheckMessages.probeAlreadyPlaced(pattern.prefix, first: first, at: probe.span))
        }
        checkTested(pattern, probe, model.text)
        environment.placement.place(pattern, model: model.text, at: probe.span)
        environment.placement.isFrozen = false
    }

    private mutating func checkSensor(_ sensor: ProbeName, _ tip: Expression, _ entry: Expression) {
        checkNeedle(tip, entry)
        environment.placement.placeSensor(pattern(of: sensor), at: sensor.span)
    }

    private mutating func checkNeedle(_ tip: Expression, _ entry: Expression) {
        if let typed = unitsMissing(tip, entry) {
            return tell(CheckMessages.unitMissing(.point, suggestion: typed, at: tip.span.joined(with: entry.span)))
        }
        expect(tip, .point)
        if let meant = entryMeant(by: entry, tip: tip) { return tell(meant) }
        expect(entry, .point)
        if let a = coordinates(tip), let b = coordinates(entry), a == b { tell(CheckMessages.samePoint(at: entry.span)) }
    }

    /// `at (0, 9, 0) from (0, 0, 40)`: both places without a unit, told as the one mistake that it is.
    private func unitsMissing(_ tip: Expression, _ entry: Expression) -> String? {
        guard tip.isBareTriple, entry.isBareTriple else { return nil }
        let clauses = [("at", tip), ("from", entry)].sorted { $0.1.span.start < $1.1.span.start }
        return clauses.map { "\($0.0) \(text($0.1.span)) mm" }.joined(separator: " ")
    }

    /// The place in metres, where it can be told without running.
    private func coordinates(_ expression: Expression) -> [Double]? {
        guard case .tuple(let parts, let unit) = expression.kind, parts.count == 3 else { return nil }
        let scale = unit.flatMap { constant(Expression(.number([NumberPart(value: 1, unit: $0)]), $0.span)) } ?? 1
        let values = parts.compactMap { constant($0) }
        return values.count == 3 ? values.map { $0 * scale } : nil
    }

    private mutating func requireModel(_ model: Name) {
        guard environment.probeModels[model.text] == nil else { return }
        let nearest = nearName(to: model.text, among: environment.probeModels.keys)
        tell(CheckMessages.unknownProbeModel(model.text, nearest: nearest, known: Array(environment.probeModels.keys), at: model.span))
    }

    private mutating func checkWithdrawal(_ targets: ProbeTargets, _ span: SourceSpan) {
        if environment.placement.isFrozen { tell(CheckMessages.withdrawnFrozen(at: span)) }
        guard case .named(let probes) = targets else {
            if environment.placement.sensors.isEmpty { requireAnyProbe("withdraw", span) }
            return environment.placement.withdrawAll(at: span)
        }
        for (pattern, probe) in patterns(of: probes) {
            if !environment.placement.mayHoldSensor(pattern) { require(pattern, probe.span, in: span) }
            environment.placement.withdraw(pattern, at: probe.span)
        }
    }

    // MARK: - Gas

    private mutating func checkPower(_ targets: ProbeTargets, _ power: Expression, _ span: SourceSpan) {
        require(targets, "set", span)
        if let meant = powerInWords(power, span) { return tell(meant) }
        expect(power, .ratio)
        note(.power, of: power)
        checkPowerRange(power)
    }

    mutating func checkPowerRange(_ power: Expression) {
        checkPercent(power)
        if constant(power) == 0 { tell(CheckMessages.noPower(at: power.span)) }
        guard let fraction = constant(power), !(0...1).contains(fraction) else { return }
        let lacksSign = (1...100).contains(fraction) && power.literalUnit == nil
        // The value of a name may be the share or the figure of one.
        let isFigure = lacksSign && power.bareNumber != nil
        let suggestion = isFigure ? Numeral.text(fraction) + "%" : fraction > 1 ? "100%" : "0%"
        tell(CheckMessages.powerOutOfRange(fraction * 100, suggestion: suggestion, at: power.span))
    }

    private mutating func checkFreeze(_ targets: ProbeTargets, _ extent: Extent, _ interval: Expression?, _ span: SourceSpan) {
        require(targets, "freeze", span)
        check(extent, "a freeze", span)
        if let interval {
            checkDuration(interval, "the time between scans")
            switch extent {
            case .until: tell(CheckMessages.scansUntil(at: interval.span))
            case .lasting(let time): checkScans(every: interval, during: time)
            }
        }
        checkSaturation(extent)
        (environment.placement.isFrozen, environment.placement.mayHaveFrozen) = (true, true)
    }

    private mutating func checkThaw(_ targets: ProbeTargets, _ extent: Extent, _ span: SourceSpan) {
        require(targets, "thaw", span)
        check(extent, "a thaw", span)
        (environment.placement.isFrozen, environment.placement.mayHaveFrozen) = (false, true)
    }

    private mutating func check(_ extent: Extent, _ what: String, _ span: SourceSpan) {
        switch extent {
        case .lasting(let time): checkDuration(time, what)
        case .until(let condition, let bound):
            if bound == nil, let meant = boundJoinedByOr(condition, span) { return tell(meant) }
            let found = type(of: condition)
            if let meant = conditionMeant(by: condition, found, bound: bound, span) {
                tell(meant)
            } else if !found.fits(.bool) {
                mismatch(condition, wanted: .bool, found: found)
            }
            checkDirection(of: condition, what)
            if let bound { checkDuration(bound, "a bound") } else { tell(CheckMessages.noBound(what, at: condition.span)) }
        }
    }

    mutating func checkDuration(_ time: Expression, _ what: String) {
        if let range = rangeOfTimes(time, what) { return tell(range) }
        expect(time, .duration)
        note(.duration(of: what), of: time)
        checkIsPositive(time, what)
    }

    mutating func checkIsPositive(_ time: Expression, _ what: String) {
        guard let seconds = constant(time) else { return }
        if seconds <= 0 { tell(CheckMessages.durationNotPositive(what, at: time.span)) }
        if seconds > 0, seconds < least(of: what), isTime(time) { tell(CheckMessages.briefTime(what, text(time.span), meant: minutes(meantBy: time), at: time.span)) }
        if seconds > CommandTime.longestSeconds { tell(CheckMessages.durationTooLong(what, at: time.span)) }
    }

    /// No length and no bare number, which is told by itself.
    private func isTime(_ expression: Expression) -> Bool {
        guard expression.bareNumber != nil else { return true }
        return expression.literalUnit.flatMap { UnitTable.unit(named: $0.text) }?.dimension == .duration
    }

    /// Valves, gas and scanners need their time.
    private func least(of what: String) -> Double { what == "the time between scans" ? 30 : 1 }

    /// `10 ms` for `10m`.
    private func minutes(meantBy time: Expression) -> String? {
        guard let number = time.bareNumber, let unit = time.literalUnit, unit.text == "ms" || unit.text == "s", (1...60).contains(number) else { return nil }
        return "\(Numeral.text(number, significantDigits: 9))m"
    }

    private mutating func checkScans(every interval: Expression, during freeze: Expression) {
        guard let between = constant(interval), let whole = constant(freeze), between > whole, whole > 0 else { return }
        tell(CheckMessages.noScanWithin(text(freeze.span), at: interval.span))
    }

    private mutating func checkWarming(_ temperature: Expression, _ span: SourceSpan) {
        expect(temperature, .temperature)
        if let celsius = constant(temperature), !WarmedSkin.celsius.contains(celsius) {
            tell(CheckMessages.outOfRange("warm skin", WarmedSkin.words, example: "warm skin to 40 C", at: temperature.span))
        }
        if environment.skin == nil, !context.isInRoutine { tell(CheckMessages.noSkin(at: span)) }
    }

    // MARK: - Looking

    mutating func checkScan(_ tree: ScanTree, _ span: SourceSpan) {
        requireBackground(span)
        if let modality = tree.modality { checkChoice(modality, "kind of scan", ["ct", "mri", "us", "ultrasound"]) }
        if let axis = tree.sliceAxis { checkChoice(axis, "axis", ["x", "y", "z"]) }
        if let place = tree.sliceAt { expect(place, .length) }
    }

    private mutating func checkChoice(_ word: Name, _ what: String, _ known: [String]) {
        guard !known.contains(word.text) else { return }
        let nearest = nearName(to: word.text, among: known)
        tell(CheckMessages.unknownChoice(word.text, what: what, known: known, nearest: nearest, at: word.span))
    }

    // MARK: - Side by side

    mutating func checkTogether(_ body: Block, _ span: SourceSpan) {
        checkIsFilled(body, "together", "together { freeze A 10m; thaw B 3m }", span)
        var named: [ProbePattern] = []
        for statement in body.statements.flatMap(\.repeated) {
            guard let targets = statement.sideBySideTargets else {
                tell(CheckMessages.notSideBySide(at: statement.span))
                continue
            }
            guard case .named(let probes) = targets else { continue }
            for probe in probes {
                guard let pattern = exactPattern(of: probe) else { continue }
                if named.contains(pattern) { tell(CheckMessages.probeNamedTwice(pattern.prefix, at: probe.span)) }
                named.append(pattern)
            }
        }
        check(body)
    }

    // MARK: - Which probes

    /// The names that a probe's name may stand for; an expression in it is checked on the way.
    mutating func pattern(of probe: ProbeName) -> ProbePattern {
        switch probe.kind {
        case .word(let word): return ProbePattern(exactly: word)
        case .text(let expression):
            expect(expression, .string)
            if case .string(let parts) = expression.kind { return ProbePattern(parts: parts) }
            return .anything
        }
    }

    private func exactPattern(of probe: ProbeName) -> ProbePattern? {
        switch probe.kind {
        case .word(let word): return ProbePattern(exactly: word)
        case .text(let expression):
            guard case .string(let parts) = expression.kind else { return nil }
            let pattern = ProbePattern(parts: parts)
            return pattern.isExact ? pattern : nil
        }
    }

    /// The patterns of a list of probes; one named twice is told.
    private mutating func patterns(of probes: [ProbeName]) -> [(ProbePattern, ProbeName)] {
        var seen: [(ProbePattern, ProbeName)] = []
        for probe in probes {
            let pattern = self.pattern(of: probe)
            if pattern.isExact, seen.contains(where: { $0.0 == pattern }) {
                tell(CheckMessages.probeNamedTwice(pattern.prefix, at: probe.span))
            } else {
                seen.append((pattern, probe))
            }
        }
        return seen
    }

    private mutating func require(_ targets: ProbeTargets, _ verb: String, _ span: SourceSpan) {
        guard case .named(let probes) = targets else { return requireAnyProbe(verb, span) }
        for (pattern, probe) in patterns(of: probes) { require(pattern, probe.span, in: span) }
    }

    /// In a protocol the caller places the probes, so the want is noted and told at the call.
    mutating func requireAnyProbe(_ verb: String, _ span: SourceSpan) {
        let placement = environment.placement
        if placement.isEmpty { return tell(CheckMessages.noProbePlaced(verb, at: span)) }
        if placement.isOpen, placement.certain.isEmpty, let name = callChain.last { environment.routines[name]?.needsProbe = true }
    }

    private mutating func require(_ pattern: ProbePattern, _ span: SourceSpan, in statement: SourceSpan? = nil) {
        guard !environment.placement.mayHold(pattern) else { return }
        let name = pattern.isExact ? pattern.prefix : text(span)
        let nearest = nearName(to: name, among: environment.placement.names + ["all"])
        let meant = statement.flatMap { statementMeant(by: name, at: span, in: $0) }
        tell(CheckMessages.probeNotPlaced(name, withdrawn: environment.placement.withdrawals[pattern], nearest: nearest, typed: meant, at: span))
    }

    /// `tip(A)`, `tip("P{i}")`, `tip(all)`.
    mutating func checkTip(_ expression: Expression) -> FrazilType {
        switch expression.kind {
        case .name("all"):
            if context.functionName == nil { requireAnyProbe("ask", expression.span) }
            return .tips
        case .name(let name):
            if symbol(name)?.type == .string { return .temperature }
            requireInSight(ProbePattern(exactly: name), expression.span)
        case .string(let parts):
            _ = type(of: expression)
            requireInSight(ProbePattern(parts: parts), expression.span)
        default: expect(expression, .string)
        }
        return .temperature
    }

    /// A function does not know which probes are placed where it is called.
    private mutating func requireInSight(_ pattern: ProbePattern, _ span: SourceSpan) {
        if context.functionName == nil { require(pattern, span) }
    }
}

extension Expression {
    /// Three figures in brackets without a unit, that are not all 0.
    fileprivate var isBareTriple: Bool {
        guard case .tuple(let coordinates, nil) = kind, coordinates.count == 3 else { return false }
        return coordinates.allSatisfy { $0.bareNumber != nil && $0.literalUnit == nil } && coordinates.contains { $0.bareNumber != 0 }
    }
}

extension CommandTree {
    /// Even where there is no patient yet.
    fileprivate var isAlwaysPossible: Bool {
        if case .stop = self { true } else { false }
    }
}

extension Statement {
    /// What a `for` does in each turn; any other statement is itself.
    fileprivate var repeated: [Statement] {
        if case .forEach(_, _, let body) = kind { body.statements.flatMap(\.repeated) } else { [self] }
    }

    /// The probes of a freeze or a thaw of a stated length, or of a hold; nothing for what cannot run side by side.
    fileprivate var sideBySideTargets: ProbeTargets? {
        guard case .command(let command) = kind else { return nil }
        switch command {
        case .freeze(let targets, .lasting, nil), .thaw(let targets, _, .lasting): return targets
        case .hold: return .unsaid
        default: return nil
        }
    }
}
