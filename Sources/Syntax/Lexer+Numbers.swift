import Diagnostics

/// Numbers and the units that bind to them.
///
///     number = digits ["." digits] ["e" ["+" | "-"] digits] [unit] {digits timeUnit}
///     unit   = [spaces] (unitWord | "/" unitWord) {"/" unitWord}
extension Lexer {
    mutating func number() {
        let start = offset
        var (parts, place) = numberPart(from: start)
        while let unit = parts.last?.unit, UnitWords.time.contains(unit.text), let next = timePart(from: place) {
            parts.append(next.part)
            place = next.end
        }
        append(token(.number(parts), "", from: start, to: place))
    }

    /// The unit behind a tuple, which has just been closed.
    mutating func tupleUnit() {
        guard let (unit, end) = boundUnit(from: offset) else { return }
        append(token(.unit, unit.text, from: unit.span.start, to: end))
    }

    private mutating func numberPart(from start: Int) -> (parts: [NumberPart], end: Int) {
        let end = numeralEnd(from: start)
        let value = value(from: start, to: end)
        if !value.isFinite { tell(SyntaxMessages.numberTooLarge(at: span(start, end))) }
        let (unit, unitEnd) = unit(behind: end)
        return ([NumberPart(value: value.isFinite ? value : 0, unit: unit)], unitEnd)
    }

    /// `30s` behind `1m`; the space between is optional.
    private func timePart(from place: Int) -> (part: NumberPart, end: Int)? {
        let start = skipSpaces(from: place)
        guard isDigit(start) else { return nil }
        let end = numeralEnd(from: start)
        guard let (unit, unitEnd) = boundUnit(from: end) ?? timePrefix(from: end), UnitWords.time.contains(unit.text) else { return nil }
        return (NumberPart(value: value(from: start, to: end), unit: unit), unitEnd)
    }

    /// A numeral's value; infinite where it is too large. Up to fifteen digits and a point are a whole number divided by a power of ten: both are
    /// exact, so the quotient is the nearest there is.
    private func value(from start: Int, to end: Int) -> Double {
        var digits = 0
        var decimals: Int?
        for place in start..<end {
            if isDigit(place), end - start <= 16 {
                digits = digits * 10 + Int(bytes[place] - UInt8(ascii: "0"))
                decimals = decimals.map { $0 + 1 }
            } else if bytes[place] == UInt8(ascii: "."), end - start <= 16 {
                decimals = 0
            } else {
                return Double(text(start, end)) ?? .infinity
            }
        }
        return Double(digits) / Lexer.powersOfTen[decimals ?? 0]
    }

    private static let powersOfTen: [Double] = (0...16).map { Double("1e\($0)") ?? .nan }

    func numeralEnd(from start: Int) -> Int {
        var place = digitsEnd(from: start)
        if place + 1 < limit, bytes[place] == UInt8(ascii: "."), isDigit(place + 1) { place = digitsEnd(from: place + 1) }
        if place < limit, bytes[place] | 0x20 == UInt8(ascii: "e") {
            let sign = place + 1 < limit && (bytes[place + 1] == UInt8(ascii: "-") || bytes[place + 1] == UInt8(ascii: "+"))
            let exponent = place + (sign ? 2 : 1)
            if isDigit(exponent) { place = digitsEnd(from: exponent) }
        }
        return place
    }

    private func digitsEnd(from start: Int) -> Int {
        var place = start
        while isDigit(place) { place += 1 }
        return place
    }

    // MARK: - Units

