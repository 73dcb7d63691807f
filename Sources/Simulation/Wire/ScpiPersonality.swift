import Devices

/// What an instrument of the simulated machine understands: a table of headers, each with what it does.
public enum ScpiPersonality: String, CaseIterable, Sendable {
    /// One link for all: a clinical console.
    case console
    /// The instruments of a bench.
    case relays, thermometer, supply, gauges

    typealias Work = @Sendable (ScpiSession, Call) throws(ScpiError) -> String?

    struct Entry: Sendable {
        var pattern: HeaderPattern
        var work: Work

        init(_ pattern: String, _ work: @escaping Work) {
            self.pattern = HeaderPattern(pattern)
            self.work = work
        }
    }

    /// A header's suffixes and parameters.
    struct Call: Sendable {
        var suffixes: [Int]
        var parameters: [ScpiParameter]
    }

    func run(_ unit: ProgramUnit, _ session: ScpiSession) throws(ScpiError) -> String? {
        for table in tables {
            for entry in table {
                guard let suffixes = entry.pattern.match(unit.header) else { continue }
                return try entry.work(session, Call(suffixes: suffixes, parameters: unit.parameters))
            }
        }
        throw .undefinedHeader.about(String(unit.header.text.prefix(60)))
    }

    private var tables: [[Entry]] {
        switch self {
        case .console: [Self.common, Self.system, Self.probes, Self.gas, Self.sensors, Self.simulation]
        case .relays: [Self.common, Self.system, Self.relayTable, Self.simulation]
        case .thermometer: [Self.common, Self.system, Self.thermometerTable, Self.simulation]
        case .supply: [Self.common, Self.system, Self.supplyTable, Self.simulation]
        case .gauges: [Self.common, Self.system, Self.gaugeTable, Self.simulation]
        }
    }

    /// Every header as it is written in the documents, sorted as the tables are.
    public var headers: [String] { tables.flatMap { $0.map(\.pattern.text) } }

    var identity: String { "FRAZIL,SIMULATED \(rawValue.uppercased()),0,0.1.0" }
}

extension ScpiPersonality.Call {
    func requireNone() throws(ScpiError) {
        guard parameters.isEmpty else { throw .parameterNotAllowed }
    }

    func require(_ count: Int) throws(ScpiError) {
        guard parameters.count >= count else { throw .missingParameter }
        guard parameters.count <= count else { throw .parameterNotAllowed }
    }

    /// A number in one of these units, as it is where none is written.
    func number(_ index: Int, in range: ClosedRange<Double>, units: [String: Double] = [:]) throws(ScpiError) -> Double {
        guard parameters.indices.contains(index) else { throw .missingParameter }
        guard case .number(let value, let unit) = parameters[index] else { throw .dataType }
        guard let factor = unit.isEmpty ? 1 : units[unit] else { throw .invalidUnit }
        guard range.contains(value * factor) else { throw .outOfRange }
        return value * factor
    }

    func channels(_ index: Int, upTo highest: Int = ScpiMachine.channelCount) throws(ScpiError) -> [Int] {
        guard parameters.indices.contains(index) else { throw .missingParameter }
        guard case .channels(let list) = parameters[index] else { throw .dataType }
        guard list.channels.allSatisfy({ $0 >= 1 && $0 <= highest }) else { throw .outOfRange }
        return list.channels
    }

    func channel(_ index: Int) throws(ScpiError) -> Int {
        let channels = try channels(index)
        guard channels.count == 1 else { throw .illegalValue }
        return channels[0]
    }

    func word(_ index: Int) throws(ScpiError) -> String {
        guard parameters.indices.contains(index) else { throw .missingParameter }
        guard case .word(let word) = parameters[index] else { throw .dataType }
        return word
    }

    func text(_ index: Int) throws(ScpiError) -> String {
        guard parameters.indices.contains(index) else { throw .missingParameter }
        guard case .text(let text) = parameters[index], !text.isEmpty, text.utf8.count <= 64 else { throw .dataType }
        return text
    }

    /// `ON`, `OFF`, 1 or 0.
    func isOn(_ index: Int) throws(ScpiError) -> Bool {
        guard parameters.indices.contains(index) else { throw .missingParameter }
        switch parameters[index] {
        case .word("ON"), .number(1, unit: ""): return true
        case .word("OFF"), .number(0, unit: ""): return false
        default: throw .illegalValue
        }
    }
}
