import Devices
import Quantities

extension Command {
    /// The command as one would write it with every name and sum worked out; nothing where what is written says as much.
    var words: String? {
        switch self {
        case .test(let probe, let model): "test probe \(probe) using \(model)"
        case .place(let placement): Self.placing(placement)
        case .placeSensor(let name, let tip, let entry): "place sensor \(name) at \(Self.place(tip)) from \(Self.place(entry))"
        case .setPower(let probes, let fraction): "set power \(Self.list(probes)) to \(Numeral.text(100 * fraction))%"
        case .freeze(let probes, let seconds): "freeze \(Self.list(probes)) \(Self.duration(seconds))"
        case .thaw(let probes, true, let seconds): "thaw \(Self.list(probes)) \(Self.duration(seconds))"
        case .thaw(let probes, false, let seconds): "thaw passive \(Self.list(probes)) \(Self.duration(seconds))"
        case .hold(let seconds): "hold \(Self.duration(seconds))"
        case .withdraw(let names): "withdraw \(Self.list(names))"
        case .warmSkin(let celsius): "warm skin to \(Numeral.text(celsius)) C"
        case .scan, .insulate, .stop: nil
        }
    }

    private static func placing(_ placement: Placement) -> String {
        "place probe \(placement.probe) at \(place(placement.tip)) from \(place(placement.entry)) using \(placement.model)"
    }

    private static func list(_ names: [String]) -> String { names.isEmpty ? "all" : names.joined(separator: ", ") }

    private static func place(_ point: SIMD3<Double>) -> String {
        "(\((0..<3).map { Numeral.text(point[$0], decimals: 1) }.joined(separator: ", "))) mm"
    }

    private static func duration(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 60, seconds < 1e9 else { return "\(Numeral.text(seconds, decimals: 1))s" }
        let minutes = (seconds / 60).rounded(.down)
        let rest = seconds - 60 * minutes
        return Numeral.text(minutes) + "m" + (rest < 0.05 ? "" : "\(Numeral.text(rest, decimals: 1))s")
    }
}
