import Checking
import Diagnostics

/// Freezing, thawing and looking (C4.1.5, C4.3.4). Judged where there is a target: a bench check of a probe is no treatment.
extension Course {
    static let leastThawSeconds = 3.0 * 60
    static let longestWithoutScanSeconds = 5.0 * 60

    /// C4.3.4: freeze, thaw, freeze, thaw.
    func loneCycle() -> [Diagnostic] {
        guard isWhole, cycleStarts.count == 1, let start = cycleStarts.first else { return [] }
        return [RehearsalMessages.loneCycle(at: start)]
    }

    /// Where a freeze follows no freeze.
    private var cycleStarts: [SourceSpan] {
        var isFrozen = false
        var starts: [SourceSpan] = []
        for step in steps {
            switch step.deed {
            case .freeze:
                if !isFrozen { starts.append(step.span) }
                isFrozen = true
            case .thaw: isFrozen = false
            case .place, .placeSensor, .hold, .scan, .withdraw: break
            }
        }
        return starts
    }

    /// C4.1.5: 3 to 5 min of helium between two freezes. A passive thaw is a rest, not a thaw.
    func shortThaws() -> [Diagnostic] {
        var isFrozen = false
        var thawed = 0.0
        var place: SourceSpan?
        var found: [Diagnostic] = []
        for step in steps where step.isCertain {
            switch step.deed {
            case .freeze:
                if let place, thawed < Self.leastThawSeconds { found.append(RehearsalMessages.shortThaw(thawed, at: place)) }
                (isFrozen, thawed, place) = (true, 0, nil)
            case .thaw(let seconds, true, let isBound) where isFrozen:
                // One with a bound may last as long as that, and no longer.
                thawed += isBound ? min(seconds, Self.leastThawSeconds) : seconds
                place = place ?? step.span
            case .place, .placeSensor, .thaw, .hold, .scan, .withdraw: break
            }
        }
        return found
    }

    /// C4.3.3 of a freeze by itself, whatever its length came from. The checker has told of those whose length is written there.
    func overlongFreezes() -> [Diagnostic] {
        steps.compactMap { step in
            guard step.isCertain, case .freeze(_, let seconds, _, _) = step.deed, seconds > Checker.saturationSeconds else { return nil }
            return .longFreeze(seconds, at: step.span)
        }
    }

    /// C4.3.3 of freezes that follow each other without a thaw, none of them too long by itself. What may end sooner is not counted. Told once.
    func saturatedFreezes() -> [Diagnostic] {
        var frozen: [String: Double] = [:]
        for step in steps where step.isCertain {
            switch step.deed {
            case .freeze(let probes, let seconds, false, _):
                for probe in probes {
                    let before = frozen[probe, default: 0]
                    frozen[probe] = before + seconds
                    let isNews = before > 0 && before <= Checker.saturationSeconds && seconds <= Checker.saturationSeconds
                    if isNews, before + seconds > Checker.saturationSeconds {
                        return [RehearsalMessages.saturatedFreezes(before + seconds, of: probe, at: step.span)]
                    }
                }
            case .thaw: frozen = [:]
            case .place, .placeSensor, .freeze, .hold, .scan, .withdraw: break
            }
        }
        return []
    }

    /// C4.1.5: a scan every 5 min during freezing. Told once.
    func unscanned() -> [Diagnostic] {
        var frozen = 0.0
        for step in steps where step.isCertain {
            switch step.deed {
            case .freeze(_, let seconds, _, let interval):
                frozen = longestGap(after: frozen, seconds, interval)
                if frozen > Self.longestWithoutScanSeconds { return [RehearsalMessages.unscanned(frozen, at: step.span)] }
                if let interval, interval < seconds { frozen = 0 }
            case .scan: frozen = 0
            case .place, .placeSensor, .thaw, .hold, .withdraw: break
            }
        }
        return []
    }

    private func longestGap(after frozen: Double, _ seconds: Double, _ interval: Double?) -> Double {
        guard let interval, interval < seconds else { return frozen + seconds }
        return max(frozen + interval, interval)
    }
}
