import Devices
import Diagnostics
import Evaluation

/// A command on its way: what it was cleared by, and how far it has come.
struct Commitment {
    let forecast: Forecast
    let course: Course
    let request: CommandRequest
    var rows: [CommandRow]
    var comparison: Comparison
    /// Since the command began.
    var seconds = 0.0
    /// What the machine took of it.
    var begun: [Command] = []

    init(_ forecast: Forecast, _ course: Course, _ rows: [CommandRow], _ request: CommandRequest) {
        self.forecast = forecast
        self.course = course
        self.rows = rows
        self.request = request
        comparison = Comparison(with: forecast)
    }

    /// Whether the machine was told anything.
    var hasBegun: Bool { !begun.isEmpty }
    /// What takes no time is done once it has begun; a scan is once its image is there.
    var isDone: Bool {
        guard hasBegun else { return false }
        if case .scan? = course.commands.first { return rows.allSatisfy { $0.measured?.scan != nil } }
        return seconds >= course.seconds - 1e-6 && rows.allSatisfy { $0.kind != "scan" || $0.measured != nil }
    }
}

extension Procedure {
    /// Writes the intent and syncs it, then tells the machine, and follows it to the end.
    func commit(_ forecast: Forecast, _ course: Course, _ rows: [CommandRow], _ request: CommandRequest) throws {
        var commitment = Commitment(forecast, course, rows, request)
        do {
            isUnderWay = true
            defer { isUnderWay = false }
            for row in rows { try record(.command, intent(row, forecast)) }
            do {
                try connect(for: forecast.endState)
                for stage in course.stages { try run(stage, &commitment) }
            } catch let error where !(error is LedgerCut) {
                try interrupt(&commitment, because: error)
            }
        } catch is LedgerCut {
            try takeUp(&commitment)
        }
        try complete(commitment)
        guard options.isInteractive, course.commands.contains(where: \.opensGas), let halt = lookAfterGas() else { return }
        closeGas()
        throw halt
    }

    /// The machine has done it: the plan goes on from there even where the journal cannot be written any more.
    func complete(_ commitment: Commitment) throws {
        var rows = commitment.rows
        for index in rows.indices { rows[index].isCommitted = true }
        timeline.plan(commitment.forecast.trajectory, from: commitment.forecast.startSeconds, lasting: commitment.course.seconds)
        finish(rows, commitment.forecast)
        for row in rows { try record(.result, row.json(.full)) }
    }

    private func intent(_ row: CommandRow, _ forecast: Forecast) -> JSONValue {
        .members([
            ("revision", .number(forecast.revision)), ("command", .text("\(row.command)")),
            ("override", row.verdict == .overridden ? .text(overrideReasons.last) : nil), ("row", row.json(.full)),
        ])
    }

    private func connect(for next: PlanState) throws {
        guard let patient = next.patient else { throw ConsoleFailure(code: "no-patient", message: "nothing is known of the patient yet") }
        let description = DescribedPatient(patientRevision: next.patientRevision, modelRevision: modelRevision)
        try machine.connect(patient, probeModels, description)
    }

    /// One stage: what runs side by side until the last of it ends, or a scan.
    private func run(_ stage: [Command], _ commitment: inout Commitment) throws {
        try checkForStop()
        for command in stage { try begin(command, &commitment) }
        switch stage.first {
        case .scan(let scan): try take(machine.scan(scan), &commitment)
        case .stop: break
        default: try follow(stage, &commitment)
        }
    }

    private func begin(_ command: Command, _ commitment: inout Commitment) throws {
        let before = machine.begun.count
        // What was begun counts, though its answer may not have come into the journal.
        defer { if machine.begun.count > before { commitment.begun.append(command) } }
        try machine.begin(command, by: commitment.forecast, overrideReason: overrideReasons.last, revision: state.revision)
    }

