import Devices

/// A measurement outside the band around its prediction.
public struct Disagreement: Hashable, Sendable {
    /// A probe's tip or a needle sensor, by its name.
    public var name: String
    public var measuredCelsius: Double
    public var predictedCelsius: ClosedRange<Double>
    public var atSeconds: Double
}

/// Holds what the machine measures against the forecast while a command runs.
///
/// The band: what is predicted within 15 s of the reading, widened by 15 K for a probe's tip and by 8 K for a needle sensor (15 K in the first
/// 60 s of a command, when a start a few seconds early or late moves it most). A patient whose perfusion differs by 15 % and whose
/// probes differ by 5 % stays inside: where the gas is the limit, 5 % less of it moves a tip by up to 13 K (3 mm probe in kidney, worst
/// of those tried), and a thermocouple adds 1.5 K. A probe or sensor that left the band is told once a command.
struct Comparison {
    static let windowSeconds = 15.0
    static let tipWidthK = 15.0
    static let sensorWidthK = 8.0
    static let earlyWidthK = 15.0
    static let earlySeconds = 60.0

    let trajectory: Trajectory
    let startSeconds: Double
    private var told: Set<String> = []

    init(with forecast: Forecast) {
        trajectory = forecast.trajectory
        startSeconds = forecast.startSeconds
    }

    /// Newly found disagreements of one reading, taken so many seconds after the command began.
    mutating func disagreements(of readings: Readings, after seconds: Double) -> [Disagreement] {
        let tips = readings.tipCelsius.compactMap { name, value in outside(name, value, seconds, Self.tipWidthK) { $0.tipCelsius[name] } }
        let sensorWidth = seconds <= Self.earlySeconds ? Self.earlyWidthK : Self.sensorWidthK
        let sensors = readings.sensorCelsius.compactMap { name, value in
            outside(name, value, seconds, sensorWidth) { $0.sensorCelsius[name] }
        }
        let found = (tips + sensors).filter { !told.contains($0.name) }.sorted { $0.name < $1.name }
        told.formUnion(found.map(\.name))
        return found
    }

    private func outside(
        _ name: String, _ measured: Double, _ seconds: Double, _ width: Double, of value: (Trajectory.Moment) -> Double?
    ) -> Disagreement? {
        guard let predicted = trajectory.range(around: seconds, within: Self.windowSeconds, of: value) else { return nil }
        if measured >= predicted.lowerBound - width, measured <= predicted.upperBound + width { return nil }
        return Disagreement(
            name: name, measuredCelsius: measured, predictedCelsius: predicted, atSeconds: startSeconds + seconds)
    }
}
