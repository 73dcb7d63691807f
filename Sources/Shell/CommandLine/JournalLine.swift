import Quantities
import Session

/// One record of a journal as a line (or a few) of the table that `journal show` prints.
struct JournalLine {
    let record: JournalRecord

    init(_ record: JournalRecord) { self.record = record }

    var text: String {
        let words = words
        return words.isEmpty ? "" : "\(pad("\(record.number)", 6)) \(time)\(pad(record.kind.rawValue, 9)) \(words)\n"
    }

    /// The time of day on the wall; the date stands in the first record.
    private var time: String { record.time.map { "\($0.dropFirst(11).prefix(8)) " } ?? "" }

    private var payload: JSONValue { record.payload }

    private var words: String {
        switch record.kind {
        case .begin: begin
        case .module: payload["name"]?.textValue ?? ""
        case .file: "\(payload["asked"]?.textValue?.oneLine ?? "")  \(payload["bytes"]?.numberValue.flatMap { Int(exactly: $0) } ?? 0) bytes"
        case .entry: payload["text"]?.textValue?.oneLine ?? ""
        case .declined: payload["text"]?.textValue?.oneLine ?? ""
        case .connected: "\(payload["name"]?.textValue?.oneLine ?? "")\(payload["simulated"]?.booleanValue == false ? "  LIVE" : "  SIMULATED")"
        case .begun: "command \(payload["count"]?.numberValue.flatMap { Int(exactly: $0) } ?? 0) of the case"
        case .image: "\(CommandRow.clock(payload["at_s"]?.numberValue ?? 0))  \(payload["modality"]?.textValue?.oneLine ?? ""), \(number(payload["volume_cm3"])) cm3"
        case .released: "the stop is released"
        case .failed: payload["message"]?.textValue?.oneLine ?? ""
        case .halt: "stopped by a person"
        case .answered: payload["goes_on"]?.booleanValue == true ? "go on" : "do not go on"
        case .resumed: "\(payload["date"]?.textValue?.oneLine ?? "")  taken up"
        case .machine: machine
        case .command: row(payload["row"]) + (payload["override"]?.textValue.map { " (override: \($0.oneLine))" } ?? "")
        case .result, .refused, .predicted: row(payload)
        case .reading: reading
        case .stopped: "gas \(payload["gas"]?.textValue ?? "")"
        case .twin: payload["words"]?.textValue?.oneLine ?? ""
        case .undone: payload["text"]?.textValue?.oneLine ?? ""
        case .back: back
        case .told: payload["message"]?.textValue?.oneLine ?? ""
        case .end: "exit \(number(payload["exit"]))"
        }
    }

    private var begin: String {
        let fields = ["program", "date", "driver", "machine"].compactMap { payload[$0]?.textValue?.oneLine }
        return fields.joined(separator: "  ") + "  seed \(payload["seed"]?.textValue ?? "?")"
    }

    private var back: String {
        let (from, to) = (SessionClock.text(payload["from_s"]?.numberValue ?? 0), CommandRow.clock(payload["to_s"]?.numberValue ?? 0))
        return "\(to)  to \"\(payload["name"]?.textValue?.oneLine ?? "")\", from \(from)"
    }

    private var machine: String {
        guard case .object(let channels)? = payload["channels"] else { return "" }
        let states = channels.map { "\($0.name.oneLine) \($0.value["state"]?.textValue?.oneLine ?? "?")" }.joined(separator: ", ")
        return "\(CommandRow.clock(payload["at_s"]?.numberValue ?? 0))  \(states.isEmpty ? "no probe" : states)"
    }

    private func row(_ row: JSONValue?) -> String {
        guard let row else { return "" }
        let start = CommandRow.clock(row["start_s"]?.numberValue ?? 0)
        let verdict = row["cut_short"]?.booleanValue == true ? cutWords(row) : row["verdict"]?.textValue ?? ""
        let tips = row["measured"]?["probes"].map(values) ?? ""
        return "\(start)  \(row["text"]?.textValue?.oneLine ?? "")  \(verdict)" + (tips.isEmpty ? "" : "  \(tips)")
    }

    private func cutWords(_ row: JSONValue) -> String {
        row["committed"]?.booleanValue == true ? "cut short at \(SessionClock.text(row["end_s"]?.numberValue ?? 0))" : "not begun"
    }

    private var reading: String {
        let tips = payload["tip_C"].map(values) ?? ""
        return "\(CommandRow.clock(payload["at_s"]?.numberValue ?? 0))  \(tips)"
    }

    /// `A -137.1 C, B -120 C`
    private func values(_ object: JSONValue) -> String {
        guard case .object(let members) = object else { return "" }
        return members.map { "\($0.name.oneLine) \(number($0.value["tip_C"] ?? $0.value)) C" }.joined(separator: ", ")
    }

    private func number(_ value: JSONValue?) -> String { value?.numberValue.map { Numeral.text($0, decimals: 1) } ?? "?" }

    private func pad(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }
}

extension String {
    /// Control characters and line ends out, so that a journal cannot play with the terminal.
    fileprivate var oneLine: String {
        let words = split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return String(String.UnicodeScalarView(words.unicodeScalars.filter { !$0.properties.generalCategory.isControl }))
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isControl: Bool { self == .control || self == .format }
}
