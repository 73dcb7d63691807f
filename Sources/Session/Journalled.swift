import Devices
import Geometry

extension ConsoleFailure: Journalled {
    var journalled: JSONValue { .members([("code", .text(code)), ("message", .text(message))]) }

    init?(journalled json: JSONValue) {
        guard let code = json["code"]?.textValue, let message = json["message"]?.textValue else { return nil }
        self.init(code: code, message: message)
    }
}

extension ConsoleIdentity: Journalled {
    var journalled: JSONValue { .members([("name", .text(name)), ("simulated", .boolean(isSimulated))]) }

    init?(journalled json: JSONValue) {
        guard let name = json["name"]?.textValue, let isSimulated = json["simulated"]?.booleanValue else { return nil }
        self.init(name: name, isSimulated: isSimulated)
    }
}

/// Readings at the end of a wait, with how much of the command's time had passed in it.
struct Passage: Journalled {
    var readings: Readings
    /// s
    var seconds: Double
    /// How long the wait was to be, s; nothing where it was none.
    var askedSeconds: Double?

    var journalled: JSONValue {
        .members([
            ("at_s", .number(readings.atSeconds)), ("passed_s", .number(seconds)), ("asked_s", askedSeconds.map { .number($0) }),
            ("tip_C", .numbers(readings.tipCelsius)),
            ("sensor_C", readings.sensorCelsius.isEmpty ? nil : .numbers(readings.sensorCelsius)), ("pressure_psi", .numbers(readings.pressurePsi)),
            ("remaining_g", .numbers(readings.remainingGrams)),
            ("notices", readings.notices.isEmpty ? nil : .list(readings.notices.map { .text($0) })),
            ("late", readings.readLate.isEmpty ? nil : .list(readings.readLate.sorted().map { .text($0) })),
        ])
    }

    init(readings: Readings, seconds: Double, askedSeconds: Double? = nil) {
        self.readings = readings
        self.seconds = seconds
        self.askedSeconds = askedSeconds
    }

    init?(journalled json: JSONValue) {
        guard let at = json["at_s"]?.numberValue, let seconds = json["passed_s"]?.numberValue else { return nil }
        self.seconds = seconds
        askedSeconds = json["asked_s"]?.numberValue
        readings = Readings(
            atSeconds: at, tipCelsius: json["tip_C"]?.numbersByName ?? [:], sensorCelsius: json["sensor_C"]?.numbersByName ?? [:],
            pressurePsi: json["pressure_psi"]?.numbersByName ?? [:], remainingGrams: json["remaining_g"]?.numbersByName ?? [:])
        readings.notices = json["notices"]?.listValue?.compactMap(\.textValue) ?? []
        readings.readLate = Set(json["late"]?.listValue?.compactMap(\.textValue) ?? [])
    }
}

/// A command that the machine took, by its number in the case from 1.
struct Begun: Journalled {
    var count: Int

    var journalled: JSONValue { .members([("count", .number(count))]) }

    init(count: Int) { self.count = count }

    init?(journalled json: JSONValue) {
        guard let count = json["count"]?.numberValue.flatMap({ Int(exactly: $0) }) else { return nil }
        self.count = count
    }
}

/// Whether all gas was closed, or why that is not known.
struct GasClosure: Journalled {
    var failure: String?

    private static let closed = "closed"
    private static let unconfirmed = "not confirmed: "

    var journalled: JSONValue { .members([("gas", .text(failure.map { Self.unconfirmed + $0 } ?? Self.closed))]) }

    init(failure: String? = nil) { self.failure = failure }

    init?(journalled json: JSONValue) {
        guard let text = json["gas"]?.textValue else { return nil }
        failure = text == Self.closed ? nil : String(text.dropFirst(Self.unconfirmed.count))
    }
}

/// A stop was released.
struct Released: Journalled {
    var journalled: JSONValue { .members([]) }

    init() {}
    init?(journalled json: JSONValue) {}
}

/// What a person answered while a command was paused.
struct Consent: Journalled {
    var isGiven: Bool

    var journalled: JSONValue { .members([("goes_on", .boolean(isGiven))]) }

