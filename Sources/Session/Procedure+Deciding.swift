import Devices
import Diagnostics
import Evaluation

extension Procedure {
    /// Judges a forecast, writes it down, and commits what may be committed.
    func carryOut(
        _ forecast: Forecast, course: Course, _ request: CommandRequest, words: [Diagnostic]? = nil, mayBeOverridden: Bool = true
    ) throws {
        if let index = openPredictions.indices.last {
            openPredictions[index].violations += forecast.violations
            state = forecast.endState
            return
        }
        var rows = rows(for: forecast, course, request)
        let told = words ?? forecast.violations.map { self.words(for: $0, course, request) }
        for row in rows.indices { rows[row].verdict = verdict(of: forecast, course, mayBeOverridden: mayBeOverridden) }
        if rows.first?.verdict == .refused { try refuse(rows, told, course, request) }
        for diagnostic in told { audience.told(diagnostic.asWarning) }
        for (gas, low) in forecast.lowGases.sorted(by: { $0.key < $1.key }) { audience.told(.gasIsLow(gas, low, of: request)) }
        tellNearWalls(forecast, request)
        guard try agrees(to: rows, course, request, forecast) else { throw Halt.stopped }
        if options.isDryRun {
            for row in rows { try record(.predicted, row.json(.full)) }
            timeline.plan(forecast.trajectory, from: forecast.startSeconds, lasting: course.seconds)
            finish(rows, forecast)
        } else {
            try commit(forecast, course, rows, request)
        }
        try followPatient(behind: forecast, course, request)
        tellImbalance(request)
    }

    /// A yes stands in the journal as the command that follows, a no by itself.
    private func agrees(to rows: [CommandRow], _ course: Course, _ request: CommandRequest, _ forecast: Forecast) throws -> Bool {
        let askedAt = options.clock()
        if ledger.isInPast {
            wasDeclined = ledger.takes(.declined)
            if !wasDeclined { try requireFresh(askedAt: askedAt) }
            return !wasDeclined
        }
        open = OpenQuestion(course: course, request: request, forecast: forecast)
        defer { open = nil }
        wasDeclined = !audience.agrees(to: rows)
        if wasDeclined { try record(.declined, .members([("text", .text(rows.first?.text))]), isSynced: false) }
        if !wasDeclined { try requireFresh(askedAt: askedAt) }
        return !wasDeclined
    }

    private func words(for violation: Violation, _ course: Course, _ request: CommandRequest) -> Diagnostic {
        violation.isOfGas ? .gasRunsOut(violation, of: request) : .limitBreaks(violation, of: request, isRefused: isRefusing(course))
    }

    private func isRefusing(_ course: Course) -> Bool { overrideReasons.isEmpty && !course.letsWarm }

    private func verdict(of forecast: Forecast, _ course: Course, mayBeOverridden: Bool) -> CommandRow.Verdict {
        if forecast.holds || course.letsWarm { return .ok }
        return mayBeOverridden && !overrideReasons.isEmpty ? .overridden : .refused
    }

    /// Nothing is sent: the gas is closed (by who catches the halt), the refusal is written down, and the program ends.
    private func refuse(_ rows: [CommandRow], _ words: [Diagnostic], _ course: Course, _ request: CommandRequest) throws {
        audience.refused(rows)
        for diagnostic in words { audience.told(diagnostic) }
        if options.isInteractive, !ledger.isInPast, let remedy = try remedy(for: course, request, breakingAfter: breakSeconds(in: rows)) { audience.offered(remedy) }
        for row in rows {
            try record(.refused, row.json(.full))
            self.rows.append(row)
            audience.finished(row)
        }
        throw Halt.refused
    }

    private func breakSeconds(in rows: [CommandRow]) -> Double {
        (rows.first?.violations.map(\.atSeconds).min() ?? .infinity) - state.elapsedSeconds
    }

