import Diagnostics

/// The stable code of everything the checker can tell: names (N), quantities and types (Q), the patient (P), the machine (M), warnings (W).
enum CheckCode: String, CaseIterable, Sendable {
    case unknownName = "N101"
    case unknownTissue = "N102"
    case unknownProbeModel = "N103"
    case unknownRegion = "N104"
    case unknownFunction = "N105"
    case unknownModule = "N106"
    case unknownKey = "N107"
    case unknownLabel = "N108"
    case unknownMember = "N109"
    case unknownType = "N110"
    case unknownChoice = "N111"
    case alreadyDeclared = "N112"
    case changedConstant = "N113"
    case cyclicUse = "N114"
    case recursion = "N115"
    case notInModule = "N116"
    case onlyAtTopLevel = "N117"
    case builtInName = "N118"
    case parameterNeedsType = "N119"
    case missingArgument = "N120"
    case extraArgument = "N121"
    case argumentTwice = "N123"
    case returnOutside = "N124"
    case missingReturn = "N125"
    case tooDeep = "N126"
    case uncalled = "N127"

    case unknownUnit = "Q101"
    case temperatureSum = "Q102"
    case incompatible = "Q103"
    case minuteForLength = "Q104"
    case wrongType = "Q105"
    case temperatureScaled = "Q106"
    case coordinates = "Q108"
    case coordinateCount = "Q109"
    case power = "Q110"
    case dimensionTooLarge = "Q111"
    case operand = "Q112"
    case belowAbsoluteZero = "Q113"
    case unitMissing = "Q114"
    case notComparable = "Q115"
    case mixedList = "Q116"
    case unitHasNoPlace = "Q117"
    case divisionByZero = "Q118"
    case itemNumber = "Q119"

    case noBackground = "P101"
    case saidTwice = "P102"
    case missingKeys = "P103"
    case keyTwice = "P104"
    case freezingOrder = "P105"
    case outOfRange = "P106"
    case requirement = "P107"
    case domainNotBox = "P108"
    case cooling = "P109"
    case wrongFilling = "P110"
    case noSkin = "P111"
    case samePoint = "P112"
    case neverHolds = "P113"
    case confidence = "P116"

    case commandInFunction = "M101"
    case noProbePlaced = "M102"
    case probeNotPlaced = "M103"
    case probeAlreadyPlaced = "M104"
    case probeNamedTwice = "M105"
    case powerOutOfRange = "M106"
    case noBound = "M107"
    case durationNotPositive = "M108"
    case notSideBySide = "M109"
    case reasonMissing = "M110"
    case countNotWhole = "M111"
    case scansUntil = "M112"

    case unusedName = "W101"
    case unusedResult = "W102"
    case shadowing = "W103"
    case longFreeze = "W104"
    case untestedProbe = "W105"
    case otherModelTested = "W106"
    case withdrawnFrozen = "W107"
    case narrowMargin = "W108"
    case wrongAllowance = "W109"
    case warmThreshold = "W110"
    case idleBound = "W111"
    case turnedRound = "W112"
    case percentTwice = "W113"
    case exclusion = "W114"
    case weakenedLimit = "W115"
    case endsAtOnce = "W116"
    case briefTime = "W117"
    case unlikelyTemperature = "W118"
}

extension Diagnostic {
    /// Something is not there, which may stand in a part of the text that could not be read. A near name is there for certain.
    var tellsOfSomethingMissing: Bool {
        guard let code = CheckCode(rawValue: code) else { return false }
        return CheckCode.absences.contains(code) && help?.hasPrefix("did you mean") != true
    }
}

extension Diagnostic {
    /// Its place is the name of what is missing.
    var isAboutName: Bool { CheckCode(rawValue: code).map(CheckCode.absentNames.contains) ?? false }
}

extension CheckCode {
    fileprivate static let absentNames: Set<CheckCode> = [
        .unknownName, .unknownTissue, .unknownProbeModel, .unknownRegion, .unknownFunction, .probeNotPlaced,
    ]

    fileprivate static let absences: Set<CheckCode> = [
        .unknownName, .unknownTissue, .unknownProbeModel, .unknownRegion, .unknownFunction, .missingReturn, .noBackground, .missingKeys,
        .cooling, .noSkin, .noProbePlaced, .probeNotPlaced, .unusedName, .untestedProbe, .withdrawnFrozen, .narrowMargin,
        .unusedResult,
    ]
}
