/// The status registers of IEEE 488.2: what has happened (event status), and the summary of it (status byte).
public struct StatusRegisters: Hashable, Sendable {
    public static let operationComplete: UInt8 = 1
    public static let powerOn: UInt8 = 128

    /// What has happened since it was read last.
    private var events: UInt8 = 0
    /// Which events the status byte sums up (`*ESE`).
    public var eventsEnabled: UInt8 = 0
    /// Which bits of the status byte ask for service (`*SRE`); bit 6 is the request itself and cannot be enabled.
    public var serviceEnabled: UInt8 = 0 { didSet { serviceEnabled &= ~64 } }

    public init() {}

    public mutating func note(_ error: ScpiError) { events |= error.eventBit }
    public mutating func notePowerOn() { events |= Self.powerOn }
    public mutating func noteOperationComplete() { events |= Self.operationComplete }

    /// `*ESR?`: reading clears.
    public mutating func takeEvents() -> UInt8 {
        defer { events = 0 }
        return events
    }

    /// `*STB?`: bit 2 an error is queued, bit 5 an enabled event, bit 6 an enabled one of these.
    public func statusByte(hasErrors: Bool) -> UInt8 {
        let summary: UInt8 = (hasErrors ? 4 : 0) | (events & eventsEnabled != 0 ? 32 : 0)
        return summary | (summary & serviceEnabled != 0 ? 64 : 0)
    }

    /// `*CLS`: the enable masks stay.
    public mutating func clear() { events = 0 }
}
