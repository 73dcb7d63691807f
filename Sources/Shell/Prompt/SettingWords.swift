import Diagnostics

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
