import Testing

@testable import Session

@Suite struct TheLookAhead {
    @Test func endsWhenEveryRegionHasBegunToRise() {
        var afterdrop = Afterdrop(regions: ["nerve", "skin"])
        afterdrop.look(at: ["nerve": 12, "skin": 30])
        afterdrop.look(at: ["nerve": 11, "skin": 30.5])
        #expect(afterdrop.falling == ["nerve"])
        afterdrop.look(at: ["nerve": 11.005])
        #expect(!afterdrop.isOver, "less than the reckoning's noise is no rise")
        afterdrop.look(at: ["nerve": 11.2])
        #expect(afterdrop.isOver)
    }

    @Test func doesNotWaitForARegionThatIsNotThere() {
        var afterdrop = Afterdrop(regions: ["nowhere"])
        afterdrop.look(at: [:])
        #expect(afterdrop.isOver)
    }
}
