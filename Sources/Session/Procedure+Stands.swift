import Bioheat
import Evaluation
import Uncertainty

extension Procedure {
    /// What a procedure had come to at one moment, as a value: the plan with its model, what must hold, what was measured, and the simulator.
    public struct Stand {
        let state: PlanState
        let requirements: [Requirement]
        let probeModels: [String: ProbeModel]
        let published: [(name: String, value: Double?)]
        let rows: [CommandRow]
        let twin: Twin
        let tipsMeasured: [String: Double]
        let timeline: Timeline
        let machine: Machine.Stand

        /// Program time, s.
        public var elapsedSeconds: Double { state.elapsedSeconds }
        public var commandCount: Int { rows.count { $0.verdict != .refused } }
        public var requirementTexts: [String] { requirements.map(\.told) }
        public var probeNames: [String] { state.probes.map(\.name) + state.sensors.map(\.name) }
        public var regionNames: [String] { (state.patient?.regions ?? []).map(\.name) }
    }

    /// The moment as it is.
    ///
    /// - Parameter isForReturn: whether a simulator's patient is remembered too, which holds on to its memory.
    public func stand(isForReturn: Bool = false) -> Stand {
        var state = state
        state.forgetUntouchedModel()
        return Stand(
            state: state, requirements: requirements, probeModels: probeModels, published: published, rows: rows, twin: twin, tipsMeasured: tipsMeasured,
            timeline: timeline, machine: machine.stand(isForReturn: isForReturn))
    }

    /// Whether no machine was told anything since then, and no time has passed. In a dry run nothing ever was.
    public func isUncommitted(since stand: Stand) -> Bool {
        options.isDryRun || (machine.begun.count == stand.machine.begunCount && state.elapsedSeconds == stand.elapsedSeconds)
    }

    /// Whether an earlier moment can be gone back to: in a simulator of one's own, and in a dry run. A machine's patient goes one way only.
    public var canGoBack: Bool { options.isDryRun || driver.remember != nil }

    /// Takes back what was said since then, of which no machine knows. It stays in the journal, and so does the taking back.
    public func takeBack(_ text: String, to stand: Stand) throws {
        try record(.undone, .members([("text", .text(text))]), isSynced: false)
        let refused = rows.dropFirst(stand.rows.count).filter { $0.verdict == .refused }
        become(stand)
        rows += refused
        machine.forgetDescription()
    }

    /// Forgets what a failed entry said since then, of which nothing was committed. The journal holds the entry, so that a replay forgets the same. Time that
    /// passed on a machine's own clock has passed all the same, with the gas off.
    public func forget(to stand: Stand) throws {
        let passed = state.elapsedSeconds - stand.elapsedSeconds
        let refused = rows.dropFirst(stand.rows.count).filter { $0.verdict == .refused }
        // A forecast that was refused or declined has no clearance: where nothing came behind it the number is free.
        let isNumberFree = state.revision == stand.state.revision
        become(stand)
        if isNumberFree { state.revision = stand.state.revision }
        rows += refused
        machine.forgetDescription()
        try passWithGasOff(passed)
    }

    /// Goes back to an earlier moment, the simulator's patient too. The journal tells all of it, in the order in which it was done.
    public func goBack(to name: String, _ stand: Stand) throws {
        try record(
            .back,
            .members([
                ("name", .text(name)), ("from_s", .number(state.elapsedSeconds)), ("to_s", .number(stand.elapsedSeconds)),
                ("commands_left", .number(rows.count - stand.rows.count)),
            ]))
        machine.goBack(to: stand.machine)
        become(stand)
    }

    /// The revision never comes a second time, so that no clearance of another course can be taken for one of this.
    private func become(_ stand: Stand) {
        let revision = max(state.revision, stand.state.revision) + 1
        state = stand.state
        state.revision = revision
        requirements = stand.requirements
        probeModels = stand.probeModels
        published = stand.published
        rows = stand.rows
        twin = stand.twin
        tipsMeasured = stand.tipsMeasured
        timeline = stand.timeline
        running = nil
    }
}

extension Procedure {
    public var requirementCount: Int { requirements.count }

    /// Each as it is written.
    public var requirementTexts: [String] { requirements.map(\.told) }

    /// The place of the last limit, or goal, among all requirements; nothing where there is none.
    public func lastRequirement(isLimit: Bool) -> (number: Int, requirement: Requirement)? {
        requirements.lastIndex { $0.isLimit == isLimit }.map { ($0, requirements[$0]) }
    }

    /// Takes back one limit or goal; what was committed under it stays as it is.
    public func takeBack(requirement number: Int) throws {
        let requirement = requirements[number]
        try record(.undone, .members([("text", .text(requirement.told))]))
        requirements.remove(at: number)
    }
}

extension Requirement {
    fileprivate var told: String { "\(isLimit ? "limit" : "goal") \(text)" }
}
