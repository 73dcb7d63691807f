import Diagnostics

/// What a message misses, which may stand in a part of the text that could not be read.
enum Absence {
    /// Something of the name at its place.
    case name
    /// A use of the name at its place.
    case use
    /// A statement that begins with this word; a protocol of a module may have given it.
    case statement(String, isOfModule: Bool)
    /// A part of the statement that it is told of.
    case part
    /// Nothing can be told of what could not be read.
    case any

    init?(of diagnostic: Diagnostic) {
        guard let code = CheckCode(rawValue: diagnostic.code), let absence = Self.ofCodes[code] else { return nil }
        self = absence
    }

    /// Whether a protocol of a module that cannot be had may have given it, and nothing else of a module.
    static func isOfCall(_ diagnostic: Diagnostic) -> Bool { diagnostic.code == CheckCode.probeNotPlaced.rawValue }

    /// A module declares no regions.
    static func isOfNoModule(_ diagnostic: Diagnostic) -> Bool { diagnostic.code == CheckCode.unknownRegion.rawValue }

    private static let ofCodes: [CheckCode: Absence] = [
        .unknownName: .name, .unknownTissue: .name, .unknownProbeModel: .name, .unknownRegion: .name, .unknownFunction: .name,
        .probeNotPlaced: .name, .unusedName: .use, .noBackground: .statement("background", isOfModule: false),
        .noSkin: .statement("skin", isOfModule: false),
        .noProbePlaced: .statement("place", isOfModule: true), .untestedProbe: .statement("test", isOfModule: true), .missingReturn: .part, .missingKeys: .part, .cooling: .part,
        .withdrawnFrozen: .any, .narrowMargin: .any, .unusedResult: .any,
    ]
}

extension Diagnostic {
    /// What stands in a block that is never closed only seems to stand in it.
    var isOfBlock: Bool { CheckCode(rawValue: code).map(Self.ofBlocks.contains) ?? false }

    private static let ofBlocks: Set<CheckCode> = [.commandInFunction, .onlyAtTopLevel, .recursion, .missingReturn, .returnOutside]
}

extension [Diagnostic] {
    /// Of several errors of the same piece of text only the first is told, and no warning beside it.
    func withOneErrorAtEachPlace(behind earlier: [Diagnostic]) -> [Diagnostic] {
        var places = Set(earlier.map(\.span))
        return filter { $0.severity == .error ? places.insert($0.span).inserted : !places.contains($0.span) }
    }
}
