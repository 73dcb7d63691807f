import Geometry
import Quantities

extension Value {
    /// As `print` and a string's `{…}` show it: natural units, about four significant digits.
    var text: String {
        switch self {
        case .quantity(let measure): measure.text
        case .temperature(let temperature): Numeral.text(temperature.celsius, decimals: 1) + " C"
        case .tips(let tips): tips.map { Value.temperature($0).text }.joined(separator: ", ")
        case .boolean(let isTrue): isTrue ? "true" : "false"
        case .string(let text): text
        case .point(let point): Value.triple(point) + " mm"
        case .direction(let direction): Value.triple(direction)
        case .list(let values): "[" + values.map(\.text).joined(separator: ", ") + "]"
        case .record(let entries): "{ " + entries.map { "\($0.name): \($0.value.text)" }.joined(separator: ", ") + " }"
        case .shape(let shape): shape.word
        case .region(let name): name
        case .plane(let point, let normal): "plane at \(Value.triple(point)) mm, normal \(Value.triple(normal))"
        case .prediction(let id): "prediction \(id.number)"
        case .iceball(let ball): ball.text
        case .scan(let request, let ball): "\(request.modality) scan" + (ball.map { ": ice ball \($0.text)" } ?? "")
        case .nothing: "nothing"
        case .none: ""
        }
    }

    /// As a program would say it, to the last bit; nothing for what can only be measured or predicted.
    var written: String? {
        switch self {
        case .quantity(let measure): measure.written
        case .temperature(let temperature): temperature.written
        case .boolean, .region: text
        case .point(let point): Value.exactTriple(point) + " mm"
        case .direction(let direction): Value.exactTriple(direction)
        case .string(let text): "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("{", with: "{{").replacing("}", with: "}}") + "\""
        case .list(let values): values.compactMap(\.written).count == values.count ? "[" + values.compactMap(\.written).joined(separator: ", ") + "]" : nil
        default: nil
        }
    }

    private static func exactTriple(_ point: Point) -> String {
        "(" + (0..<3).map { Numeral.exact(point[$0]) }.joined(separator: ", ") + ")"
    }

    private static func triple(_ point: Point) -> String {
        "(" + (0..<3).map { Numeral.text(point[$0]) }.joined(separator: ", ") + ")"
    }
}

extension IceballAnswer {
    var text: String {
        let extents = (0..<3).map { Numeral.text(extentsMM[$0]) }.joined(separator: " x ")
        return "\(extents) mm, \(Numeral.text(widthMM)) mm wide, \(Numeral.text(lengthMM)) mm long, \(Numeral.text(volumeCM3)) cm3"
    }
}

extension Measure {
    var text: String {
        guard dimension == .ratio else { return quantity.description }
        return isPercent ? Numeral.text(value * 100) + "%" : Numeral.text(value, significantDigits: 6)
    }

    /// As a program would say it, to the last bit.
    var written: String {
        guard dimension == .ratio else { return quantity.written }
        return isPercent ? quantity.written.replacing(" ", with: "") : Numeral.exact(value)
    }
}

extension Shape {
    var word: String {
        switch self {
        case .sphere: "sphere"
        case .ellipsoid: "ellipsoid"
        case .box: "box"
        case .cylinder: "cylinder"
        case .tube: "tube"
        case .cone: "cone"
        case .halfspace: "halfspace"
        case .surface(let solid): solid.name
        case .union: "union"
        case .intersection: "intersection"
        case .difference: "difference"
        case .expanded: "expanded shape"
        case .translated: "translated shape"
        case .rotated: "rotated shape"
        }
    }
}
