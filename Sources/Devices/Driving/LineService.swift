/// One client's end of an instrument that is served: lines in, what is to be sent out. The rim owns the socket or the terminal.
public protocol LineService: AnyObject {
    /// A line came, without its end.
    func take(_ line: [UInt8])
    /// A line was longer than any message, and was thrown away.
    func overrun()
    /// Whether ``work()`` has something to do now.
    var hasWork: Bool { get }
    /// Goes on to the next thing to send; nothing where there is none, or where it must wait.
    func work() -> Delivery?
    /// The client is gone.
    func close()
}

/// What is to be sent.
public struct Delivery: Hashable, Sendable {
    public var bytes: [UInt8]
    /// Held back for so long, with all that comes behind it; s of the wall.
    public var delaySeconds = 0.0
    /// The line is broken behind it.
    public var breaksLine = false

    public init(_ bytes: [UInt8]) { self.bytes = bytes }
}
