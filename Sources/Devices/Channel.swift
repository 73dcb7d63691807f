/// One channel of the console with the probe on it.
public struct Channel: Hashable, Sendable {
    public internal(set) var state: ChannelState
    /// The probe's model by name; empty until a test or a placement has told it.
    public internal(set) var model = ""
    /// 0…1; full until it is set.
    public internal(set) var power = 1.0
    /// Gas time left, s; 0 where no gas flows.
    public internal(set) var secondsLeft = 0.0
    /// Known apart from the state, since a stopped probe may still stand in the patient.
    public internal(set) var isInPatient = false

    init(state: ChannelState) { self.state = state }

    /// Gas time shorter than this is over, s.
    public static let instant = 1e-6

    /// Makes a legal move; false where it is refused.
    mutating func make(_ move: ChannelMove) -> Bool {
        guard let next = state.after(move) else { return false }
        if move == .place { isInPatient = true }
        if move == .withdraw { leavePatient() }
        state = next
        if !state.isGasOn { secondsLeft = 0 }
        return true
    }

    private mutating func leavePatient() {
        isInPatient = false
        power = 1
    }

    mutating func pass(seconds: Double) {
        guard state.isGasOn else { return }
        secondsLeft -= seconds
        if secondsLeft <= Self.instant { _ = make(.timeOver) }
    }

    /// A person releases the stop: the channel is where its probe is, with the gas off.
    mutating func rearm() {
        guard state == .stopped else { return }
        state = isInPatient ? .passive : .idle
    }
}
