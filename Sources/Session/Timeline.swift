/// What the thermocouples were to show, and what they showed, against program time.
public struct Timeline: Sendable {
    public struct Moment: Sendable {
        /// Program time.
        public var seconds: Double
        public var tipCelsius: [String: Double]
        public var sensorCelsius: [String: Double]
    }

    /// By the forecast that each command was committed by, as far as the command came.
    public private(set) var planned: [Moment] = []
    public private(set) var measured: [Moment] = []

    mutating func plan(_ trajectory: Trajectory, from start: Double, lasting seconds: Double) {
        planned += trajectory.moments.filter { $0.seconds <= seconds + 1e-6 }.map { moment in
            Moment(seconds: start + moment.seconds, tipCelsius: moment.tipCelsius, sensorCelsius: moment.sensorCelsius)
        }
    }

    mutating func measure(tipCelsius: [String: Double], sensorCelsius: [String: Double], atSeconds seconds: Double) {
        measured.append(Moment(seconds: seconds, tipCelsius: tipCelsius, sensorCelsius: sensorCelsius))
    }
}
