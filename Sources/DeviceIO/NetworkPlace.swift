#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// One way to reach a host and a port, as the resolver gives it.
struct NetworkPlace {
    private let family: Int32
    private let bytes: [UInt8]

    /// In the order in which they are to be tried; none where the host is not known.
    static func all(host: String, port: UInt16, isListening: Bool) -> [NetworkPlace] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_NUMERICSERV | (isListening ? AI_PASSIVE : 0)
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, "\(port)", &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var places: [NetworkPlace] = []
        var entry = list
        while let info = entry?.pointee {
            let bytes = UnsafeRawBufferPointer(start: info.ai_addr, count: Int(info.ai_addrlen))
            places.append(NetworkPlace(family: info.ai_family, bytes: Array(bytes)))
            entry = info.ai_next
        }
        return places
    }

    func makeSocket() -> Int32 { socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0) }

    func withAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        bytes.withUnsafeBytes { pointer in
            body(pointer.baseAddress!.assumingMemoryBound(to: sockaddr.self), socklen_t(pointer.count))
        }
    }
}
