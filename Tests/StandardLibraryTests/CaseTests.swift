import Foundation
import StandardLibrary
import Testing

/// Where the worked programs are.
enum Scripts {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Scripts")

    static func programs(in name: String) -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.appendingPathComponent(name).path)) ?? []
        return files.filter { $0.hasSuffix(".frz") }.sorted().map { name + "/" + $0 }
    }
}

/// The programs of `Scripts`: every one is read and run to its end against a listener.
@Suite("The worked cases")
struct CaseTests {
    @Test func thereAreCases() {
        #expect(Scripts.programs(in: "cases").count >= 8)
        #expect(Scripts.programs(in: "protocols").count >= 6)
    }

    @Test(arguments: Scripts.programs(in: "cases"))
    func aCaseRunsToItsEnd(program: String) throws {
        var reading = try Reading(modules: StandardLibrary.moduleNames)
        _ = try reading.run(String(contentsOf: Scripts.folder.appendingPathComponent(program), encoding: .utf8), named: program)
        #expect(reading.listener.commands.contains { $0.hasPrefix("withdraw") })
        #expect(reading.listener.placedProbes.isEmpty, "a case leaves no probe behind")
        #expect(reading.listener.requirements.contains { $0.isLimit } && reading.listener.requirements.contains { !$0.isLimit })
        #expect(reading.listener.elapsedSeconds > 0)
    }

    @Test func theProtocolsOfTheHouseAreUsedByTheirExample() throws {
        var reading = try Reading(modules: ["tissues", "probes"])
        for program in ["protocols/guarded.frz", "protocols/guarded-example.frz"] {
            _ = try reading.run(String(contentsOf: Scripts.folder.appendingPathComponent(program), encoding: .utf8), named: program)
        }
        #expect(reading.listener.commands.filter { $0 == "freeze piece" }.count == 2)
        #expect(reading.listener.commands.filter { $0 == "thaw passive rest" }.count == 1)
    }
}
