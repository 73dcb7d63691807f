import Session
import Testing

@testable import Shell

@Suite("Curves against time", .serialized)
struct TimelineTests {
    private static func chart(_ depth: ColourDepth, columns: Int = 40) -> TimelineChart {
        let planned = stride(from: 0.0, through: 100, by: 5).map { TimelineChart.Value(seconds: $0, value: 37 - $0) }
        let measured = [TimelineChart.Value(seconds: 100, value: -60)]
        return TimelineChart(
            title: "tips", series: [TimelineChart.Series(name: "A", planned: planned, measured: measured)], endSeconds: 100, columns: columns, lines: 9, depth: depth)
    }

    @Test func lettersFallWithTheTemperature() {
        let lines = Self.chart(.none).text.split(separator: "\n").map(String.init)
        #expect(lines.count == 11)
        #expect(lines[1] == "  aA A")
        #expect(lines[2].hasPrefix("    37 |a"))
        #expect(lines[9].hasSuffix("a") && lines[10].hasSuffix("A"), "planned to -63, measured -60")
        #expect(lines.allSatisfy { $0.count <= 40 + TimelineChart.marginColumns })
        #expect(!lines.joined().contains("\u{1B}"))
    }

    @Test(arguments: [ColourDepth.sixteen, .many, .all])
    func inColoursTheyAreDots(depth: ColourDepth) {
        let text = Self.chart(depth).text
        #expect(text.contains("\u{1B}[") && text.contains("●"))
        #expect(text.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) })
    }

    @Test func nothingIsDrawnWhereNothingWasPlanned() {
        let late = TimelineChart.Series(name: "B", planned: [.init(seconds: 50, value: 0), .init(seconds: 100, value: 10)])
        let chart = TimelineChart(title: "", series: [late], endSeconds: 100, columns: 40, lines: 5, depth: .none)
        let plot = chart.text.split(separator: "\n").dropFirst(1).map { $0.drop { $0 != "|" }.dropFirst() }
        #expect(plot.allSatisfy { $0.prefix(19).allSatisfy { $0 == " " } })
    }

    /// What is shown of the plan is the plan: the last moment is where it stands.
    @Test func theCourseEndsWhereThePlanStands() throws {
        var options = PromptOptions()
        options.resolutionMM = 4
        let conversation = try Conversation(options: options, stop: StopSignal())
        let entries = [
            "background muscle", "target lesion = sphere(center: (0, 0, 10) mm, radius: 6 mm) of tumour",
            "organ root = sphere(center: (14, 0, 10) mm, radius: 2 mm) of nerve", "place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g", "freeze 3m",
            "place sensor T1 at (0, 8, 10) mm from (0, 8, 60) mm", "thaw 1m",
        ]
        for entry in entries { conversation.respond(to: entry) }
        let procedure = conversation.procedure
        let course = try #require(procedure.outcomeCourse(momentCount: 20))
        let last = try #require(course.moments.last)
        #expect(last.seconds == 240)
        #expect(last.marginMM["lesion"] == (try procedure.figures().outcome.targets["lesion"])?.marginMM[1])
        #expect(course.moments.compactMap { $0.organCelsius["root"] }.min() ?? 99 < 36)
        #expect(course.moments.map(\.seconds) == course.moments.map(\.seconds).sorted())
        #expect((15...25).contains(course.moments.count))
        #expect(procedure.timeline.planned.last?.seconds == 240)
        #expect(procedure.timeline.measured.contains { $0.sensorCelsius["T1"] != nil })
    }
}
