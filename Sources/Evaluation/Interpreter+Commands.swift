import Bioheat
import Checking
import Devices
import Diagnostics
import Geometry
import Quantities
import Syntax

extension Interpreter {
    func perform(_ command: CommandTree, _ span: SourceSpan) throws -> Flow {
        switch command {
        case .test(let probe, let model): try test(probe, model, span)
        case .place(let probe, let tip, let entry, let model): try place(probe, tip, entry, model, span)
        case .placeSensor(let sensor, let tip, let entry): try placeSensor(sensor, tip, entry, span)
        case .setPower(let targets, let power): try setPower(targets, power, span)
        case .freeze(let targets, let extent, let interval): try freeze(targets, extent, interval, span)
        case .thaw(let targets, let isPassive, let extent): try thaw(targets, isPassive, extent, span)
        case .hold(let time): try perform(.command(.hold(seconds: seconds(time, what: "a hold"))), span)
        case .scan(let tree): try perform(.command(.scan(request(tree))), span)
        case .withdraw(let targets): try withdraw(targets, span)
        case .warmSkin(let temperature): try warmSkin(temperature, span)
        case .stop: try perform(.command(.stop), span)
        }
        return .next
    }

    /// Hands one command to the operator, or sets it beside others while a `together` is open.
    func perform(_ work: CommandRequest.Work, _ span: SourceSpan) throws {
        try commander.checkForStop()
        guard commander.patient != nil || Self.isStop(work) else { throw Diagnostic.noPatient(at: span) }
        if sideBySide != nil { return try setBeside(work, span) }
        commandCount += 1
        // What stands in a module has the line in the program that called it.
        let call = callInProgram
        let line = line(of: call.map { $0.file == span.file ? span : $0 } ?? span)
        let committed = commander.committedCount
        defer { if commander.committedCount > committed { standBehindCommand = environment } }
        try commander.perform(CommandRequest(work: work, span: span, text: text(of: span), line: line, calledAt: call))
    }

    /// The innermost call that stands in the program itself, where the outermost does.
    private var callInProgram: SourceSpan? { calls.last { $0.span.file == calls.first?.span.file }?.span }

    private static func isStop(_ work: CommandRequest.Work) -> Bool {
        if case .command(.stop) = work { true } else { false }
    }

    // Probes

    private func test(_ probe: ProbeName, _ model: Name, _ span: SourceSpan) throws {
        try perform(.command(.test(probe: name(of: probe), model: self.model(named: model))), span)
    }

    private func place(_ probe: ProbeName, _ tip: Expression, _ entry: Expression, _ model: Name, _ span: SourceSpan) throws {
        let name = try name(of: probe)
        if commander.placedProbes.contains(name) { throw Diagnostic.alreadyPlaced(name, at: probe.span) }
        let (tip, entry) = try needle(tip, entry)
        let placement = Placement(probe: name, model: try self.model(named: model), tip: tip, entry: entry)
        try perform(.command(.place(placement)), span)
    }

    private func placeSensor(_ sensor: ProbeName, _ tip: Expression, _ entry: Expression, _ span: SourceSpan) throws {
        let name = try name(of: sensor)
        if environment.sensors.contains(name) { throw Diagnostic.alreadyPlaced(name, at: sensor.span) }
        let (tip, entry) = try needle(tip, entry)
        try perform(.command(.placeSensor(name: name, tip: tip, entry: entry)), span)
        setSensors(environment.sensors.union([name]))
    }

    private func needle(_ tip: Expression, _ entry: Expression) throws -> (tip: Point, entry: Point) {
        let ends = (tip: try point(tip), entry: try point(entry))
        if ends.tip == ends.entry { throw Diagnostic.samePoint("the tip and the entry", at: entry.span) }
        return ends
    }

    private func model(named name: Name) throws -> String {
        if environment.models[name.text] != nil { return name.text }
        let near = nearestName(to: name.text, among: environment.models.keys)
        throw Diagnostic.unknownName(name.text, what: "probe model", nearest: near, at: name.span)
    }

    private func setPower(_ targets: ProbeTargets, _ power: Expression, _ span: SourceSpan) throws {
        let fraction = try quantity(power, .ratio)
        guard (0...1).contains(fraction) else {
            throw Diagnostic.outOfRange("a power", Value.share(fraction).text, allowed: "0 % to 100 %", example: "80%", at: power.span)
        }
        try perform(.command(.setPower(probes: probes(targets, span), fraction: fraction)), span)
    }

    private func withdraw(_ targets: ProbeTargets, _ span: SourceSpan) throws {
        let names = try probes(targets, span, withSensors: true)
        try perform(.command(.withdraw(probes: names)), span)
        setSensors(environment.sensors.subtracting(names))
    }

    /// The command is done: needles are where they are, also where the rest of the entry fails.
    private func setSensors(_ names: Set<String>) {
        environment.sensors = names
        standBehindCommand?.sensors = names
    }