    init(isGiven: Bool) { self.isGiven = isGiven }

    init?(journalled json: JSONValue) {
        guard let isGiven = json["goes_on"]?.booleanValue else { return nil }
        self.isGiven = isGiven
    }
}

extension ScanImage: Journalled {
    /// Without the picture of a slice: nothing is reckoned from it.
    var journalled: JSONValue {
        .members([
            ("at_s", .number(atSeconds)), ("modality", .text(modality)), ("extents_mm", .list((0..<3).map { .number(extentsMM[$0]) })),
            ("volume_cm3", .number(volumeCM3)), ("error_mm", .number(errorMM)), ("slice_axis", sliceAxis.map { .number($0) }),
            ("slice_mm", sliceMillimetres.map { .number($0) }),
        ])
    }

    init?(journalled json: JSONValue) {
        guard let at = json["at_s"]?.numberValue, let modality = json["modality"]?.textValue,
            let extents = json["extents_mm"]?.listValue?.compactMap(\.numberValue), extents.count == 3,
            let volume = json["volume_cm3"]?.numberValue, let error = json["error_mm"]?.numberValue
        else { return nil }
        self.init(
            atSeconds: at, modality: modality, extentsMM: Point(extents[0], extents[1], extents[2]), volumeCM3: volume, errorMM: error,
            sliceAxis: json["slice_axis"]?.numberValue.flatMap { Int(exactly: $0) }, sliceMillimetres: json["slice_mm"]?.numberValue)
    }
}

extension ConsoleStatus: Journalled {
    var journalled: JSONValue {
        .members([
            ("at_s", .number(atSeconds)), ("stopped", .boolean(isStopped)), ("commands", commandCount.map { .number($0) }),
            ("last_begun_s", lastBegunAtSeconds.map { .number($0) }), ("gas_off_s", gasOffAtSeconds.map { .number($0) }),
            ("channels", .sorted(channels.mapValues(\.journalled))), ("knows_case", knowsCase ? nil : .boolean(false)),
            ("unwatched_s", mostSecondsUnwatched.map { .number($0) }), ("settling_s", settlingSeconds.map { .number($0) }),
        ])
    }

    init?(journalled json: JSONValue) {
        guard let at = json["at_s"]?.numberValue, let isStopped = json["stopped"]?.booleanValue, case .object(let members)? = json["channels"] else {
            return nil
        }
        self.init(
            atSeconds: at, isStopped: isStopped, commandCount: json["commands"]?.numberValue.flatMap { Int(exactly: $0) },
            lastBegunAtSeconds: json["last_begun_s"]?.numberValue, gasOffAtSeconds: json["gas_off_s"]?.numberValue)
        knowsCase = json["knows_case"]?.booleanValue ?? true
        (mostSecondsUnwatched, settlingSeconds) = (json["unwatched_s"]?.numberValue, json["settling_s"]?.numberValue)
        for member in members { channels[member.name] = ChannelStatus(journalled: member.value) }
    }
}

extension ConsoleStatus.ChannelStatus: Journalled {
    var journalled: JSONValue {
        .members([
            ("state", .text(state.rawValue)), ("power", .number(power)), ("left_s", .number(secondsLeft)), ("in_patient", .boolean(isInPatient)),
        ])
    }

    init?(journalled json: JSONValue) {
        guard let state = json["state"]?.textValue.flatMap(ChannelState.init(rawValue:)), let power = json["power"]?.numberValue,
            let left = json["left_s"]?.numberValue, let isInPatient = json["in_patient"]?.booleanValue
        else { return nil }
        self.init(state: state, power: power, secondsLeft: left, isInPatient: isInPatient)
    }
}

extension JSONValue {
    static func numbers(_ values: [String: Double]) -> JSONValue { .sorted(values.mapValues { .number($0) }) }

    /// An object of numbers; what is none is left out.
    var numbersByName: [String: Double] {
        guard case .object(let members) = self else { return [:] }
        return Dictionary(members.compactMap { member in member.value.numberValue.map { (member.name, $0) } }) { $1 }
    }
}
