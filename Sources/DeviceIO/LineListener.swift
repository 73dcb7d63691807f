import Devices

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Serves instruments on ports and pseudo-terminals, one thread, any number of clients, none of which can hold up another.
public final class LineListener {
    /// What happens between two looks at the lines.
    public struct Clockwork {
        /// The wall's clock went on by so many seconds.
        public var pass: (Double) -> Void
        /// Whether a step is to be done; then lines are looked at without waiting.
        public var isBusy: () -> Bool
        public var step: () -> Void

        public init(pass: @escaping (Double) -> Void, isBusy: @escaping () -> Bool, step: @escaping () -> Void) {
            self.pass = pass
            self.isBusy = isBusy
            self.step = step
        }
    }

    private struct Door {
        var descriptor: Int32
        var makeService: () -> any LineService
    }

    /// More are turned away.
    public static let mostClients = 64
    /// How often the clock is looked at, s.
    private static let tick = 0.02

    private let clockwork: Clockwork
    private var doors: [Door] = []
    private var clients: [ServedClient] = []
    private var lastLook = System.now

    public init(_ clockwork: Clockwork) { self.clockwork = clockwork }

    deinit {
        for client in clients { client.close() }
        for door in doors { System.close(door.descriptor) }
    }

    /// Listens on a port (0 for any that is free); the port, or why not.
    public func listen(host: String, port: UInt16, _ makeService: @escaping () -> any LineService) throws(TransportFailure) -> UInt16 {
        var failure = TransportFailure.system("there is no address `\(host)` here")
        for place in NetworkPlace.all(host: host, port: port, isListening: true) {
            let descriptor = place.makeSocket()
            var yes: Int32 = 1
            setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
            guard descriptor >= 0, place.withAddress({ bind(descriptor, $0, $1) }) == 0, systemListen(descriptor, 16) == 0 else {
                failure = .system(System.reason)
                System.close(descriptor)
                continue
            }
            System.makeNonblocking(descriptor)
            doors.append(Door(descriptor: descriptor, makeService: makeService))
            return Self.port(of: descriptor)
        }
        throw failure
    }

    private static func port(of descriptor: Int32) -> UInt16 {
        var address = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(descriptor, $0, &length) }
            // The port stands in the same place for both kinds of address.
            return pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { UInt16(bigEndian: $0.pointee.sin_port) }
        }
    }

    /// Opens a pseudo-terminal with a service behind it; the path of the end that a client opens.
    public func openTerminal(_ makeService: @escaping () -> any LineService) throws(TransportFailure) -> String {
        var (master, slave): (Int32, Int32) = (-1, -1)
        guard openpty(&master, &slave, nil, nil, nil) == 0 else { throw .system(System.reason) }
        guard System.makeRaw(slave, baud: 115200), let name = ttyname(slave) else { throw .system(System.reason) }
        let path = String(cString: name)
        System.makeNonblocking(master)
        // The client's end stays open here too, so that its going away is no hang-up: as with a serial line.
        clients.append(ServedClient(master, makeService(), isTerminal: true, companion: slave))
        return path
    }

    /// Serves until somebody ends it.
    public func run(until isOver: () -> Bool) {
        while !isOver() { turn() }
    }

    /// One look at every line, and what follows from it.
    func turn() {
        let isPressed = clockwork.isBusy() || clients.contains { $0.service.hasWork }
        waitForLines(isPressed ? 0 : Self.tick)
        let now = System.now
        clockwork.pass(now - lastLook)
        lastLook = now
        if clockwork.isBusy() { clockwork.step() }
        for client in clients { client.serve(now: now) }
        clients.removeAll { client in
            guard client.isOver else { return false }
            client.close()
            return true
        }
    }

    private func waitForLines(_ seconds: Double) {
        let entries = doors.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) } + clients.map(\.pollEntry)
        var polled = entries
        let now = System.now
        let wait = clients.compactMap(\.nextDelivery).map { max(0, $0 - now) }.reduce(seconds, min)
        guard poll(&polled, nfds_t(polled.count), Int32((wait * 1000).rounded(.up))) > 0 else { return }
        for (entry, door) in zip(polled, doors) where entry.revents != 0 { admit(door) }
        for (entry, client) in zip(polled[doors.count...], clients) { client.note(entry.revents) }
    }

    private func admit(_ door: Door) {
        let descriptor = accept(door.descriptor, nil, nil)
        guard descriptor >= 0 else { return }
        guard clients.count < Self.mostClients else {
            System.close(descriptor)
            return
        }
        System.makeNonblocking(descriptor)
        System.sendAtOnce(descriptor)
        clients.append(ServedClient(descriptor, door.makeService(), isTerminal: false))
    }
}

private func systemListen(_ descriptor: Int32, _ waiting: Int32) -> Int32 { listen(descriptor, waiting) }
