import Diagnostics
import Quantities
import Session

/// `:set`.
extension Conversation {
    func set(_ words: [String]) {
        guard let name = words.first else { return audience.say(settingTable) }
        guard let setting = Setting(named: name) else { return audience.say(SettingWords.unknown(name)) }
        guard words.count > 1 else { return audience.say(SettingWords.line(setting, value(of: setting))) }
        let choice = words.dropFirst().joined(separator: " ")
        if let fault = set(setting, choice) { return audience.say(fault) }
        audience.say(SettingWords.line(setting, value(of: setting)))
    }

    /// Why it is not set.
    private func set(_ setting: Setting, _ choice: String) -> String? {
        switch setting {
        case .colour: setColour(choice)
        case .width: setWidth(choice)
        case .speed: setSpeed(choice)
        case .confirm: setConfirmation(choice)
        }
    }

    private func setColour(_ choice: String) -> String? {
        if choice == "auto" { Screen.change { $0.colour = nil } } else if let depth = ColourDepth(choice: choice) { Screen.change { $0.colour = depth } } else {
            return SettingWords.wrong(.colour, choice)
        }
        return nil
    }

    private func setWidth(_ choice: String) -> String? {
        if choice == "auto" { Screen.change { $0.columns = nil } } else if let columns = Int(choice), (40...400).contains(columns) {
            Screen.change { $0.columns = columns }
        } else {
            return SettingWords.wrong(.width, choice)
        }
        return nil
    }

    private func setSpeed(_ choice: String) -> String? {
        guard procedure.mayChangeSpeed else { return SettingWords.ownTime(machine.mark) }
        if choice == "max" {
            speed = nil
        } else if let number = Double(choice), number.isFinite, number > 0 {
            speed = number
        } else {
            return SettingWords.wrong(.speed, choice)
        }
        procedure.changeSpeed(speed)
        return nil
    }

    private func setConfirmation(_ choice: String) -> String? {
        guard let confirmation = Confirmation(rawValue: choice) else { return SettingWords.wrong(.confirm, choice) }
        guard confirmation != .nothing || machine.isSimulated else { return SettingWords.alwaysAsked }
        audience.confirmation = confirmation
        return nil
    }

    private func value(of setting: Setting) -> String {
        switch setting {
        case .colour: Screen.settings.colour.map(\.choice) ?? "auto (\(ColourDepth.ofOutput.choice))"
        case .width: Screen.settings.columns.map { "\($0)" } ?? "auto (\(Terminal.columns(of: Terminal.output)))"
        case .speed: !procedure.mayChangeSpeed ? "its own" : speed.map { Numeral.text($0) } ?? "max"
        case .confirm: audience.confirmation.rawValue
        }
    }

    private var settingTable: String {
        TextTable(head: ["setting", "is", "may be"], rows: Setting.allCases.map { [$0.rawValue, value(of: $0), $0.choices] }).text
    }
}

/// The words of `:set`.
enum SettingWords {
    static func line(_ setting: Setting, _ value: String) -> String { "\(setting.rawValue) \(value)" }

    static func unknown(_ name: String) -> String {
        let names = Setting.allCases.map(\.rawValue)
        let near = nearestName(to: name, among: names).map { "; did you mean `:set \($0)`?" }
        return "there is no setting `\(name)`" + (near ?? "; there is \(names.joined(separator: ", "))")
    }

    static func wrong(_ setting: Setting, _ choice: String) -> String { "`\(choice)` is no \(setting.rawValue): \(setting.choices)" }

    static func ownTime(_ mark: String) -> String {
        mark == "LIVE" ? "this machine is LIVE and has its own time" : "this simulator runs by itself and has its own speed: `frazil console --speed`"
    }

    static let alwaysAsked = "on a LIVE machine what predicts something is always asked about"

    static func noSuchWord(_ word: String) -> String { "there is no `\(word)`; `:set` lists what can be set, `help` explains the rest" }
}