    /// The probes meant, in the order they were placed where none is named. Every one of them is placed.
    func probes(_ targets: ProbeTargets, _ span: SourceSpan, withSensors: Bool = false) throws -> [String] {
        guard case .named(let names) = targets else { return try everyProbe(span, orSensor: withSensors) }
        return try names.map { probe in
            let name = try name(of: probe)
            return withSensors && environment.sensors.contains(name) ? name : try placed(name, probe.span)
        }
    }

    func everyProbe(_ span: SourceSpan, orSensor: Bool = false) throws -> [String] {
        let probes = commander.placedProbes + (orSensor ? environment.sensors.sorted() : [])
        if probes.isEmpty { throw Diagnostic.noProbePlaced(at: span) }
        return probes
    }

    func placed(_ name: String, _ span: SourceSpan) throws -> String {
        let known = commander.placedProbes
        if known.contains(name) { return name }
        throw Diagnostic.probeNotPlaced(name, nearest: nearestName(to: name, among: known), at: span)
    }

    // Courses

    private func freeze(_ targets: ProbeTargets, _ extent: Extent, _ interval: Expression?, _ span: SourceSpan) throws {
        let names = try probes(targets, span)
        let every = try interval.map { try seconds($0, what: "the time between scans") }
        try perform(course(extent, scanEvery: every, span) { .freeze(probes: names, seconds: $0) }, span)
    }

    private func thaw(_ targets: ProbeTargets, _ isPassive: Bool, _ extent: Extent, _ span: SourceSpan) throws {
        let names = try probes(targets, span)
        try perform(course(extent, scanEvery: nil, span) { .thaw(probes: names, isActive: !isPassive, seconds: $0) }, span)
    }

    private func course(
        _ extent: Extent, scanEvery interval: Double?, _ span: SourceSpan, _ command: (Double) -> Command
    ) throws -> CommandRequest.Work {
        switch extent {
        case .lasting(let time):
            let command = command(try seconds(time, what: "the time"))
            return interval.map { .freezeWithScans(command, everySeconds: $0) } ?? .command(command)
        case .until(let condition, let bound):
            guard let bound else { throw Diagnostic.needsBound(at: condition.span) }
            let longest = try seconds(bound, what: "the bound")
            return .until(command(longest), condition: watched(condition), atMostSeconds: longest)
        }
    }

    /// A condition to be asked while a forecast runs; it sees the names as they are now.
    private func watched(_ condition: Expression) -> () throws -> Bool {
        let term = prepared(condition)
        let names = environment
        return { [self] in try withNames(names) { try watching { try term.truth(self) } } }
    }

    /// Works with the names of another moment and puts the present ones back.
    func withNames<Result>(_ names: Environment, _ work: () throws -> Result) rethrows -> Result {
        let present = environment
        environment = names
        defer { environment = present }
        return try work()
    }

    private func warmSkin(_ temperature: Expression, _ span: SourceSpan) throws {
        guard commander.patient?.skin != nil else { throw Diagnostic.noSkin(at: span) }
        let celsius = try celsius(temperature)
        guard WarmedSkin.celsius.contains(celsius) else {
            throw Diagnostic.outOfRange("a warm bag", Value.celsius(celsius).text, allowed: "20 C to 45 C", example: "40 C", at: temperature.span)
        }
        try perform(.command(.warmSkin(celsius: celsius)), span)
    }

    // Scans

    func scanned(_ tree: ScanTree, _ span: SourceSpan) throws -> Value {
        let request = try request(tree)
        try perform(.command(.scan(request)), span)
        return .scan(request, try commander.scannedIceball())
    }

    private func request(_ tree: ScanTree) throws -> ScanRequest {
        let axis = try tree.sliceAxis.map(axisNumber)
        return ScanRequest(modality: tree.modality?.text ?? "ct", sliceAxis: axis, sliceMillimetres: try tree.sliceAt.map(millimetres))
    }

    private func axisNumber(_ name: Name) throws -> Int {
        guard let number = ["x", "y", "z"].firstIndex(of: name.text) else {
            throw Diagnostic.unknownName(name.text, what: "axis", nearest: nil, at: name.span)
        }
        return number
    }

    // Side by side

    /// Runs the block to learn its commands, then hands them over as one.
    func together(_ body: Passage, _ span: SourceSpan) throws -> Flow {
        guard sideBySide == nil else { throw Diagnostic.notSideBySide("together", at: span) }
        sideBySide = []
        defer { sideBySide = nil }
        let flow = try body.run(self)
        let commands = sideBySide ?? []
        sideBySide = nil
        if !commands.isEmpty { try perform(.together(commands), span) }
        return flow
    }

    private func setBeside(_ work: CommandRequest.Work, _ span: SourceSpan) throws {
        guard case .command(let command) = work, command.seconds > 0 else { throw Diagnostic.notSideBySide(text(of: span), at: span) }
        sideBySide?.append(command)
    }
}
