import Quantities
import Session

/// `:set`.
extension Conversation {
    @discardableResult
    func set(_ words: [String]) -> Bool {
        guard let name = words.first else {
            audience.say(settingTable)
            return true
        }
        guard let setting = Setting(named: name) else { return fails(SettingWords.unknown(name)) }
        let choice = words.dropFirst().joined(separator: " ")
        if words.count > 1, let fault = set(setting, choice) { return fails(fault) }
        audience.say(SettingWords.line(setting, value(of: setting)))
        return true
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
        let depth = ColourDepth(choice: choice)
        guard depth != nil || choice == "auto" else { return SettingWords.wrong(.colour, choice) }
        Screen.change { $0.colour = depth }
        return nil
    }

    private func setWidth(_ choice: String) -> String? {
        let columns = Int(choice).flatMap { (40...400).contains($0) ? $0 : nil }
        guard columns != nil || choice == "auto" else { return SettingWords.wrong(.width, choice) }
        Screen.change { $0.columns = columns }
        return nil
    }

    private func setSpeed(_ choice: String) -> String? {
        guard procedure.mayChangeSpeed else { return SettingWords.ownTime(machine.mark) }
        let wanted = Double(choice).flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
        guard wanted != nil || choice == "max" else { return SettingWords.wrong(.speed, choice) }
        speed = wanted
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
