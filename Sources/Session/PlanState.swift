import Bioheat
import Evaluation
import Geometry
import Uncertainty

/// The procedure as planned so far, as a value: a copy is a fork, so that `predict` works on one and throws it away.
struct PlanState: Sendable {
    struct Sensor: Hashable, Sendable {
        var name: String
        var tip: Point
    }

    var patient: Patient? { didSet { if patient != oldValue { patientChanged() } } }
    /// Counts changes of the patient, so that a simulated console is told of each once.
    private(set) var patientRevision = 0
    /// Made when first needed; remade while no time has passed, so that the grid suits every probe placed until then.
    private(set) var model: BioheatModel?
    /// The model does not know of the patient's last change yet.
    private var isModelOutdated = false
    private(set) var probes: [PlacedProbe] = []
    var tested: Set<String> = []
    var sensors: [Sensor] = []
    private var powers: [String: Double] = [:]
    var gas = GasPlan()
    private var skinCelsius: Double?
    /// What was done since time began to pass; nothing before.
    private(set) var history: TreatmentHistory?
    /// Made when a band is first asked for; it may lag behind the history.
    private(set) var ensemble: Ensemble?
    /// How the model's patient differs from the textbook's, by what was measured.
    private(set) var factors = PatientFactors.textbook
    /// By region, °C: as cold as it had been when the anatomy or the grid last changed. A field of minima belongs to the cells and surfaces that it was noted on.
    private(set) var coldestBefore: [String: Double] = [:]
    /// Program time, s.
    private(set) var elapsedSeconds = 0.0
    /// Goes up with each command; a clearance is bound to one.
    var revision = 0
    /// From the command line; the program's own where there is none. mm.
    var resolutionOverrideMM: Double?

    /// From the command line: the cell is chosen so that the front is this near to the truth. mm.
    var accuracyOverrideMM: Double?
    /// What was chosen for the model, where an accuracy is wanted.
    private(set) var resolutionChoice: ResolutionChoice?
    /// What it was chosen for: the choice takes two quick freezes.
    private var resolutionChosenFor: [PlacedProbe] = []

    var resolutionMM: Double {
        (wantedAccuracyMM == nil ? nil : resolutionChoice?.cellMM) ?? resolutionOverrideMM ?? patient?.resolutionMM ?? 1
    }

    /// The command line goes before the program.
    var wantedAccuracyMM: Double? { accuracyOverrideMM ?? (resolutionOverrideMM == nil ? patient?.accuracyMM : nil) }

    func probe(named name: String) -> PlacedProbe? { probes.first { $0.name == name } }
    func power(of probe: String) -> Double { powers[probe] ?? 1 }

    mutating func setPower(_ fraction: Double, of names: [String]) {
        for name in names { powers[name] = fraction }
    }

    mutating func place(_ probe: PlacedProbe) {
        probes.append(probe)
        let treating = factors.adjusted(probe)
        change(.place(probe)) { $0.place(treating) }
    }

    /// Probes, and needle sensors.
    mutating func withdraw(_ names: [String]) {
        let withdrawn = names.filter { name in !sensors.contains { $0.name == name } }
        sensors.removeAll { names.contains($0.name) }
        guard !withdrawn.isEmpty else { return }
        probes.removeAll { withdrawn.contains($0.name) }
        for name in withdrawn { powers[name] = nil }
        tested.subtract(withdrawn)
        change(.withdraw(withdrawn)) { $0.withdraw(withdrawn) }
    }

    mutating func insulate(_ layer: Patient.Layer) {
        let wasOutdated = isModelOutdated
        patient?.layers.append(layer)
        guard elapsedSeconds > 0, var model else { return }
        coldestBefore.merge(coldestOfRegions(in: model), uniquingKeysWith: min)
        self.model = nil
        model.insulate(layer)
        self.model = model
        history?.add(.insulate(layer))
        isModelOutdated = wasOutdated
    }

    mutating func warmSkin(toCelsius celsius: Double) {
        skinCelsius = celsius
        change(.warmSkin(celsius: celsius)) { $0.warmSkin(toCelsius: celsius) }
    }

    /// The model, made where there is none yet and told of what has changed. Nothing without a patient; throws where it would be too large.
    mutating func prepareModel() throws(Unanswerable) {
        guard let patient, model == nil || isModelOutdated else { return }
        chooseResolution(for: patient)
        try rules(models: [:]).requireGrid(for: probes)
        if isModelOutdated {
            isModelOutdated = false
            change(.describe(patient)) { $0.update(patient: patient) }
        }
        if model == nil { makeModel(of: patient) }
    }

