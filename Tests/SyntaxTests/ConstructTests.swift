import Diagnostics
import Testing

@testable import Syntax

@Suite("Each construct") struct ConstructTests {
    @Test("is read without a diagnostic", arguments: Programs.constructs)
    func isRead(program: String) {
        let result = read(program)
        #expect(result.diagnostics.isEmpty, "\(rendered(program))")
        #expect(!result.isUnfinished)
        #expect(!result.tree.statements.isEmpty)
    }

    @Test("keeps its meaning when formatted, and is formatted once for all", arguments: Programs.constructs)
    func isFormatted(program: String) throws {
        let once = try formatted(program)
        #expect(meaning(once) == meaning(program))
        #expect(try formatted(once) == once)
    }

    @Test("survives the loss of any token", arguments: Programs.constructs + [Programs.careless])
    func survivesALostToken(program: String) throws {
        let bytes = Array(program.utf8)
        for range in tokenRanges(program) {
            let maimed = String(decoding: bytes[..<range.lowerBound] + bytes[range.upperBound...], as: UTF8.self)
            let result = read(maimed)
            for diagnostic in result.diagnostics {
                #expect(diagnostic.span.end > diagnostic.span.start, "\(diagnostic) in \(maimed)")
                #expect(diagnostic.help != nil, "\(diagnostic)")
            }
            if result.diagnostics.isEmpty {
                let once = try formatted(maimed)
                #expect(meaning(once) == meaning(maimed), "\(maimed)\n→\n\(once)")
                #expect(try formatted(once) == once, "\(maimed)")
            }
        }
    }

    @Test("is unfinished or wrong, but never fatal, where the text breaks off", arguments: Programs.constructs)
    func survivesACut(program: String) {
        let bytes = Array(program.utf8)
        for end in bytes.indices {
            let result = read(String(decoding: bytes[..<end], as: UTF8.self))
            #expect(!result.isUnfinished || !result.diagnostics.isEmpty)
        }
    }
}
