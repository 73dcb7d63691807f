import Diagnostics
import Testing

/// What someone types who knows the procedure and has never programmed: one message each, and it says what to type.
@Suite struct StrangerTests {
    @Test(arguments: StrangersMistake.all)
    func `a stranger's mistake is answered by one message that says what to type`(_ mistake: StrangersMistake) {
        let examined = Examined(mistake.program)
        let errors = examined.diagnostics.filter { $0.severity == .error }
        #expect(errors.map(\.code) == [mistake.code], "\(examined.told)")
        #expect(errors.first?.help?.contains(mistake.typed) == true, "\(examined.told)")
        #expect(examined.diagnostics.first { $0.severity == .error }.map { examined.sources.start(of: $0.span).line } == mistake.line)
    }

    @Test func `there are many, and no line is there twice`() {
        #expect(StrangersMistake.all.count >= 90)
        #expect(Set(StrangersMistake.all.map(\.text)).count == StrangersMistake.all.count)
    }
}
