import Diagnostics
import Uncertainty

/// What a journal opens with: all that is needed to run the program again and get the same prediction.
public struct RunHeader: Hashable, Sendable {
    public var version: String
    public var programName: String
    public var programText: String
    public var seed: UInt64
    public var resolutionMM: Double?
    public var accuracyMM: Double?
    public var driver: String
    /// What the device understands: a name, or a file's whole path; nothing for the usual one.
    public var profile: String?
    /// Its text: whoever takes the run up speaks to the device as this run did, whatever has become of the file.
    public var profileText: String?
    /// `SIM` or `LIVE`.
    public var machine = "SIM"
    public var isDryRun: Bool
    /// Whether every prediction carried bands.
    public var showsBands: Bool
    /// Whether what was measured corrected the forecasts of what came next.
    public var followsPatient = false
    /// As the rim gives it; stands in the journal only.
    public var date: String
    /// What the forecasts' last bits depend on besides the version: the kind of processor, the solver's loops on it, the library of functions.
    public var processor: String
    public var files: [RecordedFile]
    /// Modules that every program sees.
    public var prelude: [String]

    public init(
        version: String, programName: String, programText: String, seed: UInt64, resolutionMM: Double?, accuracyMM: Double? = nil,
        driver: String, isDryRun: Bool, showsBands: Bool = false, date: String, processor: String = "", files: [RecordedFile],
        prelude: [String]
    ) {
        self.version = version
        self.programName = programName
        self.programText = programText
        self.seed = seed
        self.resolutionMM = resolutionMM
        self.accuracyMM = accuracyMM
        self.driver = driver
        self.isDryRun = isDryRun
        self.showsBands = showsBands
        self.date = date
        self.processor = processor
        self.files = files
        self.prelude = prelude
    }
}

/// A file that the program used: as a module by its name, or by a path from another file.
public struct RecordedFile: Hashable, Sendable {
    /// The module's name, or the path as written.
    public var asked: String
    /// Nothing for a module of the library; else the file that used it.
    public var importer: String?
    /// The name it is shown under.
    public var name: String
    public var text: String

    public init(asked: String, importer: String?, name: String, text: String) {
        self.asked = asked
        self.importer = importer
        self.name = name
        self.text = text
    }
}

extension RunHeader {
    /// Tells the case from any other that a machine may have seen: the same for whoever takes the run up. 1 … 500 million
    public var caseNumber: Int {
        let digest = SecureHash.hexadecimal(of: Array("\(date) \(seed) \(programName)\n\(programText)".utf8))
        return 1 + (Int(digest.prefix(12), radix: 16) ?? 0) % 500_000_000
    }

    /// The first record; the files follow as records of their own.
    var payload: JSONValue {
        .members([
            ("format", .number(Self.format)), ("frazil", .text(version)), ("processor", .text(processor)), ("program", .text(programName)),
            ("date", .text(date)), ("driver", .text(driver)), ("profile", profile.map { .text($0) }), ("profile_text", profileText.map { .text($0) } ?? .null), ("machine", .text(machine)), ("dry_run", .boolean(isDryRun)),
            ("seed", .text(String(seed))), ("resolution_mm", .number(resolutionMM)),
            ("accuracy_mm", accuracyMM.map { .number($0) }), ("bands", .boolean(showsBands)),
            ("twin", .boolean(followsPatient)), ("ensemble_seed", .text(String(Ensemble.usualSeed))),
            ("text_sha256", .text(SecureHash.hexadecimal(of: Array(programText.utf8)))), ("text", .text(programText)),
            ("prelude", .list(prelude.map { .text($0) })),
        ])
    }

    /// Goes up with the records' meaning. 2: whatever the machine and the persons said is a record.
    static let format = 2

    /// Reads a journal's first records back; nothing where they are not a header of this format.
    public init?(_ journal: JournalText) {
        guard let begin = journal.payloads(of: .begin).first, begin["format"]?.numberValue == Double(Self.format), let text = begin["text"]?.textValue,
            let seed = begin["seed"]?.textValue.flatMap({ UInt64($0) }), let driver = begin["driver"]?.textValue,
            let program = begin["program"]?.textValue
        else { return nil }
        self.init(
            version: begin["frazil"]?.textValue ?? "", programName: program, programText: text, seed: seed,
            resolutionMM: begin["resolution_mm"]?.numberValue, accuracyMM: begin["accuracy_mm"]?.numberValue, driver: driver,
            isDryRun: begin["dry_run"]?.booleanValue ?? false, showsBands: begin["bands"]?.booleanValue ?? false,
            date: begin["date"]?.textValue ?? "", processor: begin["processor"]?.textValue ?? "", files: journal.payloads(of: .module).compactMap(RecordedFile.init),
            prelude: begin["prelude"]?.listValue?.compactMap(\.textValue) ?? [])
        machine = begin["machine"]?.textValue ?? "SIM"
        profile = begin["profile"]?.textValue
        profileText = begin["profile_text"]?.textValue
        followsPatient = begin["twin"]?.booleanValue == true
    }
}

extension RecordedFile {
    var payload: JSONValue {
        .members([
            ("asked", .text(asked)), ("importer", importer.map { .text($0) }), ("name", .text(name)),
            ("text_sha256", .text(SecureHash.hexadecimal(of: Array(text.utf8)))), ("text", .text(text)),
        ])
    }

    init?(_ payload: JSONValue) {
        guard let asked = payload["asked"]?.textValue, let name = payload["name"]?.textValue, let text = payload["text"]?.textValue else {
            return nil
        }
        self.init(asked: asked, importer: payload["importer"]?.textValue, name: name, text: text)
    }
}

extension Journal {
    /// Writes the header and the files. A journal that fails here fails before anything is sent.
    public func open(_ header: RunHeader) throws(JournalFailure) {
        try write(.begin, header.payload, isSynced: header.files.isEmpty)
        try add(header.files)
    }

    /// A run that was cut off is taken up: the first that is written behind the cut.
    public func resume(version: String, processor: String, date: String) throws(JournalFailure) {
        try write(.resumed, .members([("frazil", .text(version)), ("processor", .text(processor)), ("date", .text(date))]))
    }

    private func add(_ files: [RecordedFile]) throws(JournalFailure) {
        for (index, file) in files.enumerated() { try write(.module, file.payload, isSynced: index == files.count - 1) }
    }
}

extension Procedure {
    /// What was typed at the prompt, and the texts of further files that it uses, before it is run.
    public func enter(_ text: String, with files: [RecordedFile]) throws {
        for file in files { try record(.module, file.payload, isSynced: false) }
        try record(.entry, .members([("text", .text(text))]))
    }
}
