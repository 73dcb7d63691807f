import Bioheat
import Devices
import Geometry

/// A cryoablation console with a hidden patient on it. Time passes only in ``wait(seconds:)``.
///
/// The patient is solved live, a little different from the textbook (perfusion within ±15 %, probes within ±5 %); thermocouples, gauges and scans have
/// errors. All of it is decided by the seed: the same calls with the same seed give the same answers to the last bit.
public final class SimulatedConsole: Console {
    var hidden: HiddenPatient
    var probeModels: [String: ProbeModel]
    var bank = ChannelBank()
    var bottles: [String: GasBottle]
    var sensors: [String: Point] = [:]
    var begunScan: ScanRequest?
    var expectedRevision: Int?
    /// Cleared commands begun, and when the last of them was.
    var commandCount = 0
    var lastBegunAtSeconds: Double?
    /// When the last channel's gas went off; nothing while gas flows and before it ever did.
    var gasOffAtSeconds: Double?
    var isFlowing = false { didSet { if isFlowing { gasOffAtSeconds = nil } } }
    var faults: [SimulatedFault]
    /// Probes whose valve did not close when it was told to.
    var stuck: Set<String> = []
    /// The share of its strength that each probe was placed with.
    var strengthAtPlacing: [String: Double] = [:]
    /// A watchdog trips once.
    var hasTripped = false
    public var pace: Pace
    var sensorNoise: SensorNoise
    var imagingError: ImagingError

    /// - Parameter resolutionMM: the finest cell of the hidden patient, > 0.
    /// - Parameter speed: simulated seconds a wall second; nothing for no waiting at all.
    public convenience init(
        patient: Patient, probeModels: [String: ProbeModel], resolutionMM: Double, seed: UInt64, speed: Double?, faults: [SimulatedFault] = []
    ) {
        self.init(
            patient: patient, probeModels: probeModels, resolutionMM: resolutionMM, seed: seed, pace: Pace(speed: speed), faults: faults)
    }

    /// The same with a patient that differs as is said, for trials.
    public convenience init(
        patient: Patient, probeModels: [String: ProbeModel], resolutionMM: Double, seed: UInt64, variation: Variation
    ) {
        self.init(
            patient: patient, probeModels: probeModels, resolutionMM: resolutionMM, seed: seed, pace: Pace(speed: nil), variation: variation)
    }

    /// The same with a pace that can be interrupted, or that does not sleep at all (tests).
    public init(
        patient: Patient, probeModels: [String: ProbeModel], resolutionMM: Double, seed: UInt64, pace: Pace, faults: [SimulatedFault] = [],
        variation: Variation? = nil
    ) {
        hidden = HiddenPatient(patient: patient, resolutionMM: resolutionMM, variation: variation ?? .drawn(seed: seed))
        self.probeModels = probeModels
        self.faults = faults
        self.pace = pace
        sensorNoise = SensorNoise(seed: seed)
        imagingError = ImagingError(seed: seed)
        bottles = Self.bottles(areFull: faults.hasGas)
    }

    private static func bottles(areFull: Bool) -> [String: GasBottle] {
        var bottles: [String: GasBottle] = [:]
        for gas in ["argon", "nitrogen", "helium"] {
            let isCooling = gas != "helium"
            bottles[gas] = GasBottle.full(of: gas).map { areFull || !isCooling ? $0 : $0.holding(grams: 0) }
        }
        return bottles
    }

    public var identity: ConsoleIdentity { ConsoleIdentity(name: "simulated console", isSimulated: true) }

    public func identify() throws -> ConsoleIdentity {
        try requireLink()
        return identity
    }

    // MARK: The patient's description

    /// What the program has added to the patient, and the probe models (by name) it knows by now.
    public func updatePatient(_ patient: Patient, probeModels: [String: ProbeModel]? = nil) {
        hidden.update(patient)
        if let probeModels { self.probeModels = probeModels }
    }

    /// Puts a layer into the hidden patient: said beside the cleared `insulate`, which names the material only.
    public func insulate(_ layer: Patient.Layer) { hidden.insulate(layer) }

    // MARK: Reading

    public func readings() throws -> Readings {
        try requireLink()
        return read()
    }

    /// Every sensor, in the order of the names, so that the noise is the same for the same seed.
    func read() -> Readings {
        var readings = Readings(atSeconds: hidden.elapsedSeconds)
        for name in bank.inPatient where hasThermocouple(name) {
            let drift = faults.drift(of: name, at: hidden.elapsedSeconds)
            readings.tipCelsius[name] = sensorNoise.thermocouple(showing: hidden.tipCelsius(name) + drift)
        }
        let names = sensors.keys.sorted()
        let truth = hidden.temperatures(at: names.compactMap { sensors[$0] })
        for (name, celsius) in zip(names, truth) { readings.sensorCelsius[name] = sensorNoise.thermocouple(showing: celsius) }
        for gas in bottles.keys.sorted() {
            readings.pressurePsi[gas] = bottles[gas].map { _ in sensorNoise.gauge(showing: pressurePsi(of: gas)) }
            readings.remainingGrams[gas] = bottles[gas]?.remainingGrams
        }
        return readings
    }

    /// What the next reading will show, without its taking place: the noise stays where it is.
    func readAhead() -> Readings {
        let noise = sensorNoise
        defer { sensorNoise = noise }
        return read()
    }

    private func hasThermocouple(_ probe: String) -> Bool {
        activeFaults.hasThermocouple(probe) && hidden.probes.first { $0.name == probe }?.model.hasThermocouple == true
    }

    public func scan(_ request: ScanRequest) throws -> ScanImage {
        try requireLink()
        guard begunScan == request else { throw ConsoleFailure.noScan }
        begunScan = nil
        return image(request)
    }

    private func image(_ request: ScanRequest) -> ScanImage {
        let ice = hidden.ice()
        let seen = imagingError.read(extentsMM: ice.extents?.size ?? .zero, volumeMM3: ice.volumeMM3)
        var image = ScanImage(
            atSeconds: hidden.elapsedSeconds, modality: request.modality, extentsMM: seen.extentsMM, volumeCM3: seen.volumeMM3 / 1000,
            errorMM: ImagingError.extentMM)
        if let axis = request.sliceAxis, let millimetres = request.sliceMillimetres {
            image.sliceAxis = axis
            image.sliceMillimetres = millimetres
            image.slice = IceSlice(axis: axis, millimetres: millimetres).raster(of: hidden.truth(), in: hidden.patient, around: ice.extents)
        }
        return image
    }

    // MARK: The link

    func requireLink() throws(ConsoleFailure) {
        if hidden.elapsedSeconds >= faults.linkSeconds { throw loseLink() }
    }

    /// The console's watchdog closes the gas when nobody talks to it.
    func loseLink() -> ConsoleFailure {
        changeChannels { $0.stop() }
        return .linkLost
    }
}
