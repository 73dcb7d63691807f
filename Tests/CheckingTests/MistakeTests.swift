import Diagnostics
import Testing

@testable import Checking

@Suite struct MistakeTests {
    @Test(arguments: Mistake.all)
    func `a mistake is told once, where it is, with what to type`(_ mistake: Mistake) throws {
        let checked = Checked(mistake.text)
        try #require(checked.codes == [mistake.code.rawValue])
        let told = checked.diagnostics[0]
        #expect(checked.line(told) == mistake.place.line)
        #expect(checked.column(told) == mistake.place.column)
        #expect(told.help == mistake.help)
        #expect(told.span.end > told.span.start)
        #expect(checked.isRight == mistake.code.rawValue.hasPrefix("W"))
        #expect((told.severity == .warning) == mistake.code.rawValue.hasPrefix("W"))
    }

    @Test func `every code has its mistake`() {
        let shown = Set(Mistake.all.map(\.code))
        let missing = CheckCode.allCases.filter { !shown.contains($0) }
        #expect(missing.isEmpty)
        #expect(Mistake.all.count >= 100)
    }

    @Test func `a message is one sentence without a full stop`() {
        for mistake in Mistake.all {
            for told in Checked(mistake.text).diagnostics {
                #expect(!told.message.isEmpty && !told.message.hasSuffix("."), "\(told.code)")
            }
        }
    }

    /// Of what a text that cannot be read may hold, nothing is told; the last three codes are of that kind.
    @Test func `a line that cannot be read hides no other mistake`() {
        let unsure: Set<CheckCode> = [.withdrawnFrozen, .narrowMargin, .unusedResult]
        for mistake in Mistake.all where !unsure.contains(mistake.code) {
            let checked = Checked(mistake.text + "\nlet extra = 3 mn")
            #expect(Set(checked.codes) == [mistake.code.rawValue, "S007"], "\(mistake.text)")
        }
    }

    @Test func `a name or a dimension that is wrong hides no other mistake`() {
        for mistake in Mistake.all {
            #expect(Set(Checked(mistake.text + "\nlet _extra = 3 mm + 2 s").codes) == [mistake.code.rawValue, "Q103"], "\(mistake.text)")
            // What a module that is not there declares is not known to be missing.
            let isModule = mistake.code == .unknownModule || mistake.code == .cyclicUse
            if !isModule { #expect(Set(Checked(mistake.text + "\nprint unknwon").codes) == [mistake.code.rawValue, "N101"], "\(mistake.text)") }
        }
    }

    /// Every line from the second on is wrong, and no mistake hides another.
    @Test func `everything is told in one go`() {
        let checked = Checked(
            """
            # wrong from here on
            background mucsle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 12m) of osteolytic_tumor
            limit coldest(lesion) > 5 mm
            freeze 12m
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_71g
            set power A to 140%
            let t = -40C + 5C
            freeze 25m
            while tip(A) < 0 C { thaw 30s }
            withdraw B
            """)
        #expect(!checked.isRight)
        #expect(Set(checked.diagnostics.map { checked.line($0) }) == Set(2...11))
        #expect(checked.codes == ["N102", "Q104", "N102", "Q103", "M102", "N103", "M106", "Q102", "W104", "M107", "M103"])
        #expect(checked.diagnostics.allSatisfy { $0.span.end > $0.span.start && $0.help != nil })
    }

    @Test func `what cannot be read is not told as missing`() {
        let checked = Checked(
            """
            background muscle
            tissue jelly { density 1000 kg/m3 }
            place probe A at (0, 0, 0) mm using wire
            organ duct = sphere(center: (0, 0, 0) mm, radius: 2 mm) of jelly
            organ root = sphere(center: (0, 9, 0) mm, radius: 2 s) of nervve
            freeze A 12m
            """)
        #expect(checked.codes.filter { !$0.hasPrefix("S") } == ["Q105", "N102"])
        #expect(checked.codes.contains { $0.hasPrefix("S") })
    }

    @Test func `a module that cannot be had is told, not the names it would bring`() {
        #expect(Checked("use \"./other.frz\"\nbackground muscle\ncareful_freeze(12m)").codes == ["N106"])
    }

    @Test func `what is unknown is not reported twice`() {
        let checked = Checked(
            """
            let gap = 1 mm + 1 s
            let wide = gap * 2 + 5 C
            fn half(of: Length) -> Length { return of / 2 }
            print "{half(of: wide)} {sqrt(wide)} {[wide, 3 mm]} {(wide, wide, wide)} {wide.x} {wide and true}"
            """)
        #expect(checked.codes == ["Q103"])
    }
}