    private func follow(_ stage: [Command], _ commitment: inout Commitment) throws {
        let ends = stage.map { commitment.seconds + $0.seconds }
        while let end = ends.filter({ $0 > commitment.seconds + 1e-9 }).min() {
            try checkForStop()
            let passage = try machine.wait(seconds: min(driver.stepSeconds, end - commitment.seconds))
            commitment.seconds += passage.seconds
            try take(passage.readings, &commitment)
            let reached = commitment
            report(.running, reached.request, reached.seconds, reached.course.seconds) { self.figures(of: passage.readings, reached) }
        }
    }

    /// A measurement that contradicts the forecast is told. A machine is paused with its gas closed until a person says what follows; a rehearsal goes on.
    private func take(_ readings: Readings, _ commitment: inout Commitment) throws {
        commitment.take(readings)
        tipsMeasured.merge(readings.tipCelsius) { $1 }
        timeline.measure(
            tipCelsius: readings.tipCelsius, sensorCelsius: readings.sensorCelsius, atSeconds: commitment.forecast.startSeconds + commitment.seconds)
        remember(readings, commitment)
        for notice in readings.notices { try tellAndRecord(.ofMachine(notice, at: commitment.request)) }
        for disagreement in commitment.comparison.disagreements(of: readings, after: commitment.seconds) {
            try tellAndRecord(.disagrees(disagreement, of: commitment.request))
            if !machine.isSimulated { throw Contradiction(disagreement: disagreement) }
        }
    }

    private func tellAndRecord(_ diagnostic: Diagnostic) throws {
        audience.told(diagnostic)
        try record(.told, .members([("code", .text(diagnostic.code)), ("message", .text(diagnostic.message))]), isSynced: false)
    }

    private func take(_ image: ScanImage, _ commitment: inout Commitment) {
        commitment.take(image)
        twin.monitoring.see(extentsMM: image.extentsMM, errorMM: image.errorMM, atSeconds: commitment.forecast.startSeconds + commitment.seconds)
    }

    /// Closes all gas where a console is open, as well as it can be done.
    func closeGas() {
        do throws(LedgerCut) {
            try machine.closeGas()
        } catch {
            // The journal ends here: whoever takes the run up finds the machine and closes its gas.
            try? takeUpBetweenCommands(goesOn: false)
        }
    }

    func record(_ kind: JournalRecord.Kind, _ payload: @autoclosure () -> JSONValue, isSynced: Bool = true) throws {
        if !isUnderWay { try takeUpBetweenCommands() }
        do {
            try ledger.write(kind, payload(), isSynced: isSynced)
        } catch let failure as JournalFailure {
            throw Halt.journalFailed(failure.message)
        }
    }

    /// The same from outside: an entry at the prompt, a file that the program reads.
    public func note(_ kind: JournalRecord.Kind, _ payload: JSONValue, isSynced: Bool = true) throws {
        try record(kind, payload, isSynced: isSynced)
    }
}

/// A live machine measures what the forecast does not allow.
struct Contradiction: Error {
    var disagreement: Disagreement
}

extension Commitment {
    /// Keeps the last reading of each row's own probes (of all where it has none of its own) until the row ends.
    mutating func take(_ readings: Readings) {
        for index in rows.indices where rows[index].command.seconds > 0 && seconds <= rows[index].command.seconds + 1e-6 {
            let own = Set(rows[index].command.probes)
            let tips = readings.tipCelsius.filter { own.isEmpty || own.contains($0.key) }
            let lastInTime = (rows[index].measured?.tipCelsius ?? [:]).filter { readings.readLate.contains($0.key) }
            rows[index].measured = MeasuredOutcome(tipCelsius: tips.merging(lastInTime) { $1 }, sensorCelsius: readings.sensorCelsius)
        }
    }

    /// Scans come in the order of their rows.
    mutating func take(_ image: ScanImage) {
        guard let index = rows.firstIndex(where: { $0.kind == "scan" && $0.measured == nil }) else { return }
        rows[index].measured = MeasuredOutcome(scan: image)
    }

    /// Without the scans that were not come to.
    var rowsBegun: [CommandRow] { rows.filter { $0.kind != "scan" || $0.measured != nil || rows.count == 1 } }
}
