import Geometry

/// What is said to a simulated machine only: the patient on it, and its time. A real one is never sent any of this.
extension ScpiConsole {
    private func simulator() throws(ConsoleFailure) -> InstrumentLink? {
        guard identity.isSimulated, let first = profile.instruments.first else { return nil }
        return try link(first.name)
    }

    /// Nothing where its time stands until it is told to step.
    func askSpeed() throws(ConsoleFailure) -> Double? {
        guard let first = links.first else { return 1 }
        let number = try first.ask("SIMulation:SPEed?") { reply throws(ScpiReply.Mismatch) in try reply.number() }
        return number > 0 ? number : nil
    }

    /// - Parameter description: what the simulated patient is, as bytes that the two sides agree on.
    public func describe(
        _ description: [UInt8], hasThermocouple: @escaping (_ model: String) -> Bool, gas: @escaping (_ model: String) -> String
    ) throws {
        self.hasThermocouple = hasThermocouple
        gasOfModel = gas
        guard let link = try simulator() else { return }
        let length = "\(description.count)"
        try link.say("SIMulation:PATient #\(length.count)\(length)\(String(decoding: description, as: UTF8.self))")
    }

    func tellPosition(of placement: Placement) throws(ConsoleFailure) {
        guard let link = try simulator(), let channel = channels[placement.probe] else { return }
        try link.say("SIMulation:PROBe:POSition (@\(channel)),\(Self.text(placement.tip)),\(Self.text(placement.entry))")
        guard !profile.can(.place) else { return }
        try link.say("SIMulation:PROBe:PLACe (@\(channel)),'\(placement.probe.plain)','\(placement.model.plain)'")
    }

    /// Where the profile has no words for it, the simulated patient must be told all the same.
    func withdrawFromSimulated(_ probes: [String]) throws(ConsoleFailure) {
        guard !profile.can(.withdraw), let link = try simulator(), let list = ChannelList(probes.compactMap { channels[$0] }) else { return }
        try link.say("SIMulation:PROBe:WITHdraw \(list.text)")
    }

    func placeSensor(_ name: String, tip: Point, entry: Point) throws(ConsoleFailure) {
        let number = sensors[name] ?? nextSensor
        sensors[name] = number
        guard let link = try simulator() else { return }
        try announce()
        try link.say("SIMulation:SENSor:PLACe (@\(number)),'\(name.plain)',\(Self.text(tip)),\(Self.text(entry))")
    }

    var nextSensor: Int { (1...1000).first { !sensors.values.contains($0) } ?? 1 }

    func removeSensor(_ name: String) throws(ConsoleFailure) {
        guard let link = try simulator(), let number = sensors[name] else { return }
        try link.say("SIMulation:SENSor:REMove (@\(number))")
    }

    func warmSkinOfSimulated(_ celsius: Double) throws(ConsoleFailure) {
        try announce()
        try simulator()?.say("SIMulation:SKIN:TEMPerature \(ScpiNumber.text(celsius))")
    }

    /// Asked once: the step must not be taken twice. Where the answer is lost, the machine's time tells whether the step was taken.
    func advanceSimulated(seconds: Double) throws(ConsoleFailure) {
        guard let link = try simulator() else { return }
        let end = lastSeconds + seconds
        do throws(ConsoleFailure) {
            lastSeconds = try link.askOnce("SIMulation:ADVance? \(ScpiNumber.text(seconds))", within: stepDeadlineSeconds) {
                reply throws(ScpiReply.Mismatch) in try reply.number()
            }
        } catch {
            lastSeconds = try link.ask("SIMulation:TIME?") { reply throws(ScpiReply.Mismatch) in try reply.number() }
            guard abs(lastSeconds - end) < 1e-6 else { throw error }
            try beat()
            link.note("the answer to a step was lost; the machine's time says that it was taken")
        }
        let errors = try link.errors()
        if let error = errors.first { throw .instrument(link.name, answers: error, to: "SIMulation:ADVance?") }
    }

    // MARK: Imaging

    public func scan(_ request: ScanRequest) throws -> ScanImage {
        guard begunScan == request, let link = try simulator() else { throw ConsoleFailure.noScan }
        begunScan = nil
        var query = "SIMulation:SCAN? \(request.modality.uppercased())"
        if let axis = request.sliceAxis, let place = request.sliceMillimetres { query += ",\(["X", "Y", "Z"][axis]),\(ScpiNumber.text(place))" }
        return try link.ask(query, within: stepDeadlineSeconds) { reply throws(ScpiReply.Mismatch) in try Self.image(reply, request) }
    }

    /// Time, three extents, volume, error, then rows, columns and the pixels of a slice.
    private static func image(_ reply: ScpiReply, _ request: ScanRequest) throws(ScpiReply.Mismatch) -> ScanImage {
        let numbers = try reply.numbers(reply.fields.count).map { $0 ?? .nan }
        guard numbers.count >= 8, numbers.allSatisfy(\.isFinite) else { throw ScpiReply.Mismatch(message: "it is no image") }
        var image = ScanImage(
            atSeconds: numbers[0], modality: request.modality, extentsMM: Point(numbers[1], numbers[2], numbers[3]), volumeCM3: numbers[4],
            errorMM: numbers[5])
        guard let axis = request.sliceAxis else { return image }
        let (rows, columns) = (numbers[6], numbers[7])
        guard (0...1000).contains(rows), (0...1000).contains(columns), Double(numbers.count) == 8 + rows * columns else {
            throw ScpiReply.Mismatch(message: "its pixels are not all there")
        }
        image.sliceAxis = axis
        image.sliceMillimetres = request.sliceMillimetres
        image.slice = (0..<Int(rows)).map { row in numbers[(8 + row * Int(columns))...].prefix(Int(columns)).map(Float.init) }
        return image
    }

    private static func text(_ point: Point) -> String { (0..<3).map { ScpiNumber.text(point[$0]) }.joined(separator: ",") }
}

extension String {
    /// Without what would end a quoted text.
    fileprivate var plain: String { TemplateValues(words: [.name: self]).text(of: .name, scale: 1, offset: 0) ?? "" }
}
