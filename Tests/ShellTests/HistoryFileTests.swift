import Dispatch
import Glibc
import Testing

@testable import Shell

/// A folder of a test's own.
enum Scratch {
    static func folder() -> String {
        var template = Array("/tmp/frazil-shell-XXXXXX".utf8CString)
        return String(cString: mkdtemp(&template))
    }
}

@Suite("The history of earlier sessions")
struct HistoryFileTests {
    private let file: HistoryFile

    init() {
        file = HistoryFile(path: Scratch.folder() + "/made/on/demand/history")
    }

    @Test func nothingIsThereAtFirst() {
        #expect(file.load().isEmpty)
    }

    @Test(arguments: ["freeze 12m", "repeat 2 {\n\tfreeze 12m\n}", "print \"a\\nb\"", "\\", "print \"é 🧊\""])
    func anEntryComesBackAsItWas(entry: String) {
        file.append(entry)
        #expect(file.load() == [entry])
    }

    @Test func anEntryMadeAgainIsKeptAtItsLastPlaceOnly() {
        for entry in ["scan", "thaw 3m", "scan"] { file.append(entry) }
        #expect(file.load() == ["thaw 3m", "scan"])
    }

    @Test func onlyItsOwnerCanReadIt() {
        file.append("scan")
        var status = stat()
        stat(file.path, &status)
        #expect(status.st_mode & 0o777 == 0o600)
    }

    @Test func aHistoryThatCannotBeWrittenIsNoError() {
        let nowhere = HistoryFile(path: "/proc/no/such/history")
        nowhere.append("scan")
        #expect(nowhere.load().isEmpty)
    }

    @Test func twoSessionsAtOnceLoseNothing() {
        for number in 0...(2 * HistoryFile.keptEntries) { file.append("print \(number)") }
        let path = file.path
        DispatchQueue.concurrentPerform(iterations: 4) { session in
            let file = HistoryFile(path: path)
            for number in 0..<100 {
                if number == 50 { _ = file.load() }
                file.append("scan \(session) \(number)")
            }
        }
        #expect(file.load().count { $0.hasPrefix("scan ") } == 400)
        #expect(file.load().count == HistoryFile.keptEntries)
    }

    @Test func aShortenedHistoryIsItsOwnersOnly() {
        for number in 0...(2 * HistoryFile.keptEntries) { file.append("print \(number)") }
        _ = file.load()
        var status = stat()
        stat(file.path, &status)
        #expect(status.st_mode & 0o777 == 0o600)
    }

    @Test func anOvergrownHistoryKeepsTheLatest() {
        for number in 0...(2 * HistoryFile.keptEntries) { file.append("print \(number)") }
        #expect(file.load().count == HistoryFile.keptEntries)
        #expect(file.load().last == "print \(2 * HistoryFile.keptEntries)")
    }
}

@Suite("Completion")
struct CompletionOfferTests {
    @Test func offersWhatBeginsWithTheLastWord() {
        let offer = CompletionOffer(for: "freeze until cov", among: ["coverage", "coldest", "cos"])
        #expect(offer == CompletionOffer(word: "cov", names: ["coverage"]))
    }

    @Test func goesAsFarAsItIsCertain() {
        #expect(CompletionOffer(for: "argon_", among: ["argon_17g_long", "argon_17g"]).sharedEnding == "17g")
    }

    @Test func showsColumnsThatFit() {
        let table = CompletionOffer(word: "", names: ["one", "three", "five"]).table(width: 14)
        #expect(table == "one    three  \nfive   \n")
    }
}