    /// One row a member of `together`; a freeze with scans is one row with the scans' rows behind it.
    func rows(for forecast: Forecast, _ course: Course, _ request: CommandRequest) -> [CommandRow] {
        let before = sumSoFar()
        var rows = course.commands.map { command in
            var row = row(command, request, start: forecast.startSeconds, end: forecast.startSeconds + command.seconds)
            row.before = before
            row.prediction = forecast.outcome
            row.organsAtEnd = forecast.endOutcome?.organs ?? [:]
            row.organRanges = forecast.organRanges
            row.violations = forecast.violations
            row.gasGrams = gasUsed(forecast)
            row.gasLeft = Dictionary(uniqueKeysWithValues: row.gasGrams.keys.map { ($0, gasLeft($0, forecast.endState.gas)) })
            row.limits = forecast.limits.sorted { $0.key < $1.key }.map(\.value)
            return row
        }
        for (mark, outcome) in zip(course.marks, forecast.marks) {
            let seconds = forecast.startSeconds + mark
            var scan = row(.scan(ScanRequest()), request, start: seconds, end: seconds)
            scan.text = "scan"
            scan.prediction = outcome
            rows.append(scan)
        }
        // What runs side by side uses its gas together: it is counted once.
        for index in rows.indices.dropFirst() { (rows[index].gasGrams, rows[index].gasLeft) = ([:], [:]) }
        for index in rows.indices { rows[index].index = self.rows.count + index }
        return rows
    }

    private func row(_ command: Command, _ request: CommandRequest, start: Double, end: Double) -> CommandRow {
        CommandRow(index: 0, line: request.line, text: request.text, command: command, startSeconds: start, endSeconds: end)
    }

    private func gasLeft(_ gas: String, _ plan: GasPlan) -> CommandRow.GasLeft {
        CommandRow.GasLeft(grams: plan.grams(of: gas) ?? 0, psi: plan.pressurePsi(of: gas) ?? 0)
    }

    private func gasUsed(_ forecast: Forecast) -> [String: Double] {
        var used: [String: Double] = [:]
        for gas in GasBottle.gases {
            let grams = (state.gas.grams(of: gas) ?? 0) - (forecast.endState.gas.grams(of: gas) ?? 0)
            if grams > 0 { used[gas] = grams }
        }
        return used
    }

    /// The plan goes on from the forecast's end.
    func finish(_ rows: [CommandRow], _ forecast: Forecast) {
        let before = sumKey
        committedCount += 1
        state = forecast.endState
        keepSum(of: forecast, behind: before)
        for row in rows {
            self.rows.append(row)
            audience.finished(row)
        }
    }

    /// A domain that the program wrote holds its walls warm: a forecast of ice that they thaw is told, once. One that was chosen keeps heat out: cold that
    /// has come so far is told, too.
    private func tellNearWalls(_ forecast: Forecast, _ request: CommandRequest) {
        guard !toldOfWalls, forecast.commands.contains(where: { $0.seconds > 0 }), let model = forecast.endState.model else { return }
        let (gradient, drop) = (model.steepestWallGradient, model.greatestWallDrop)
        guard gradient > 1 || drop > Self.greatestWallDrop else { return }
        toldOfWalls = true
        audience.told(gradient > 1 ? .nearWalls(gradient, of: request) : .coldWalls(drop, of: request))
    }

    /// At walls that were chosen, K; less moves no front within them by a tenth of a millimetre.
    private static let greatestWallDrop = 5.0

    private func tellImbalance(_ request: CommandRequest) {
        guard !toldOfImbalance, let imbalance = state.model?.energyImbalance, !(imbalance <= 0.001) else { return }
        toldOfImbalance = true
        audience.told(.energyImbalance(imbalance, of: request))
    }
}

extension Diagnostic {
    fileprivate var asWarning: Diagnostic {
        var copy = self
        copy.severity = .warning
        return copy
    }
}
