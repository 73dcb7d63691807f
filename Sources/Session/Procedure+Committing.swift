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
    /// Whether the machine was told anything.
    var hasBegun = false

    init(_ forecast: Forecast, _ course: Course, _ rows: [CommandRow], _ request: CommandRequest) {
        self.forecast = forecast
        self.course = course
        self.rows = rows
        self.request = request
        comparison = Comparison(with: forecast)
    }
}

extension Procedure {
    /// Writes the intent and syncs it, then tells the machine, and follows it to the end.
    func commit(_ forecast: Forecast, _ course: Course, _ rows: [CommandRow], _ request: CommandRequest) throws {
        for row in rows { try record(.command, intent(row, forecast)) }
        var commitment = Commitment(forecast, course, rows, request)
        do {
            let console = try openConsole(for: forecast.endState)
            for stage in course.stages { try run(stage, &commitment, console) }
        } catch {
            interrupt(&commitment)
            throw halt(error)
        }
        for index in commitment.rows.indices { commitment.rows[index].isCommitted = true }
        // The machine has done it: the plan goes on from there even where the journal cannot be written any more.
        finish(commitment.rows, forecast)
        for row in commitment.rows { try record(.result, row.json(.full)) }
    }

    private func intent(_ row: CommandRow, _ forecast: Forecast) -> JSONValue {
        .members([
            ("revision", .number(forecast.revision)), ("command", .text("\(row.command)")),
            ("override", row.verdict == .overridden ? .text(overrideReasons.last) : nil), ("row", row.json(.full)),
        ])
    }

    /// Opens the console at the first command, and tells a simulated one of the patient as it will be.
    private func openConsole(for next: PlanState) throws -> any Console {
        guard let patient = next.patient else { throw ConsoleFailure(code: "no-patient", message: "nothing is known of the patient yet") }
        let description = DescribedPatient(patientRevision: next.patientRevision, modelRevision: modelRevision)
        let console = try console ?? driver.open(patient, probeModels)
        if self.console != nil, describedPatient != description { driver.describe(console, patient, probeModels) }
        self.console = console
        describedPatient = description
        try rearm(console)
        return console
    }

    /// A stop is over when the program, or a person at the prompt, asks for something again.
    private func rearm(_ console: any Console) throws {
        guard wasStopped else { return }
        try console.rearm()
        (wasStopped, isGasClosed, gasFailure) = (false, false, nil)
    }

    /// One stage: what runs side by side until the last of it ends, or a scan.
    private func run(_ stage: [Command], _ commitment: inout Commitment, _ console: any Console) throws {
        try checkForStop()
        for command in stage {
            try begin(command, commitment.forecast, console)
            commitment.hasBegun = true
        }
        switch stage.first {
        case .scan(let scan): try take(console.scan(scan), &commitment)
        case .stop: (wasStopped, isGasClosed, gasFailure) = (true, true, nil)
        default: try follow(stage, &commitment, console)
        }
    }

    private func begin(_ command: Command, _ forecast: Forecast, _ console: any Console) throws {
        guard let clearance = ClearanceOffice.clear(command, by: forecast, overrideReason: overrideReasons.last) else {
            throw ConsoleFailure(code: "uncleared", message: "a command without a forecast that speaks for it was held back")
        }
        console.expect(revision: state.revision)
        try console.begin(clearance)
    }

    private func follow(_ stage: [Command], _ commitment: inout Commitment, _ console: any Console) throws {
        let ends = stage.map { commitment.seconds + $0.seconds }
        while let end = ends.filter({ $0 > commitment.seconds + 1e-9 }).min() {
            try checkForStop()
            let step = min(driver.stepSeconds, end - commitment.seconds)
            let readings = try console.wait(seconds: step)
            commitment.seconds += stop.isRaised ? min(step, max(0, readings.atSeconds - consoleSeconds)) : step
            consoleSeconds = readings.atSeconds
            try take(readings, &commitment)
            report(.running, commitment.request, commitment.seconds, commitment.course.seconds)
        }
    }

