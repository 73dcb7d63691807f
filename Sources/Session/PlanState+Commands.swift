import Bioheat
import Devices
import Geometry

extension PlanState {
    /// What each probe does while these commands run side by side, so many seconds after they began.
    func drives(of commands: [Command], after seconds: Double) -> [String: ProbeDrive] {
        var drives: [String: ProbeDrive] = [:]
        for command in commands where seconds < command.seconds { add(command, to: &drives) }
        return drives
    }

    private func add(_ command: Command, to drives: inout [String: ProbeDrive]) {
        switch command {
        case .freeze(let names, _): for name in names { drives[name] = freezing(name) }
        case .thaw(let names, true, _) where !gas.isOut("helium"): for name in names { drives[name] = .thawing }
        default: break
        }
    }

    private func freezing(_ name: String) -> ProbeDrive {
        let model = probe(named: name)?.model
        let pressure = model.flatMap { gas.pressurePsi(of: $0.gas) } ?? model?.nominalPressurePsi ?? 0
        return .freezing(power: power(of: name), pressurePsi: pressure)
    }

    /// One step of commands that run side by side, with the gas they use.
    mutating func step(_ commands: [Command], after seconds: Double, lasting stepSeconds: Double) {
        let drives = drives(of: commands, after: seconds)
        advance(seconds: stepSeconds, drives: drives)
        // In the order of the names: sums in another order differ in their last bits.
        for (name, drive) in drives.sorted(by: { $0.key < $1.key }) { useGas(name, drive, seconds: stepSeconds) }
    }

    /// Gases that probes of these commands freeze with.
    func coolingGases(of commands: [Command], after seconds: Double) -> [String] {
        let needed = drives(of: commands, after: seconds).compactMap { name, drive -> String? in
            guard case .freezing(let power, _) = drive, power > 0 else { return nil }
            return probe(named: name)?.model.gas
        }
        return Set(needed).sorted()
    }

    private mutating func useGas(_ name: String, _ drive: ProbeDrive, seconds: Double) {
        guard let model = probe(named: name)?.model else { return }
        switch drive {
        case .freezing(let power, let pressure):
            gas.use(gramsPerSecond: model.gasFlow(power: power, pressurePsi: pressure), seconds: seconds, of: model.gas)
        case .thawing: gas.use(gramsPerSecond: GasBottle.thawGramsPerSecond, seconds: seconds, of: "helium")
        case .off: break
        }
    }

    /// A command that takes no time. The models are those the program declared.
    mutating func apply(_ command: Command, models: [String: ProbeModel]) {
        switch command {
        case .test(let probe, _): tested.insert(probe)
        case .place(let placement): apply(placement, models: models)
        case .placeSensor(let name, let tip, _): sensors.append(Sensor(name: name, tip: tip))
        case .setPower(let names, let fraction): setPower(fraction, of: names)
        case .withdraw(let names): withdraw(names)
        case .warmSkin(let celsius): warmSkin(toCelsius: celsius)
        case .insulate, .scan, .stop, .freeze, .thaw, .hold: break
        }
    }

    private mutating func apply(_ placement: Placement, models: [String: ProbeModel]) {
        guard let model = models[placement.model] else { return }
        place(PlacedProbe(name: placement.probe, model: model, tip: placement.tip, entry: placement.entry))
    }
}
