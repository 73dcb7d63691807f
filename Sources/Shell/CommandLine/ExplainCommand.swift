import Diagnostics

/// `frazil explain [CODE]`: a message at length.
enum ExplainCommand {
    static func run(_ arguments: [String]) -> Int32 {
        guard let word = arguments.first else { return Terminal.say(list) }
        if let explanation = Explanation.of(word) { return Terminal.say(explanation.page) }
        return Terminal.complain(.noExplanation(word, nearest: nearestName(to: word, among: Explanation.all.map(\.code))))
    }

    private static var list: String {
        Explanation.all.map { "\($0.code)  \($0.title)" }.joined(separator: "\n")
    }
}
