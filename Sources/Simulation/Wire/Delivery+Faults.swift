import Devices

extension Delivery {
    /// A reply line as a fault leaves it; nothing where nothing comes.
    init?(_ line: [UInt8], spoiledBy fault: WireFault.Kind?) {
        self.init(line)
        switch fault {
        case .late(let seconds): delaySeconds = seconds
        case .cut: bytes = Array(line.prefix(line.count / 2))
        case .garbled: bytes = Self.garbled(line)
        case .duplicated: bytes = line + line
        case .silent: return nil
        case .reset:
            bytes = Array(line.prefix(line.count / 2))
            breaksLine = true
        case .restarted, .machine, nil: break
        }
    }

    /// Every fourth character as another one that could stand there too: a digit as a digit.
    private static func garbled(_ line: [UInt8]) -> [UInt8] {
        line.enumerated().map { index, byte in
            guard index % 4 == 1, byte >= 48, byte <= 57 else { return index % 7 == 5 && byte != 10 ? byte ^ 1 : byte }
            return 48 + (byte - 48 + 3) % 10
        }
    }
}
