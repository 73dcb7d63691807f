#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// The few system calls of this room, with their retries. A closed line never raises a signal here.
enum System {
    static var reason: String { String(cString: strerror(errno)) }

    /// Whether a descriptor became ready, or hung up, within so many seconds.
    static func isReady(_ descriptor: Int32, for events: Int32, within seconds: Double) -> Bool {
        let end = now + seconds
        while true {
            var entry = pollfd(fd: descriptor, events: Int16(events), revents: 0)
            let left = max(0, end - now)
            let count = poll(&entry, 1, Int32(min(left * 1000 + 0.999, 1e9)))
            if count > 0 { return true }
            if count == 0 || errno != EINTR || left <= 0 { return false }
        }
    }

    /// s since some moment, only forward.
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    /// What was read; nothing where there is nothing yet, and no bytes where the other side hung up.
    static func read(_ descriptor: Int32, most: Int = 1 << 16) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: most)
        while true {
            let count = systemRead(descriptor, &buffer, most)
            if count >= 0 { return Array(buffer[..<count]) }
            if errno == EINTR { continue }
            return errno == EAGAIN || errno == EWOULDBLOCK ? nil : []
        }
    }

    /// How many bytes went; 0 where there is no room yet, nothing where the line is broken.
    static func write(_ descriptor: Int32, _ bytes: ArraySlice<UInt8>) -> Int? {
        while true {
            let count = bytes.withUnsafeBytes { pointer in
                let sent = send(descriptor, pointer.baseAddress, pointer.count, Int32(MSG_NOSIGNAL))
                return sent < 0 && errno == ENOTSOCK ? systemWrite(descriptor, pointer.baseAddress, pointer.count) : sent
            }
            if count >= 0 { return count }
            if errno == EINTR { continue }
            return errno == EAGAIN || errno == EWOULDBLOCK ? 0 : nil
        }
    }

    static func close(_ descriptor: Int32) { if descriptor >= 0 { _ = systemClose(descriptor) } }

    static func makeNonblocking(_ descriptor: Int32) {
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    static func sendAtOnce(_ descriptor: Int32) {
        var yes: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    }

    /// The line is broken, not closed in order.
    static func breakLine(_ descriptor: Int32) {
        var hard = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &hard, socklen_t(MemoryLayout<linger>.size))
    }

    /// A terminal that passes every byte as it is, at this speed.
    static func makeRaw(_ descriptor: Int32, baud: Int) -> Bool {
        var settings = termios()
        guard tcgetattr(descriptor, &settings) == 0 else { return false }
        cfmakeraw(&settings)
        settings.c_cflag |= tcflag_t(CLOCAL | CREAD)
        let speed = speed(of: baud)
        cfsetispeed(&settings, speed)
        cfsetospeed(&settings, speed)
        return tcsetattr(descriptor, TCSANOW, &settings) == 0
    }

    private static func speed(of baud: Int) -> speed_t {
        let speeds = [
            1200: B1200, 2400: B2400, 4800: B4800, 9600: B9600, 19200: B19200, 38400: B38400, 57600: B57600, 115200: B115200, 230400: B230400,
            460800: B460800, 921600: B921600,
        ]
        return speed_t(speeds[baud] ?? B9600)
    }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int { read(descriptor, buffer, count) }
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(descriptor, bytes, count) }
private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
