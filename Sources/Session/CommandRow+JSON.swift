import Devices
import Geometry
import Uncertainty

/// How numbers are written: rounded for a report, to the last bit for a journal.
public enum Precision: Sendable {
    case rounded, full

    func number(_ value: Double?, decimals: Int) -> JSONValue {
        guard let value else { return .null }
        return .number(self == .full ? value : value.rounded(decimals: decimals))
    }

    func celsius(_ value: Double?) -> JSONValue { number(value, decimals: 2) }
    func millimetres(_ value: Double?) -> JSONValue { number(value, decimals: 2) }
    func volume(_ value: Double?) -> JSONValue { number(value, decimals: 3) }
    func ratio(_ value: Double?) -> JSONValue { number(value, decimals: 5) }
    func seconds(_ value: Double?) -> JSONValue { number(value, decimals: 2) }

    func figure(_ value: Double?) -> JSONValue {
        guard let value else { return .null }
        return .number(self == .full ? value : value.roundedSignificantly)
    }

    func point(_ point: SIMD3<Double>) -> JSONValue { .list((0..<3).map { millimetres(point[$0]) }) }
}

extension CommandRow {
    /// The row of the contract, its keys in the contract's order.
    public func json(_ precision: Precision = .rounded) -> JSONValue {
        .members([
            ("index", .number(index)), ("line", .number(line)), ("text", .text(text)), ("kind", .text(kind)),
            ("start_s", precision.seconds(startSeconds)), ("end_s", precision.seconds(endSeconds)),
            ("committed", .boolean(isCommitted)), ("verdict", .text(verdict.rawValue)), ("cut_short", wasCutShort ? .boolean(true) : nil),
            ("prediction", prediction?.json(precision)),
            ("violations", .list(violations.map { $0.json(precision) })), ("measured", measured?.json(precision)),
            ("twin", correction?.json(precision)), ("ranges", organRanges.isEmpty ? nil : rangesJSON(precision)),
        ])
    }
}

extension CommandRow {
    private func rangesJSON(_ precision: Precision) -> JSONValue {
        .members([("organs", .sorted(organRanges.mapValues { .members([("coldest_C", $0.json(precision.celsius))]) }))])
    }
}

extension Violation {
    func json(_ precision: Precision) -> JSONValue {
        .members([
            ("line", .number(line)), ("text", .text(text)), ("value", precision.figure(value)), ("at_s", precision.seconds(atSeconds)),
            ("confidence", confident.map { .number($0.confidence) }), ("band", confident.map { $0.band.json(precision.figure) }),
        ])
    }
}

extension Band {
    /// From low to high; `null` where an end lies below every value.
    func json(_ number: (Double?) -> JSONValue) -> JSONValue { .list([number(low), number(high)]) }
}

extension PredictedOutcome {
    func json(_ precision: Precision) -> JSONValue {
        .members([
            ("iceball_mm", precision.point(iceballMM)), ("volume_cm3", Self.byIsotherm(volumesCM3.map { precision.volume($0) })),
            ("targets", .sorted(targets.mapValues { $0.json(precision) })),
            ("organs", .sorted(organs.mapValues { .members([("coldest_C", precision.celsius($0))]) })),
            ("probes", .sorted(probes.mapValues { $0.json(precision) })), ("bands", bands?.json(precision)),
        ])
    }

    static func byIsotherm(_ values: [JSONValue]) -> JSONValue {
        .object(zip(isotherms, values).map { JSONValue.Member("\(Int($0))", $1) })
    }
}

extension PredictedOutcome.Target {
    func json(_ precision: Precision) -> JSONValue {
        .members([
            ("coverage", PredictedOutcome.byIsotherm(coverage.map { precision.ratio($0) })),
            ("margin_mm", PredictedOutcome.byIsotherm(marginMM.map { precision.millimetres($0) })),
        ])
    }
}

extension PredictedOutcome.Probe {
    func json(_ precision: Precision) -> JSONValue {
        .members([("tip_C", precision.celsius(tipCelsius)), ("power", precision.ratio(power))])
    }
}

extension MeasuredOutcome {
    func json(_ precision: Precision) -> JSONValue {
        let sensors = sensorCelsius.mapValues { JSONValue.members([("temperature_C", precision.celsius($0))]) }
        return .members([
            ("probes", .sorted(tipCelsius.mapValues { .members([("tip_C", precision.celsius($0))]) })),
            ("sensors", sensors.isEmpty ? nil : .sorted(sensors)), ("scan", scan.map { Self.json($0, precision) }),
        ])
    }

    private static func json(_ scan: ScanImage, _ precision: Precision) -> JSONValue {
        .members([
            ("modality", .text(scan.modality)), ("iceball_mm", precision.point(scan.extentsMM)),
            ("volume_cm3", .members([("0", precision.volume(scan.volumeCM3))])), ("error_mm", precision.millimetres(scan.errorMM)),
        ])
    }
}
