import Bioheat
import Evaluation
import Geometry
import Outcome

extension PlanState {
    /// Sums the state up. Organs that a limit watches are listed beside the declared ones (the skin is no organ by its word).
    func outcome(watching watched: Set<String>, atlas: RegionAtlas) -> PredictedOutcome {
        let zones = PredictedOutcome.isotherms.mapSideBySide { zone($0, now: false) }
        let ball = zones[0].map { iceball(of: $0) } ?? .none
        return PredictedOutcome(
            iceballMM: ball.extentsMM, widthMM: ball.widthMM, lengthMM: ball.lengthMM, volumesCM3: zones.map { ($0?.volumeMM3 ?? 0) / 1000 },
            targets: targets(zones, atlas: atlas), organs: organs(watched, atlas: atlas), probes: probeOutcomes)
    }

    private func targets(_ zones: [FrozenZone?], atlas: RegionAtlas) -> [String: PredictedOutcome.Target] {
        guard model != nil else { return [:] }
        return byName(names(of: .target)) { name in
            let samples = samples(name, atlas)
            return PredictedOutcome.Target(
                coverage: zip(PredictedOutcome.isotherms, zones).map { coverage(name, below: $0, level: $1?.field, atlas: atlas) },
                marginMM: zones.mapSideBySide { zone in samples.flatMap { zone?.margin(of: $0) } })
        }
    }

    private func organs(_ watched: Set<String>, atlas: RegionAtlas) -> [String: Double?] {
        guard model != nil else { return [:] }
        return byName(names(of: .organ).union(watched.subtracting(names(of: .target)))) { coldest($0, now: false, atlas: atlas) }
    }

    private var probeOutcomes: [String: PredictedOutcome.Probe] {
        byName(Set(probes.map(\.name))) { name in
            PredictedOutcome.Probe(tipCelsius: model?.tipCelsius(name) ?? Patient.bodyCelsius, power: power(of: name))
        }
    }

    /// What a forecast will ask of each of these regions, each target and each organ.
    func prepareRegions(watching watched: Set<String>, atlas: RegionAtlas) {
        guard let model, let patient else { return }
        let names = names(of: .target).union(names(of: .organ)).union(watched)
        atlas.prepare(Set(names.compactMap { patient.shape(named: $0) }), on: model.grid)
    }

    private func names(of role: Patient.Region.Role) -> Set<String> {
        Set((patient?.regions ?? []).filter { $0.role == role }.map(\.name))
    }

    private func byName<Value>(_ names: Set<String>, _ value: (String) -> Value) -> [String: Value] {
        Dictionary(uniqueKeysWithValues: names.map { ($0, value($0)) })
    }
}

extension Array where Element: Sendable {
    /// The same as `map`, on two threads.
    func mapSideBySide<Value>(_ value: (Element) -> Value) -> [Value] { Crew.values(count, threads: 2) { value(self[$0]) } }
}
