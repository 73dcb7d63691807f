import Quantities
import Testing

@testable import Shell

@Suite("What a place asks for")
struct CompletionPlaceTests {
    @Test(arguments: [
        ("freeze 12", CompletionPlace.unit(.duration)), ("freeze A, B 1", .unit(.duration)), ("set power A to 80", .unit(.ratio)), ("set power P1 8", .unit(.ratio)), ("goal coverage(lesion, below: -40 C) >= 9", .unit(.ratio)), ("goal margin(lesion, below: -20 C) > 5 ", .unit(.length)), ("thaw passive 3", .unit(.duration)),
        ("limit coldest(root) > 5 ", .unit(.temperatureDifference)), ("place probe A at (0, 0, 5", .unit(.length)), ("let x = 5", .unit(nil)),
        ("place probe A at (0, 0, 0) mm from (0, 0, 60) mm using ", .probeModel), ("test probe B using arg", .probeModel),
        ("target lesion = sphere(center: (0, 0, 0) mm, radius: 10 mm) of tu", .tissue), ("background ", .tissue), ("use ", .module), ("show slice ", .section),
        ("freeze A, ", .fitting([.probes])), ("set power P1 ", .fitting([.words(["100%", "80%", "60%"])])), ("show slice through ", .probe), ("coverage(", .argument(of: "coverage")), ("coverage(lesion, ", .argument(of: "coverage")),
        ("coverage(lesion, below: ", .labelled("below", of: "coverage")), ("coverage(lesion, below: -", .anything), ("place probe A at (0, ", .anything), ("let x = [3 mm, ", .anything),
        ("limit coldest(root) >= ", .compared(with: "limit coldest(root) ")), ("x = ", .value), ("limit ", .fitting([.questions])), ("print min(coverage(lesion), ", .argument(of: "min")), ("fre", .statement), ("if true { fre", .statement), ("", .statement),
        ("load \"Scripts/", .file), ("load \"mine.frz\"", .closed), ("place probe \"A1\"", .closed), ("freeze 12 m", .unit(.duration)), ("place probe A at (0, 0, 0) m", .unit(.length)), ("let y = ", .value), ("print le", .value), ("print 3 mm + ", .value), ("return ", .value), ("print coverage(a) ", .anything), ("iceball().", .member(of: "iceball()")), ("print 2 * max(a.b, c(d)).le", .member(of: "max(a.b, c(d))")), ("layout[0].", .member(of: "layout[0]")), ("print 1.", .anything), ("use \"./", .file), ("use \"./mine.frz\"", .closed), ("for i in ", .fitting([.words(["1..3", "[60%, 80%]"]), .lists])),
    ])
    func byTheTextBeforeTheCursor(text: String, place: CompletionPlace) { #expect(CompletionPlace(text) == place) }

    @Test func everyUnitHasANote() {
        for dimension in [Dimension.duration, .length, .ratio, .temperatureDifference, .volume, .pressure, nil] {
            #expect(CompletionPlace.units(of: dimension).allSatisfy { CompletionPlace.unitNotes[$0] != nil })
        }
    }

    @Test func notesStandBesideTheNamesWhereThereIsRoom() {
        var offer = CompletionOffer(word: "", certainly: ["mm", "cm"])
        offer.notes = ["mm": "millimetres"]
        #expect(offer.list(width: 40) == "mm  millimetres\ncm\n")
        #expect(offer.list(width: 20) == offer.table(width: 20))
    }
}
