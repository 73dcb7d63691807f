/// What stays as it was said once time has passed.
enum FixedDescription {
    case background, skin, domain, resolution
    /// With the word that it is declared by.
    case region(String, word: String)

    var words: String {
        switch self {
        case .background: "the background"
        case .skin: "the skin"
        case .domain: "the domain"
        case .resolution: "the resolution"
        case .region(let name, let word): "the \(word) `\(name)`"
        }
    }

    /// What may be done instead.
    var help: String {
        let again = "say it before the first command that takes time; at the prompt `back to` a fork from before that"
        guard case .region(let name, let word) = self else { return again }
        return "give it a name of its own, such as `\(word) \(name)_2 = …`; at the prompt `back to` a fork from before the first freeze"
    }
}
