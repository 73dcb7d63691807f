import Testing

@testable import Devices

/// The table in the doc comment of `ChannelState`, once more: a test of every pair.
struct ChannelStateTests {
    /// One row a state, in the order of `ChannelMove.allCases`: test, place, freeze, thaw, warmUp, timeOver, withdraw, stop.
    static let table: [(ChannelState, [ChannelState?])] = [
        (.idle, [.tested, .placed, nil, .idle, .idle, nil, nil, .stopped]),
        (.tested, [.tested, .placed, nil, .tested, .tested, nil, nil, .stopped]),
        (.placed, [nil, nil, .freezing, .thawing, .placed, nil, .idle, .stopped]),
        (.freezing, [nil, nil, .freezing, .thawing, .passive, .passive, nil, .stopped]),
        (.thawing, [nil, nil, .freezing, .thawing, .passive, .passive, nil, .stopped]),
        (.passive, [nil, nil, .freezing, .thawing, .passive, nil, .idle, .stopped]),
        (.stopped, [nil, nil, nil, .stopped, .stopped, .stopped, .stopped, .stopped]),
    ]

    @Test func `every pair of state and move is as the table says`() {
        #expect(Self.table.map(\.0) == ChannelState.allCases)
        for (state, row) in Self.table {
            #expect(row.count == ChannelMove.allCases.count)
            for (move, expected) in zip(ChannelMove.allCases, row) {
                #expect(state.after(move) == expected, "\(state) \(move)")
            }
        }
    }

    @Test func `nothing leads out of stopped and no gas flows there`() {
        #expect(!ChannelState.stopped.isGasOn)
        for move in ChannelMove.allCases {
            let next = ChannelState.stopped.after(move)
            #expect(next == nil || next == .stopped)
        }
    }

    @Test func `stop and both thaws are legal in every state`() {
        for state in ChannelState.allCases {
            #expect(state.after(.stop) == .stopped)
            #expect(state.after(.thaw) != nil)
            #expect(state.after(.warmUp)?.isGasOn == false)
        }
    }

    @Test func `gas flows only out of the patient's own states`() {
        for state in ChannelState.allCases where state.after(.freeze) == .freezing {
            #expect([.placed, .freezing, .thawing, .passive].contains(state))
        }
    }
}
