import Bioheat
import Checking
import Devices
import Geometry

/// What can be held against a command by arithmetic and geometry alone. A rehearsal asks before anything is sent; a session asks again before it
/// predicts, so that nothing depends on a rehearsal having been made.
public struct CommandRules {
    /// From the origin, mm; no patient is larger.
    public static let farthestMM = 10_000.0

    let patient: Patient?
    let probes: [PlacedProbe]
    let sensors: [String]
    let models: [String: ProbeModel]
    let resolutionMM: Double?

    /// - Parameters:
    ///   - probes: those that are placed.
    ///   - resolutionMM: the finest cell; nothing where it is chosen by an accuracy, which never makes a grid too large.
    public init(patient: Patient?, probes: [PlacedProbe], sensors: [String], models: [String: ProbeModel], resolutionMM: Double?) {
        (self.patient, self.probes, self.sensors, self.models, self.resolutionMM) = (patient, probes, sensors, models, resolutionMM)
    }

    /// Throws what is wrong with a command in this state.
    public func check(_ work: CommandRequest.Work) throws(Unanswerable) {
        switch work {
        case .command(let command): try check(command)
        case .until(let command, _, let seconds): try check(command.lasting(seconds))
        case .freezeWithScans(let command, let interval): try check(command, scanEverySeconds: interval)
        case .together(let commands): try check(commands)
        case .insulate: break
        }
    }

    private func check(_ command: Command) throws(Unanswerable) {
        switch command {
        case .freeze, .thaw, .hold: try checkCourse(command)
        case .place(let placement): try check(placement)
        case .placeSensor(let name, let tip, let entry):
            try checkIsNew(name)
            try checkWay("sensor \(name)", tip, entry)
        case .setPower(let names, let fraction):
            try checkProbes(names)
            guard fraction >= 0, fraction <= 1 else { throw .badPower(fraction) }
        case .withdraw(let names): try checkProbes(names.filter { !sensors.contains($0) })
        case .warmSkin(let celsius): guard WarmedSkin.celsius.contains(celsius) else { throw .badSkinTemperature(celsius) }
        case .test(let probe, _): if placed(probe) != nil { throw .testedInside(probe) }
        case .scan, .insulate, .stop: break
        }
    }

    // MARK: - What takes time

    private func checkCourse(_ command: Command) throws(Unanswerable) {
        guard patient != nil else { throw .noPatient() }
        guard command.seconds > 0, command.seconds <= CommandTime.longestSeconds else { throw .badDuration(command.seconds) }
        try checkProbes(command.probes)
        if case .freeze = command, probes.isEmpty { throw .noProbe() }
    }

    private func check(_ command: Command, scanEverySeconds interval: Double) throws(Unanswerable) {
        try check(command)
        guard interval >= 1 else { throw .badInterval(interval) }
    }

    /// A member without a probe of its own speaks to all of them.
    private func check(_ members: [Command]) throws(Unanswerable) {
        var busy: Set<String> = []
        for member in members {
            try check(member)
            for name in member.isForProbes && member.probes.isEmpty ? probes.map(\.name) : member.probes {
                guard busy.insert(name).inserted else { throw .usedTwice(name) }
            }
        }
    }

    private func placed(_ name: String) -> PlacedProbe? { probes.first { $0.name == name } }

    private func checkProbes(_ names: [String]) throws(Unanswerable) {
        for name in names where placed(name) == nil {
            throw probes.isEmpty ? .noProbe() : .noSuchProbe(name, among: probes.map(\.name))
        }
    }

    // MARK: - What is placed

    private func check(_ placement: Placement) throws(Unanswerable) {
        guard patient != nil else { throw .noPatient() }
        try checkIsNew(placement.probe)
        guard let model = models[placement.model] else { throw .noSuchModel(placement.model, among: models.keys.sorted()) }
        try checkWay("probe \(placement.probe)", placement.tip, placement.entry)
        guard GasBottle.gases.contains(model.gas) else { throw .noGas(model.gas, probe: placement.probe, known: GasBottle.gases) }
        try requireGrid(for: probes + [PlacedProbe(name: placement.probe, model: model, tip: placement.tip, entry: placement.entry)])
    }

    private func checkIsNew(_ name: String) throws(Unanswerable) {
        if placed(name) != nil || sensors.contains(name) { throw .placedAlready(name) }
    }

    private func checkWay(_ name: String, _ tip: Point, _ entry: Point) throws(Unanswerable) {
        guard (entry - tip).normalised != nil else { throw .noWay(name) }
        guard max(tip.length, entry.length) <= Self.farthestMM else { throw .farAway(name) }
    }

    // MARK: - What is solved

    /// Throws where these probes would need a grid that is too large, or where one of them is not solved.
    public func requireGrid(for probes: [PlacedProbe]) throws(Unanswerable) {
        guard let patient else { return }
        if let resolutionMM {
            let size = GridSize(patient: patient, probes: probes, resolutionMM: resolutionMM)
            if size.isTooLarge { throw .gridTooLarge(size, resolutionMM: resolutionMM) }
        }
        try requireDomain(around: probes, patient)
    }

    /// Outside a domain that the program wrote nothing is solved: a probe there would cool nothing.
    private func requireDomain(around probes: [PlacedProbe], _ patient: Patient) throws(Unanswerable) {
        guard let box = patient.domain?.box else { return }
        for probe in probes where !box.contains(probe.tip) || !box.contains(probe.activeEnd) { throw .outsideDomain(probe.name) }
    }
}

extension Command {
    fileprivate var isForProbes: Bool {
        switch self {
        case .freeze, .thaw: true
        default: false
        }
    }
}
