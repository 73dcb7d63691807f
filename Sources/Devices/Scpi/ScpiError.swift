/// An entry of an instrument's error queue: a number, and one line of words (SCPI 1999, volume 2, chapter 21).
public struct ScpiError: Error, Hashable, Sendable {
    public var code: Int
    public var message: String

    public init(_ code: Int, _ message: String) {
        self.code = code
        self.message = message
    }

    /// As `SYSTem:ERRor?` answers: `-113,"Undefined header"`.
    public var text: String { "\(code),\"\(message.replacingQuotes)\"" }

    public static let none = ScpiError(0, "No error")
    public var isNone: Bool { code == 0 }

    /// Which bit of the event status register it sets: command, execution, device or query error.
    public var eventBit: UInt8 {
        switch code {
        case -199 ... -100: 32
        case -299 ... -200: 16
        case -499 ... -400: 4
        case 0: 0
        default: 8
        }
    }

    /// Understood, but not done (an execution error).
    public var isRefusal: Bool { (-299 ... -200).contains(code) }

    /// The same with a word on what it was about, as the standard's `Undefined header;FREZE`.
    public func about(_ detail: String) -> ScpiError { ScpiError(code, detail.isEmpty ? message : "\(message);\(detail)") }
}

extension String {
    /// Quotes inside a quoted text are doubled; control characters and what is not ASCII become question marks.
    fileprivate var replacingQuotes: String {
        var text = ""
        for scalar in unicodeScalars.prefix(240) {
            switch scalar {
            case "\"": text += "\"\""
            case " "..."~": text.unicodeScalars.append(scalar)
            default: text += "?"
            }
        }
        return text
    }
}

/// The standard's own errors that Frazil's instruments tell.
extension ScpiError {
    public static let invalidCharacter = ScpiError(-101, "Invalid character")
    public static let syntax = ScpiError(-102, "Syntax error")
    public static let dataType = ScpiError(-104, "Data type error")
    public static let parameterNotAllowed = ScpiError(-108, "Parameter not allowed")
    public static let missingParameter = ScpiError(-109, "Missing parameter")
    public static let undefinedHeader = ScpiError(-113, "Undefined header")
    public static let suffixOutOfRange = ScpiError(-114, "Header suffix out of range")
    public static let invalidNumber = ScpiError(-121, "Invalid character in number")
    public static let invalidUnit = ScpiError(-131, "Invalid suffix")
    public static let invalidText = ScpiError(-151, "Invalid string data")
    public static let invalidBlock = ScpiError(-161, "Invalid block data")
    public static let invalidExpression = ScpiError(-171, "Invalid expression")
    public static let settingsConflict = ScpiError(-221, "Settings conflict")
    public static let outOfRange = ScpiError(-222, "Data out of range")
    public static let illegalValue = ScpiError(-224, "Illegal parameter value")
    public static let corrupt = ScpiError(-230, "Data corrupt or stale")
    public static let hardware = ScpiError(-240, "Hardware error")
    public static let hardwareMissing = ScpiError(-241, "Hardware missing")
    public static let queueOverflow = ScpiError(-350, "Queue overflow")
    public static let inputOverrun = ScpiError(-363, "Input buffer overrun")
}