    private mutating func unit(behind place: Int) -> (UnitName?, end: Int) {
        if let (unit, end) = boundUnit(from: place) ?? timePrefix(from: place) { return foreignCompound(unit, from: end) ?? (unit, end) }
        let word = unitWord(at: place)
        guard word.end > place else { return spacedDegree(behind: place) ?? (nil, place) }
        if let meant = mistyped(word, behind: place) { return meant }
        let place = span(place, word.end)
        if word.text.first == "_", word.text.allSatisfy({ $0.isNumber || $0 == "_" }) {
            var first = place.start
            while first > 0, isDigit(first - 1) { first -= 1 }
            tell(SyntaxMessages.markedThousands(text(first, place.start) + word.text.filter(\.isNumber), at: place))
        } else {
            tell(SyntaxMessages.unknownUnit(word.text, at: place))
        }
        return (UnitName(UnitWords.foreign[word.text] ?? "", place), word.end)
    }

    /// `37 °c`: a degree sign begins a unit, spelt as it may be.
    private mutating func spacedDegree(behind place: Int) -> (UnitName?, end: Int)? {
        let start = skipSpaces(from: place)
        guard start > place, start < limit, bytes[start] >= 0x80 else { return nil }
        let word = unitWord(at: start)
        guard word.text.first == "°" else { return nil }
        tell(SyntaxMessages.unknownUnit(word.text, at: span(start, word.end)))
        return (UnitName(UnitWords.foreign[word.text] ?? "", span(start, word.end)), word.end)
    }

    /// `20x15x10 mm` and `4O C`.
    private mutating func mistyped(_ word: (text: String, end: Int), behind place: Int) -> (UnitName?, end: Int)? {
        if word.text.first == "x" || word.text.first == "X", let start = digitsStart(before: place), let (typed, end) = measures(from: start) {
            tell(SyntaxMessages.measures(typed, at: span(start, end)))
            holes.append(start)
            return (UnitName("", span(place, end)), end)
        }
        guard let (typed, end) = noughts(word, at: place) else { return nil }
        tell(SyntaxMessages.letterForNought(typed, at: span(place, word.end)))
        return (UnitName("", span(place, end)), end)
    }

    func digitsStart(before place: Int) -> Int? {
        var first = place
        while first > 0, isDigit(first - 1) || bytes[first - 1] == UInt8(ascii: ".") { first -= 1 }
        return first < place ? first : nil
    }

    /// `W/(m*K)`, `W/m·K`, `W m-1 K-1`: several units joined as papers join them. Told with the way they are written here, and read as a unit.
    private mutating func foreignCompound(_ unit: UnitName, from end: Int) -> (UnitName, end: Int)? {
        guard let (divisors, compoundEnd) = bracketedDivisors(from: end) ?? divisors(from: end) else { return nil }
        let span = span(unit.span.start, compoundEnd)
        tell(SyntaxMessages.foreignCompound(([unit.text] + divisors).joined(separator: "/"), at: span))
        return (UnitName("", span), compoundEnd)
    }

    /// `/(m*K)` or `/(m K)`.
    private func bracketedDivisors(from start: Int) -> (names: [String], end: Int)? {
        guard start + 1 < limit, bytes[start] == UInt8(ascii: "/"), bytes[start + 1] == UInt8(ascii: "(") else { return nil }
        var names: [String] = []
        var place = start + 2
        while true {
            let word = unitWord(at: skipSpaces(from: place))
            guard UnitWords.inCompounds.contains(word.text) else { return nil }
            names.append(word.text)
            place = skipSpaces(from: word.end)
            if place < limit, bytes[place] == UInt8(ascii: ")") { return names.count > 1 ? (names, place + 1) : nil }
            if let after = timesSign(at: place) { place = after }
        }
    }

    /// `·K`, ` m-1 K-1` or `·m⁻¹`: each a unit with the power of -1, or joined to the unit before it by a point.
    private func divisors(from start: Int) -> (names: [String], end: Int)? {
        var names: [String] = []
        var end = start
        while end < limit {
            let point = timesSign(at: end).flatMap { bytes[end] == UInt8(ascii: "*") ? nil : $0 }
            let word = unitWord(at: point ?? skipSpaces(from: end))
            guard UnitWords.inCompounds.contains(word.text), word.end > end else { break }
            let powerEnd = minusOneEnd(from: word.end)
            guard point != nil || powerEnd != nil else { break }
            names.append(word.text)
            end = powerEnd ?? word.end
        }
        return names.isEmpty ? nil : (names, end)
    }

