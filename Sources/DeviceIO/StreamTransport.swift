import Devices

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// A line over TCP or a serial port, opened anew where it breaks. Everything has a deadline.
public final class StreamTransport: Transport {
    public let address: String
    private let place: DeviceAddress.Place
    private var descriptor: Int32 = -1
    private var lines = Lines(longest: 64 << 20)
    /// Looked at while something is waited for.
    private let isCalledOff: () -> Bool
    /// Opened though another program may hold it: for a stop, which nobody keeps out.
    private let isShared: Bool

    /// Opens it. A serial line is held alone: two sessions on one would each hear the other's answers.
    public init(
        _ address: DeviceAddress, within seconds: Double, isShared: Bool = false, isCalledOff: @escaping () -> Bool = { false }
    ) throws(TransportFailure) {
        self.address = address.text
        self.isCalledOff = isCalledOff
        self.isShared = isShared
        place = address.place
        descriptor = try open(within: seconds)
    }

    deinit { close() }

    public func close() {
        if !isShared { SerialHold.release(descriptor) }
        System.close(descriptor)
        descriptor = -1
    }

    public func reconnect(within seconds: Double) throws(TransportFailure) {
        close()
        lines.clear()
        descriptor = try open(within: seconds)
    }

    public func send(_ bytes: [UInt8], within seconds: Double) throws(TransportFailure) {
        guard descriptor >= 0 else { throw .closed }
        let end = System.now + seconds
        var sent = 0
        while sent < bytes.count {
            guard let count = System.write(descriptor, bytes[sent...]) else { throw .closed }
            sent += count
            guard count == 0 else { continue }
            try wait(for: POLLOUT, on: descriptor, until: end)
        }
    }

    /// After a deadline the rest of a line that came in part is thrown away.
    public func receiveLine(within seconds: Double) throws(TransportFailure) -> [UInt8] {
        guard descriptor >= 0 else { throw .closed }
        let end = System.now + seconds
        while true {
            switch lines.next() {
            case .line(let line): return line
            case .tooLong: throw .overrun
            case nil: break
            }
            do throws(TransportFailure) {
                try wait(for: POLLIN, on: descriptor, until: end)
            } catch {
                lines.clear()
                throw error
            }
            guard let bytes = System.read(descriptor) else { continue }
            guard !bytes.isEmpty else {
                close()
                throw .closed
            }
            lines.add(bytes)
        }
    }

    /// Somebody who calls it off is heard within this, s.
    private static let longestSlice = 0.05

    private func wait(for events: Int32, on descriptor: Int32, until end: Double) throws(TransportFailure) {
        while !System.isReady(descriptor, for: events, within: max(0, min(end - System.now, Self.longestSlice))) {
            if isCalledOff() { throw .calledOff }
            if System.now >= end { throw .timedOut }
        }
    }

    // MARK: Opening

    private func open(within seconds: Double) throws(TransportFailure) -> Int32 {
        switch place {
        case .network(let host, let port): try openNetwork(host, port, within: seconds)
        case .serial(let path, let baud): try openSerial(path, baud)
        }
    }

    private func openNetwork(_ host: String, _ port: UInt16, within seconds: Double) throws(TransportFailure) -> Int32 {
        var failure = TransportFailure.system("there is no host `\(host)`")
        let end = System.now + seconds
        for place in NetworkPlace.all(host: host, port: port, isListening: false) {
            do throws(TransportFailure) { return try connect(to: place, until: end) } catch { failure = error }
        }
        throw failure
    }

    private func connect(to place: NetworkPlace, until end: Double) throws(TransportFailure) -> Int32 {
        let descriptor = place.makeSocket()
        guard descriptor >= 0 else { throw .system(System.reason) }
        System.makeNonblocking(descriptor)
        let result = place.withAddress { systemConnect(descriptor, $0, $1) }
        let isUnderWay = result == 0 || errno == EINPROGRESS || errno == EINTR
        let reason = System.reason
        do throws(TransportFailure) {
            guard isUnderWay else { throw .system(reason) }
            try wait(for: POLLOUT, on: descriptor, until: end)
        } catch {
            System.close(descriptor)
            throw error
        }
        var error: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &error, &length)
        guard error == 0 else {
            System.close(descriptor)
            throw .system(String(cString: strerror(error)))
        }
        System.sendAtOnce(descriptor)
        return descriptor
    }

    private func openSerial(_ path: String, _ baud: Int) throws(TransportFailure) -> Int32 {
        let descriptor = systemOpen(path)
        guard descriptor >= 0 else { throw errno == EBUSY ? SerialHold.held(path) : .system(System.reason) }
        guard isShared || SerialHold.take(descriptor) else {
            System.close(descriptor)
            throw SerialHold.held(path)
        }
        guard isatty(descriptor) == 1, System.makeRaw(descriptor, baud: baud) else {
            System.close(descriptor)
            throw .system("\(path) is no serial line")
        }
        tcflush(descriptor, TCIOFLUSH)
        return descriptor
    }
}

private func systemOpen(_ path: String) -> Int32 { open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC) }
private func systemConnect(_ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ length: socklen_t) -> Int32 {
    connect(descriptor, address, length)
}
