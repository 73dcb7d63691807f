/// A line to one instrument: bytes out, lines in, each with a deadline. Sockets and serial lines are in the room `DeviceIO`.
public protocol Transport: AnyObject {
    /// As a person wrote it: `scpi://10.0.0.5:5025`.
    var address: String { get }
    func send(_ bytes: [UInt8], within seconds: Double) throws(TransportFailure)
    /// One line without its end.
    func receiveLine(within seconds: Double) throws(TransportFailure) -> [UInt8]
    /// Makes the line anew; what was on its way is lost.
    func reconnect(within seconds: Double) throws(TransportFailure)
    func close()
}

/// Why a line did not carry.
public enum TransportFailure: Error, Hashable, Sendable {
    case timedOut
    /// The other side hung up.
    case closed
    /// A line without an end.
    case overrun
    /// Somebody does not want to wait any longer.
    case calledOff
    /// What the system says.
    case system(String)

    public var message: String {
        switch self {
        case .timedOut: "no answer in time"
        case .closed: "the other side hung up"
        case .calledOff: "called off"
        case .overrun: "a line without an end came"
        case .system(let reason): reason
        }
    }
}

/// The clock on the wall, as the rim hands it in; tests step it.
public struct WallTime {
    /// s since some moment.
    public var now: () -> Double
    public var sleep: (Double) -> Void
    /// Whether somebody wants the waiting to end.
    public var isInterrupted: () -> Bool

    public init(now: @escaping () -> Double, sleep: @escaping (Double) -> Void, isInterrupted: @escaping () -> Bool = { false }) {
        self.now = now
        self.sleep = sleep
        self.isInterrupted = isInterrupted
    }
}
