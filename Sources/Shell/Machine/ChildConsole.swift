import DeviceIO
import Devices
import Foundation

/// A console to test on, in a process of its own.
final class ChildConsole {
    private let process = Process()
    private let output = Pipe()
    /// `127.0.0.1:41234`
    let place: String

    /// Starts this same program as `frazil console` on a free port.
    init(_ arguments: [String] = []) throws(CommandLineFault) {
        guard let path = Bundle.main.executablePath else { throw .noConsole("this program's own file is not known") }
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = ["console", "--tcp", "127.0.0.1:0"] + arguments
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        do { try process.run() } catch { throw .noConsole("\(error)") }
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
        guard let place = line.split(separator: " ").last.map(String.init), line.hasPrefix("listening on ") else {
            process.terminate()
            throw .noConsole("it says `\(line)`")
        }
        self.place = place
    }

    deinit { stop() }

    var address: String { "scpi://\(place)" }
    var isRunning: Bool { process.isRunning }

    func stop() {
        guard process.isRunning else { return }
        process.terminate()
        process.waitUntilExit()
    }

    /// A line of its own, to look on and to set faults.
    func link(deadlineSeconds: Double) throws(CommandLineFault) -> InstrumentLink {
        guard let address = DeviceAddress(address) else { throw .badAddress(address) }
        return try Drivers.link(DeviceProfile.Instrument(name: "console", identity: "FRAZIL"), address, deadlineSeconds)
    }
}
