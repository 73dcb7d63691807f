import Quantities
import Session

/// `show timeline`: what was planned and measured, against time.
extension Conversation {
    static let nothingPassed = "no time has passed yet: there is nothing to show against it"

    func showTimeline() {
        guard procedure.elapsedSeconds > 0 else { return audience.say(Self.nothingPassed) }
        let columns = min(max(Terminal.columns(of: Terminal.output) - TimelineChart.marginColumns - 2, 20), 110)
        guard let course = procedure.outcomeCourse(momentCount: min(columns, 48)) else { return audience.say("stopped: nothing is shown, and nothing was changed") }
        guard let picture = Picture(ColourDepth.ofOutput, { timeline(course, columns: columns, $0) }) else { return }
        audience.say(picture)
    }

    private func timeline(_ course: OutcomeCourse, columns: Int, _ depth: ColourDepth) -> String {
        let end = procedure.elapsedSeconds
        func chart(_ title: String, _ lines: Int, _ series: [TimelineChart.Series]) -> String? {
            series.isEmpty ? nil : TimelineChart(title: title, series: series, endSeconds: end, columns: columns, lines: lines, depth: depth).text
        }
        let key = depth == .none ? "small letters planned, capitals measured" : "lines planned, \(DotCanvas.mark) measured"
        let charts = [
            chart("probe tips, C: \(key)", 10, series(\.tipCelsius, "probe")), chart("sensors, C: \(key)", 8, series(\.sensorCelsius, "sensor")),
            chart("organs, the coldest point of each instant, C: by the model as it stands", 7, series(course, \.organCelsius)),
            chart("margin at \(Numeral.text(OutcomeCourse.isotherm)) C, mm: by the model as it stands", 7, series(course, \.marginMM)),
            "\(TimelineAxis(rows: procedure.rows, endSeconds: end, columns: columns).text), \(machine.mark)",
        ]
        return charts.compactMap(\.self).joined(separator: "\n")
    }

    private func series(_ values: KeyPath<Timeline.Moment, [String: Double]>, _ word: String) -> [TimelineChart.Series] {
        let (planned, measured) = (procedure.timeline.planned, procedure.timeline.measured)
        func curve(_ moments: [Timeline.Moment], _ name: String) -> [TimelineChart.Value] {
            moments.compactMap { moment in moment[keyPath: values][name].map { TimelineChart.Value(seconds: moment.seconds, value: $0) } }
        }
        let names = Set((planned + measured).flatMap { $0[keyPath: values].keys }).sorted()
        return names.map { TimelineChart.Series(name: "\(word) \($0)", planned: curve(planned, $0), measured: curve(measured, $0)) }
    }

    private func series(_ course: OutcomeCourse, _ values: KeyPath<OutcomeCourse.Moment, [String: Double]>) -> [TimelineChart.Series] {
        let names = Set(course.moments.flatMap { $0[keyPath: values].keys }).sorted()
        return names.map { name in
            let curve = course.moments.compactMap { moment in moment[keyPath: values][name].map { TimelineChart.Value(seconds: moment.seconds, value: $0) } }
            return TimelineChart.Series(name: name, planned: curve)
        }
    }
}
