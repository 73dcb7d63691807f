import Devices
import Geometry

/// Which probe is on which channel.
extension ScpiMachine {
    func plug(_ name: String, model: String, into channel: Int) throws(ScpiError) {
        if let there = plugged[channel], there.name != name, console.bank[there.name]?.isInPatient == true {
            throw .settingsConflict.about("channel \(channel) has a probe that is in the patient")
        }
        if let other = plugged.first(where: { $0.value.name == name && $0.key != channel }) {
            throw .settingsConflict.about("probe \(name) is on channel \(other.key)")
        }
        guard console.probeModels[model] != nil else { throw .refusal(.unknownModel(model, probe: name)) }
        plugged[channel] = Plugged(name: name, model: model)
    }

    func probe(on channel: Int) throws(ScpiError) -> Plugged {
        guard let probe = plugged[channel] else { throw .hardwareMissing.about("channel \(channel) is empty") }
        return probe
    }

    func names(on channels: [Int]) throws(ScpiError) -> [String] {
        var names: [String] = []
        for channel in channels { names.append(try probe(on: channel).name) }
        return names
    }

    /// Where it was said to stand, or at a place of its own where nothing was said.
    func placement(on channel: Int) throws(ScpiError) -> Placement {
        let probe = try probe(on: channel)
        let place = positions[channel] ?? (Point(Double(channel - 1) * 10, 0, 0), Point(Double(channel - 1) * 10, 0, 60))
        return Placement(probe: probe.name, model: probe.model, tip: place.tip, entry: place.entry)
    }

    /// A value for each channel, by its probe's name; empty channels are asked with no name.
    func each(_ channels: [Int], _ value: (String) -> String) -> String {
        channels.map { value(plugged[$0]?.name ?? "") }.joined(separator: ",")
    }
}
