/// What one channel of the console is doing, as a table of legal moves. A dash is refused and changes nothing.
///
///     from \ move │ test    place   freeze    thaw      warmUp    timeOver  withdraw  stop
///     ────────────┼────────────────────────────────────────────────────────────────────────────
///     idle        │ tested  placed  –         idle      idle      –         –         stopped
///     tested      │ tested  placed  –         tested    tested    –         –         stopped
///     placed      │ –       –       freezing  thawing   placed    –         idle      stopped
///     freezing    │ –       –       freezing  thawing   passive   passive   –         stopped
///     thawing     │ –       –       freezing  thawing   passive   passive   –         stopped
///     passive     │ –       –       freezing  thawing   passive   –         idle      stopped
///     stopped     │ –       –       –         stopped   stopped   stopped   stopped   stopped
///
/// `stopped` is terminal and safe: gas stays off whatever is asked, and no command leads out of it (a person can:
/// ``Console/rearm()``). A thaw is a way out and therefore never refused: outside the patient, and after a stop, it moves no gas. A withdrawn
/// probe is to be tested again before its next use.
public enum ChannelState: String, Hashable, Sendable, CaseIterable {
    /// Connected, not tested, not in the patient.
    case idle
    /// Passed the test outside the body.
    case tested
    /// In the patient; no gas has flowed yet.
    case placed
    /// Cooling gas flows.
    case freezing
    /// Warming gas flows.
    case thawing
    /// In the patient after a freeze or a thaw, with the gas off: the tissue warms by itself.
    case passive
    case stopped

    /// Whether gas flows.
    public var isGasOn: Bool { self == .freezing || self == .thawing }

    /// Where a move leads; nothing where it is refused.
    public func after(_ move: ChannelMove) -> ChannelState? {
        switch self {
        case .idle, .tested: outside(move)
        case .placed: resting(move)
        case .freezing, .thawing: flowing(move)
        case .passive: resting(move)
        case .stopped: move.isAllowedAfterStop ? .stopped : nil
        }
    }

    private func outside(_ move: ChannelMove) -> ChannelState? {
        switch move {
        case .test: .tested
        case .place: .placed
        case .thaw, .warmUp: self
        case .stop: .stopped
        case .freeze, .timeOver, .withdraw: nil
        }
    }

    private func resting(_ move: ChannelMove) -> ChannelState? {
        switch move {
        case .freeze: .freezing
        case .thaw: .thawing
        case .warmUp: self
        case .withdraw: .idle
        case .stop: .stopped
        case .test, .place, .timeOver: nil
        }
    }

    private func flowing(_ move: ChannelMove) -> ChannelState? {
        switch move {
        case .freeze: .freezing
        case .thaw: .thawing
        case .warmUp, .timeOver: .passive
        case .stop: .stopped
        case .test, .place, .withdraw: nil
        }
    }
}

/// What can happen to a channel.
public enum ChannelMove: String, Hashable, Sendable, CaseIterable {
    case test
    case place
    case freeze
    /// With warming gas.
    case thaw
    /// A passive thaw: the gas goes off.
    case warmUp
    /// The time of a freeze or a thaw is over.
    case timeOver
    case withdraw
    case stop

    /// What opens no gas and puts nothing in.
    var isAllowedAfterStop: Bool {
        switch self {
        case .thaw, .warmUp, .timeOver, .withdraw, .stop: true
        case .test, .place, .freeze: false
        }
    }
}