    private func take(_ readings: Readings, _ commitment: inout Commitment) throws {
        commitment.take(readings)
        remember(readings, commitment)
        try record(.reading, readings.json, isSynced: false)
        for disagreement in commitment.comparison.disagreements(of: readings, after: commitment.seconds) {
            let diagnostic = Diagnostic.disagrees(disagreement, of: commitment.request)
            audience.told(diagnostic)
            try record(.told, .members([("code", .text(diagnostic.code)), ("message", .text(diagnostic.message))]), isSynced: false)
            guard audience.goesOn(after: disagreement) else { throw Halt.stopped }
        }
    }

    private func take(_ image: ScanImage, _ commitment: inout Commitment) {
        commitment.take(image)
        twin.monitoring.see(extentsMM: image.extentsMM, errorMM: image.errorMM, atSeconds: commitment.forecast.startSeconds + commitment.seconds)
    }

    /// The command was cut short: the gas is closed, and the plan goes on from where the machine stopped.
    private func interrupt(_ commitment: inout Commitment) {
        closeGas()
        catchUp(&commitment)
        describedPatient = nil
        let end = state.elapsedSeconds + commitment.seconds
        advancePlan(commitment.course, to: commitment.seconds)
        state.revision += 1
        for var row in commitment.rowsBegun {
            row.isCommitted = commitment.hasBegun
            row.endSeconds = min(row.endSeconds, end)
            rows.append(row)
            try? record(.result, row.json(.full))
            audience.finished(row)
        }
    }

    /// A wait that failed may have let time pass: the console's clock tells, where it answers.
    private func catchUp(_ commitment: inout Commitment) {
        guard commitment.hasBegun, let now = try? console?.readings().atSeconds, now > consoleSeconds else { return }
        commitment.seconds = min(commitment.seconds + now - consoleSeconds, commitment.course.seconds)
        consoleSeconds = now
    }

    private func advancePlan(_ course: Course, to end: Double) {
        var seconds = 0.0
        while seconds < end - 1e-9 {
            let ends = course.commands.map(\.seconds).filter { $0 > seconds + 1e-9 }
            let next = min(seconds + Self.stepSeconds, end, ends.min() ?? end)
            state.step(course.commands, after: seconds, lasting: next - seconds)
            seconds = next
        }
    }

    /// Closes all gas where a console is open, as well as it can be done, and writes it down.
    func closeGas() {
        guard let console, !isGasClosed else { return }
        wasStopped = true
        do {
            try console.allStop()
            isGasClosed = true
            gasFailure = nil
        } catch {
            gasFailure = (error as? ConsoleFailure)?.message ?? "\(error)"
        }
        try? record(.stopped, .members([("gas", .text(gasFailure.map { "not confirmed: \($0)" } ?? "closed"))]))
    }

    /// Everything a console or the journal may throw, as the reason why the program ends.
    private func halt(_ error: any Error) -> Halt {
        switch error {
        case let halt as Halt: halt
        case let failure as ConsoleFailure: .deviceFailed("\(failure.message) (\(failure.code))")
        case let failure as JournalFailure: .journalFailed(failure.message)
        default: .deviceFailed("\(error)")
        }
    }

    func record(_ kind: JournalRecord.Kind, _ payload: @autoclosure () -> JSONValue, isSynced: Bool = true) throws {
        guard let journal else { return }
        do {
            try journal.write(kind, payload(), isSynced: isSynced)
        } catch {
            throw Halt.journalFailed(error.message)
        }
    }
}

extension Commitment {
    /// Keeps the last reading of each row's own probes (of all where it has none of its own) until the row ends.
    mutating func take(_ readings: Readings) {
        for index in rows.indices where rows[index].command.seconds > 0 && seconds <= rows[index].command.seconds + 1e-6 {
            let own = Set(rows[index].command.probes)
            rows[index].measured = MeasuredOutcome(
                tipCelsius: readings.tipCelsius.filter { own.isEmpty || own.contains($0.key) }, sensorCelsius: readings.sensorCelsius)
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

extension Readings {
    fileprivate var json: JSONValue {
        .members([
            ("at_s", .number(atSeconds)), ("tip_C", .sorted(tipCelsius.mapValues { .number($0) })),
            ("sensor_C", sensorCelsius.isEmpty ? nil : .sorted(sensorCelsius.mapValues { .number($0) })),
            ("pressure_psi", .sorted(pressurePsi.mapValues { .number($0) })),
            ("remaining_g", .sorted(remainingGrams.mapValues { .number($0) })),
        ])
    }
}
