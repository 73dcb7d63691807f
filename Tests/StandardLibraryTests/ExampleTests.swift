import StandardLibrary
import Testing

/// What the library's comments promise: a source for every figure, and an example for everything that computes or commands, which is run and
/// compared with what stands behind `equals`.
@Suite("Sources and examples of the library")
struct ExampleTests {
    struct Example: CustomTestStringConvertible {
        var module: String
        var isProtocol: Bool
        var text: String
        var testDescription: String { "\(module): \(text)" }
    }

    static let pages = StandardLibrary.moduleNames.compactMap(ModulePage.init(of:))
    static let examples = pages.flatMap { page in
        page.declarations.flatMap { declaration in
            declaration.examples.map { Example(module: page.module, isProtocol: declaration.kind == "protocol", text: $0) }
        }
    }

    @Test func everyDeclarationNamesItsSource() {
        for page in Self.pages where page.module != "tissues" {
            for declaration in page.declarations { #expect(declaration.sources.count == 1, "\(page.module): \(declaration.name)") }
        }
        #expect(Self.pages.flatMap(\.declarations).count > 70)
    }

    /// A tissue has a source for each figure, behind it.
    @Test func everyFigureOfATissueNamesItsSource() throws {
        let text = try #require(StandardLibrary.read(module: "tissues"))
        let entries = text.split(separator: "\n").filter { $0.hasPrefix("  ") }
        #expect(entries.count > 200)
        for entry in entries { #expect(entry.contains(" # @source "), "\(entry)") }
    }

    @Test func everythingThatComputesOrCommandsHasAnExample() {
        for page in Self.pages {
            for declaration in page.declarations where ["fn", "protocol", "let"].contains(declaration.kind) {
                #expect(!declaration.examples.isEmpty, "\(page.module): \(declaration.name)")
                #expect(declaration.examples.allSatisfy { $0.contains(" equals ") && $0.hasPrefix(declaration.name) || $0.contains(declaration.name + "(") }, "\(declaration.name)")
            }
        }
        #expect(Self.examples.count > 60)
    }

    @Test(arguments: examples)
    func anExampleIsSo(example: Example) throws {
        let (call, wanted) = try parts(of: example.text)
        var reading = try Reading(modules: ["tissues", "probes", example.module])
        let page = try #require(Self.pages.first { $0.module == example.module })
        for given in ["background muscle"] + page.givens { _ = try reading.run(given) }
        reading.listener.course = []
        let value = try reading.run(call)
        #expect((example.isProtocol ? reading.listener.course.joined(separator: ", ") : value) == wanted)
    }

    private func parts(of example: String) throws -> (call: String, wanted: String) {
        let mark = try #require(example.range(of: " equals "))
        return (String(example[..<mark.lowerBound]), String(example[mark.upperBound...]))
    }
}
