/// Where an instrument is: `scpi://HOST:PORT`, or `scpi:///dev/ttyUSB0?baud=115200`.
public struct DeviceAddress: Hashable, Sendable {
    public enum Place: Hashable, Sendable {
        case network(host: String, port: UInt16)
        case serial(path: String, baud: Int)
    }

    public var text: String
    /// The instrument of the profile that it is for, where one is named: `valves=scpi://…`.
    public var instrument: String?
    public var place: Place

    public static let usualPort: UInt16 = 5025
    public static let bauds = [1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600]

    /// Reads one address; nothing where it is none.
    public init?(_ written: String) {
        let parts = written.split(separator: "=", maxSplits: 1).map(String.init)
        let isNamed = parts.count == 2 && !parts[0].isEmpty && parts[0].allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
        instrument = isNamed ? parts[0] : nil
        text = isNamed ? parts[1] : written
        guard text.hasPrefix("scpi://"), let place = Self.place(String(text.dropFirst(7))) else { return nil }
        self.place = place
    }

    /// Several of them, with commas between.
    public static func list(_ written: String) -> [DeviceAddress]? {
        let parts = written.split(separator: ",", omittingEmptySubsequences: false).map { DeviceAddress(String($0)) }
        return parts.contains { $0 == nil } ? nil : parts.compactMap { $0 }
    }

    /// Why the first of several that is none is none.
    public static func fault(in written: String) -> String {
        let wrong = written.split(separator: ",", omittingEmptySubsequences: false).map(String.init).first { DeviceAddress($0) == nil } ?? written
        guard let start = wrong.firstRange(of: "scpi://") else { return wrong.isEmpty ? "there is an empty address" : "it does not begin with scpi://" }
        let rest = String(wrong[start.upperBound...])
        if rest.hasPrefix("/") { return serialFault(rest) }
        if rest.isEmpty { return "it names no host" }
        let port = rest.split(separator: ":").last.map(String.init) ?? ""
        return rest.contains(":") && UInt16(port) == nil ? "`\(port)` is no port from 0 to 65535" : "`\(rest)` is no host"
    }

    private static func serialFault(_ rest: String) -> String {
        let parts = rest.split(separator: "?", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return "it names no serial line" }
        guard parts[1].hasPrefix("baud=") else { return "behind the `?` of a serial line stands `baud=`, not `\(parts[1])`" }
        return "a serial line has no speed `\(parts[1].dropFirst(5))`: one of \(bauds.map { "\($0)" }.joined(separator: ", "))"
    }

    private static func place(_ rest: String) -> Place? { rest.hasPrefix("/") ? serial(rest) : network(rest) }

    private static func serial(_ rest: String) -> Place? {
        let parts = rest.split(separator: "?", maxSplits: 1).map(String.init)
        guard let path = parts.first, path.count > 1 else { return nil }
        guard parts.count == 2 else { return .serial(path: path, baud: 9600) }
        guard parts[1].hasPrefix("baud="), let baud = Int(parts[1].dropFirst(5)), bauds.contains(baud) else { return nil }
        return .serial(path: path, baud: baud)
    }

    /// `HOST`, `HOST:PORT`, `[::1]:PORT`; a slash at the end may stand.
    static func network(_ rest: String) -> Place? {
        let text = rest.hasSuffix("/") ? String(rest.dropLast()) : rest
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            return port(text[text.index(after: end)...]).map { .network(host: String(text[text.index(after: text.startIndex)..<end]), port: $0) }
        }
        let colon = text.firstIndex(of: ":") ?? text.endIndex
        let host = String(text[..<colon])
        guard !host.isEmpty, host.allSatisfy({ $0.isLetter || $0.isNumber || ".-_".contains($0) }) else { return nil }
        return port(text[colon...]).map { .network(host: host, port: $0) }
    }

    private static func port(_ rest: Substring) -> UInt16? { rest.isEmpty ? usualPort : rest.hasPrefix(":") ? UInt16(rest.dropFirst()) : nil }

    /// `HOST:PORT` to listen on.
    public static func listening(_ text: String) -> (host: String, port: UInt16)? {
        guard case .network(let host, let port)? = network(text) else { return nil }
        return (host, port)
    }
}
