import Testing

@testable import Shell

@Suite("A search through earlier entries")
struct EntrySearchTests {
    private func searched(_ keys: String, last: String = "") -> EntrySearch {
        var search = EntrySearch(in: ["freeze 12m", "scan", "freeze 3m"], last: last)
        for key in keys.unicodeScalars { _ = search.take(key) }
        return search
    }

    @Test(arguments: [("fr", "freeze 3m"), ("fr\u{12}", "freeze 12m"), ("fr\u{12}\u{12}", "freeze 12m"), ("eez\u{7F}ze 1", "freeze 12m"), ("ca", "scan")])
    func theLatestIsFoundFirst(keys: String, entry: String) { #expect(searched(keys).found == entry) }

    @Test func whatIsNotThereIsToldAndKeepsWhatWasFound() {
        #expect(searched("frx").hasFailed && searched("frx").found == "freeze 3m")
        #expect(searched("x").found == nil && !searched("x\u{7F}").hasFailed)
    }

    @Test func controlRAloneLooksForTheLastAgain() { #expect(searched("\u{12}", last: "scan").found == "scan") }

    @Test(arguments: ["\r", "\u{1B}", "\u{3}", "\u{90}"] as [Unicode.Scalar])
    func otherKeysEndIt(key: Unicode.Scalar) {
        var search = searched("fr")
        let goesOn = search.take(key)
        #expect(!goesOn)
    }
}
