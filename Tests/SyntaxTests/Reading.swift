import Diagnostics
import Testing

@testable import Syntax

/// Reads a text as the only file of a run.
func read(_ text: String) -> ParseResult {
    Parser.parse(SourceFile(name: "program.frz", text: text), id: FileID(index: 0))
}

/// The codes of what is told about a text.
func codes(_ text: String) -> [String] { read(text).diagnostics.map(\.code) }

/// What is told about a text, as a person sees it.
func rendered(_ text: String) -> String {
    let file = SourceFile(name: "bad.frz", text: text)
    var sources = SourceMap()
    let id = sources.add(file)
    let renderer = DiagnosticRenderer(sources: sources, isColoured: false)
    return Parser.parse(file, id: id).diagnostics.map(renderer.render).joined(separator: "\n")
}

func formatted(_ text: String) throws -> String {
    try Formatter.format(SourceFile(name: "program.frz", text: text)).get()
}

/// The meaning of a text: its tree without the places it was read from.
func meaning(_ text: String) -> String {
    read(text).tree.statements.map { meaning(of: $0) }.joined(separator: "\n")
}

func meaning(of node: Any) -> String {
    if node is SourceSpan || node is FileID { return "" }
    let mirror = Mirror(reflecting: node)
    if mirror.children.isEmpty { return "\(node)" }
    let children = mirror.children.filter { !($0.value is SourceSpan) && !($0.value is FileID) }
    return "(" + children.map { ($0.label.map { "\($0):" } ?? "") + meaning(of: $0.value) }.joined(separator: " ") + ")"
}

/// An expression with a bracket around every operation.
func grouped(_ text: String) throws -> String {
    let result = read("let value = " + text)
    try #require(result.diagnostics.isEmpty, "\(result.diagnostics)")
    guard case .binding(let binding)? = result.tree.statements.first?.kind else { return "no binding" }
    return grouped(binding.value)
}

func grouped(_ expression: Expression) -> String {
    switch expression.kind {
    case .number(let parts): parts.map { "\($0.value)" + ($0.unit.map { " " + $0.text } ?? "") }.joined(separator: " + ")
    case .string(let parts): "\"" + parts.map(grouped).joined() + "\""
    case .boolean(let value): "\(value)"
    case .name(let name): name
    case .list(let elements): "[" + elements.map(grouped).joined(separator: ", ") + "]"
    case .record(let entries): "{ " + entries.map { "\($0.name.text): \(grouped($0.value))" }.joined(separator: ", ") + " }"
    case .tuple(let elements, let unit): "(" + elements.map(grouped).joined(separator: ", ") + ")" + (unit.map { " " + $0.text } ?? "")
    case .unary(let sign, let operand): "(\(sign.rawValue) \(grouped(operand)))"
    case .binary(let sign, let left, let right, _): "(\(grouped(left)) \(sign.rawValue) \(grouped(right)))"
    case .call(let name, let arguments):
        name.text + "(" + arguments.map { ($0.label.map { "\($0.text): " } ?? "") + grouped($0.value) }.joined(separator: ", ") + ")"
    case .member(let base, let name): grouped(base) + "." + name.text
    case .range(let lower, let upper): "(\(grouped(lower)) .. \(grouped(upper)))"
    case .conditional(let condition, let then, let otherwise): "(if \(grouped(condition)) { \(grouped(then)) } else { \(grouped(otherwise)) })"
    case .predict(let block): "predict of \(block.statements.count)"
    case .scan(let scan): "scan \(scan.modality?.text ?? "-") \(scan.sliceAxis?.text ?? "-") \(scan.sliceAt.map(grouped) ?? "-")"
    }
}

private func grouped(_ part: StringPart) -> String {
    switch part {
    case .text(let text): text
    case .expression(let expression): "{" + grouped(expression) + "}"
    }
}

/// The places of a text's tokens.
func tokenRanges(_ text: String) -> [Range<Int>] {
    var lexer = Lexer(SourceFile(name: "program.frz", text: text), id: FileID(index: 0))
    lexer.run()
    return lexer.tokens.filter { $0.end > $0.start }.map { $0.start..<$0.end }
}

/// Numbers that look random and are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