    /// Once time has passed the cell stays what it is.
    private mutating func chooseResolution(for patient: Patient) {
        guard let wanted = wantedAccuracyMM, elapsedSeconds == 0 else { return }
        if let choice = resolutionChoice, choice.wantedMM == wanted, resolutionChosenFor == probes, !isModelOutdated { return }
        resolutionChoice = ResolutionChoice(patient: patient, probes: probes, wantedMM: wanted)
        resolutionChosenFor = probes
    }

    /// What can be held against a command in this state.
    func rules(models: [String: ProbeModel]) -> CommandRules {
        CommandRules(patient: patient, probes: probes, sensors: sensors.map(\.name), models: models, resolutionMM: resolutionMM)
    }

    private mutating func makeModel(of patient: Patient) {
        var model = BioheatModel(patient: patient, probes: probes, resolutionMM: resolutionMM)
        if let skinCelsius { model.warmSkin(toCelsius: skinCelsius) }
        self.model = model
    }

    /// Goes on with a model that has lived through the same history in another patient.
    mutating func follow(_ factors: PatientFactors, in model: BioheatModel) {
        self.factors = factors
        self.model = model
        revision += 1
    }

    /// Lets time pass with these drives, on a prepared model.
    mutating func advance(seconds: Double, drives: [String: ProbeDrive]) {
        model?.advance(seconds: seconds, drives: drives)
        pass(seconds, drives)
    }

    /// Lets time pass with all gas off in one long step, for a look ahead that is thrown away.
    mutating func rest(seconds: Double) {
        model?.advance(seconds: seconds, drives: [:], longestStep: seconds)
        pass(seconds, [:], longestStep: seconds)
    }

    /// Whether any probe was ever given gas to freeze with.
    var hasBeenFrozen: Bool {
        history?.events.contains { event in
            guard case .pass(_, let drives, _) = event else { return false }
            return drives.values.contains { if case .freezing = $0 { true } else { false } }
        } ?? false
    }

    private mutating func pass(_ seconds: Double, _ drives: [String: ProbeDrive], longestStep: Double? = nil) {
        if history == nil { history = patient.map { TreatmentHistory(patient: $0, probes: probes, skinCelsius: skinCelsius) } }
        history?.add(.pass(seconds: seconds, drives: drives, longestStep: longestStep))
        elapsedSeconds += seconds
    }

    /// The members, come to where this state is. Nothing while no time has passed; throws where they would be too large.
    mutating func prepareEnsemble() throws(Unanswerable) -> Ensemble? {
        guard let history else { return nil }
        try requireEnsemble(for: history)
        var ensemble = ensemble ?? Ensemble(history, resolutionMM: resolutionMM)
        self.ensemble = nil
        ensemble.live(through: history)
        self.ensemble = ensemble
        return ensemble
    }

    private func requireEnsemble(for history: TreatmentHistory) throws(Unanswerable) {
        guard ensemble == nil else { return }
        let size = GridSize(patient: history.patient, probes: history.probes, resolutionMM: MemberCells.widthMM(forForecastOn: resolutionMM))
        if size.cellCount * (Ensemble.memberCount + 1) > GridSize.greatestCellCount { throw .ensembleTooLarge(resolutionMM: resolutionMM) }
    }

    /// Goes on with the members of a state that this one comes from, where it has none of its own.
    mutating func takeEnsemble(of earlier: PlanState) {
        if ensemble == nil { ensemble = earlier.ensemble }
    }

    /// Before time has passed a model can be made anew at any time, and one that is kept for later only takes room.
    mutating func forgetUntouchedModel() {
        if elapsedSeconds == 0 { model = nil }
    }

    /// The same plan with another patient in it: questions are answered by that one's model.
    func standing(in model: BioheatModel) -> PlanState {
        var state = self
        state.model = model
        // Of another patient it is not known.
        state.coldestBefore = [:]
        return state
    }

    /// Before time has passed the model is remade when next needed; later it is changed in place.
    private mutating func change(_ event: TreatmentHistory.Event, _ body: (inout BioheatModel) -> Void) {
        guard elapsedSeconds > 0, var model else {
            self.model = nil
            return
        }
        if event.changesCells { coldestBefore.merge(coldestOfRegions(in: model), uniquingKeysWith: min) }
        self.model = nil
        body(&model)
        self.model = model
        history?.add(event)
    }

    /// Once time has passed the model takes the change over when it is next needed.
    private mutating func patientChanged() {
        patientRevision += 1
        isModelOutdated = elapsedSeconds > 0 && model != nil
        if !isModelOutdated { model = nil }
    }
}
