import Foundation

/// The fenced blocks of LANGUAGE.md, section by section.
struct LanguageReference {
    struct Block {
        /// What stands behind the fence: `frazil`, `frazil wrong`, `text`, `grammar`.
        var kind: String
        var text: String
        var line: Int
    }

    struct Section {
        var title: String
        var blocks: [Block] = []
    }

    let text: String
    private(set) var sections: [Section] = []

    init() throws {
        text = try Tree.text("LANGUAGE.md")
        var open: Block?
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if let block = open {
                if line == "```" { sections[sections.count - 1].blocks.append(block) }
                open = line == "```" ? nil : Block(kind: block.kind, text: block.text + line + "\n", line: block.line)
            } else if line.hasPrefix("## ") {
                sections.append(Section(title: String(line.dropFirst(3))))
            } else if line.hasPrefix("```") {
                open = Block(kind: String(line.dropFirst(3)), text: "", line: number + 2)
            }
        }
    }
}

extension LanguageReference.Section {
    /// Each example with those of its section before it, and the output that stands behind it.
    var examples: [(program: String, added: String, output: String?, line: Int)] {
        var program = ""
        var found: [(program: String, added: String, output: String?, line: Int)] = []
        for block in blocks {
            if block.kind == "frazil" {
                found.append((program, block.text, nil, block.line))
                program += block.text
            } else if block.kind == "text" {
                found[found.count - 1].output = block.text
            }
        }
        return found
    }

    /// Each wrong line with the examples of its section before it, and the code that stands behind it.
    var mistakes: [(program: String, line: String, code: String)] {
        var program = ""
        var found: [(program: String, line: String, code: String)] = []
        for block in blocks {
            if block.kind == "frazil" { program += block.text }
            guard block.kind == "frazil wrong" else { continue }
            for line in block.text.split(separator: "\n") {
                guard let mark = line.range(of: "# ", options: .backwards) else { continue }
                found.append((program, String(line[..<mark.lowerBound]), String(line[mark.upperBound...])))
            }
        }
        return found
    }
}
