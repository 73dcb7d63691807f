import Devices

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// One client of a listener: its line, what came on it, and what is to go out.
final class ServedClient {
    let service: any LineService
    private let descriptor: Int32
    private let companion: Int32
    private let isTerminal: Bool
    private var lines = Lines(longest: longestLine)
    private var deliveries: [(readyAt: Double, delivery: Delivery)] = []
    private var output: [UInt8] = []
    private var breaksLine = false
    private(set) var isOver = false

    /// A description of a patient with a mesh is the longest message there is.
    private static let longestLine = 64 << 20
    /// Who asks and does not read is hung up on.
    private static let mostOutput = 32 << 20

    init(_ descriptor: Int32, _ service: any LineService, isTerminal: Bool, companion: Int32 = -1) {
        self.descriptor = descriptor
        self.service = service
        self.isTerminal = isTerminal
        self.companion = companion
    }

    var pollEntry: pollfd {
        pollfd(fd: descriptor, events: Int16(POLLIN | (output.isEmpty ? 0 : POLLOUT)), revents: 0)
    }

    var nextDelivery: Double? { deliveries.first?.readyAt }

    func note(_ events: Int16) {
        guard events & Int16(POLLIN | POLLHUP | POLLERR) != 0 else { return }
        // As much as one look takes, so that a loud client does not hold up the others.
        guard let bytes = System.read(descriptor) else { return }
        guard !bytes.isEmpty else {
            isOver = !isTerminal
            return
        }
        lines.add(bytes)
        while let piece = lines.next() {
            switch piece {
            case .line(let line): service.take(line)
            case .tooLong: service.overrun()
            }
        }
    }

    /// A few messages, then it is the others' turn.
    func serve(now: Double) {
        for _ in 0..<64 {
            guard service.hasWork else { break }
            guard let delivery = service.work() else { continue }
            let earliest = max(now, deliveries.last?.readyAt ?? 0)
            deliveries.append((earliest + delivery.delaySeconds, delivery))
        }
        while let first = deliveries.first, first.readyAt <= now, !breaksLine {
            output += first.delivery.bytes
            breaksLine = first.delivery.breaksLine
            deliveries.removeFirst()
        }
        flush()
    }

    private func flush() {
        while !output.isEmpty {
            guard let count = System.write(descriptor, output[...]) else { return isOver = !isTerminal }
            guard count > 0 else { break }
            output.removeFirst(count)
        }
        if output.count > Self.mostOutput { isOver = true }
        guard breaksLine, output.isEmpty else { return }
        breaksLine = false
        guard !isTerminal else { return }
        System.breakLine(descriptor)
        isOver = true
    }

    func close() {
        service.close()
        System.close(descriptor)
        System.close(companion)
    }
}
