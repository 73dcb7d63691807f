import Simulation

/// How fast the embedded simulator's time goes, before it is opened and while it is.
final class Throttle {
    private(set) var speed: Double?
    private weak var console: SimulatedConsole?

    init(_ speed: Double?) { self.speed = speed }

    func takes(_ console: SimulatedConsole) -> SimulatedConsole {
        self.console = console
        return console
    }

    func change(_ speed: Double?) {
        self.speed = speed
        console?.pace.speed = speed
    }
}
