import Devices
import Quantities

extension Command {
    /// The command as one would write it with every name and sum worked out, rounded for a reader; nothing where what is written says as much.
    var words: String? { words(as: .rounded) }

    /// The same to the last bit, for a program that does it again.
    var programWords: String? { words(as: .exact) }

    private func words(as figures: Figures) -> String? {
        switch self {
        case .test(let probe, let model): "test probe \(probe) using \(model)"
        case .place(let placement): "place probe \(placement.probe) at \(figures.place(placement.tip)) from \(figures.place(placement.entry)) using \(placement.model)"
        case .placeSensor(let name, let tip, let entry): "place sensor \(name) at \(figures.place(tip)) from \(figures.place(entry))"
        case .setPower(let probes, let fraction): "set power \(Self.list(probes)) to \(figures.share(fraction))"
        case .freeze(let probes, let seconds): "freeze \(Self.list(probes)) \(figures.duration(seconds))"
        case .thaw(let probes, true, let seconds): "thaw \(Self.list(probes)) \(figures.duration(seconds))"
        case .thaw(let probes, false, let seconds): "thaw passive \(Self.list(probes)) \(figures.duration(seconds))"
        case .hold(let seconds): "hold \(figures.duration(seconds))"
        case .withdraw(let names): "withdraw \(Self.list(names))"
        case .warmSkin(let celsius): "warm skin to \(figures.celsius(celsius))"
        case .scan, .insulate, .stop: nil
        }
    }

    private static func list(_ names: [String]) -> String { names.isEmpty ? "all" : names.joined(separator: ", ") }
}

/// How the figures of a command are told.
private enum Figures {
    case rounded, exact

    func share(_ fraction: Double) -> String {
        switch self {
        case .rounded: Numeral.text(100 * fraction) + "%"
        case .exact: Quantity(fraction, .ratio).written.replacing(" ", with: "")
        }
    }

    func celsius(_ celsius: Double) -> String {
        switch self {
        case .rounded: Numeral.text(celsius) + " C"
        case .exact: Temperature(celsius: celsius).written
        }
    }

    func place(_ point: SIMD3<Double>) -> String {
        "(\((0..<3).map { self == .exact ? Numeral.exact(point[$0]) : Numeral.text(point[$0], decimals: 1) }.joined(separator: ", "))) mm"
    }

    func duration(_ seconds: Double) -> String {
        guard self == .rounded else { return Quantity(seconds, .duration).written }
        guard seconds.isFinite, seconds >= 60, seconds < 1e9 else { return "\(Numeral.text(seconds, decimals: 1))s" }
        let minutes = (seconds / 60).rounded(.down)
        let rest = seconds - 60 * minutes
        return Numeral.text(minutes) + "m" + (rest < 0.05 ? "" : "\(Numeral.text(rest, decimals: 1))s")
    }
}