    private func timesSign(at place: Int) -> Int? {
        ["*", "·", "⋅", "×"].first { starts(with: $0, at: place) }.map { place + $0.utf8.count }
    }

    private func minusOneEnd(from place: Int) -> Int? {
        ["-1", "^-1", "⁻¹", "−1"].first { starts(with: $0, at: place) && !isDigit(place + $0.utf8.count) }.map { place + $0.utf8.count }
    }

    func boundUnit(from place: Int) -> (UnitName, end: Int)? {
        let start = skipSpaces(from: place)
        guard start < limit else { return nil }
        let isPer = bytes[start] == UInt8(ascii: "/")
        let word = unitWord(at: isPer ? start + 1 : start)
        guard UnitWords.all.contains(word.text) else { return nil }
        if word.end < limit, bytes[word.end] == UInt8(ascii: "("), word.text != "%" { return nil }
        if isTimeRunningOn(word.text, to: word.end) { return nil }
        var name = isPer ? "/" + word.text : word.text
        var end = word.end
        while end < limit, bytes[end] == UInt8(ascii: "/") {
            let next = unitWord(at: end + 1)
            guard UnitWords.all.contains(next.text) else { break }
            name += "/" + next.text
            end = next.end
        }
        return (UnitName(name, span(start, end)), end)
    }

    /// The `m` in `1m30s`, where the letters run on into digits.
    private func timePrefix(from place: Int) -> (UnitName, end: Int)? {
        var end = place
        while end < limit, bytes[end] >= UInt8(ascii: "a"), bytes[end] <= UInt8(ascii: "z") { end += 1 }
        let word = text(place, end)
        guard UnitWords.time.contains(word), isDigit(end) else { return nil }
        return (UnitName(word, span(place, end)), end)
    }

    /// The `m2` of `5m2.5s` is no area.
    private func isTimeRunningOn(_ word: String, to end: Int) -> Bool {
        guard word == "m2" || word == "m3", end + 1 < limit, bytes[end] == UInt8(ascii: "."), isDigit(end + 1) else { return false }
        return UnitWords.time.contains(unitWord(at: numeralEnd(from: end + 1)).text)
    }

    /// The run of unit characters that begins here, in its plain spelling: `µm` is `um`, `m³` is `m3`.
    private func unitWord(at start: Int) -> (text: String, end: Int) {
        guard start < limit, !isDigit(start) else { return ("", start) }
        if bytes[start] == UInt8(ascii: "%") { return ("%", start + 1) }
        let plainEnd = plainUnitEnd(from: start)
        if plainEnd == limit || bytes[plainEnd] < 0x80 { return (text(start, plainEnd), plainEnd) }
        var place = start
        var spelling = ""
        while place < limit {
            if let (plain, width) = Self.unitSigns.first(where: { starts(with: $0.sign, at: place) }).map({ ($0.plain, $0.sign.utf8.count) }) {
                spelling += plain
                place += width
                continue
            }
            let end = isDigit(place) ? place + 1 : wordEnd(from: place)
            guard end > place else { break }
            spelling += text(place, end)
            place = end
        }
        return (spelling, place)
    }

    /// The end of the letters and digits that begin here.
    private func plainUnitEnd(from start: Int) -> Int {
        var place = start
        while place < limit, isNameByte(bytes[place]) || isDigit(place) { place += 1 }
        return place
    }

    private static let unitSigns: [(sign: String, plain: String)] = [
        ("°", "°"), ("º", "°"), ("˚", "°"), ("\u{2103}", "°C"), ("\u{B5}", "u"), ("\u{3BC}", "u"), ("²", "2"), ("³", "3"),
    ]
}
