import Bioheat
import Evaluation
import Geometry
import Outcome

extension PlanState {
    /// Answers a question to this state. A region that is not there, or that the grid does not reach, has no value.
    func answer(_ question: Question, atlas: RegionAtlas) -> Answer {
        switch question {
        case .coldest(let region, let now): .number(coldest(region, now: now, atlas: atlas))
        case .warmest(let region): .number(samples(region, atlas)?.warmest(in: field(true)) ?? celsiusBeyondTheGrid(region, atlas))
        case .temperature(let point): .number(model?.temperature(at: point))
        case .coverage(let region, let celsius, let now):
            .number(coverage(region, below: celsius, level: model?.level(celsius, now: now), atlas: atlas))
        case .margin(let region, let celsius, let now): .number(margin(region, below: celsius, now: now, atlas: atlas))
        case .volume(let celsius, let now): .number(zone(celsius, now: now).map { $0.volumeMM3 / 1000 })
        case .iceball: .iceball(iceball)
        case .centre(let region): centre(region)
        case .size(let region): .number(patient?.shape(named: region)?.greatestExtent)
        case .longAxis(let region): (patient?.shape(named: region)?.longAxis).map { .point($0) } ?? .number(nil)
        case .extent(let region, let direction): .number(patient?.shape(named: region)?.extent(along: direction))
        case .distance(let start, let direction, let celsius):
            .number(model?.frontDistance(from: start, along: direction, until: celsius))
        case .tips(let names): .numbers(names.compactMap { probe(named: $0) == nil ? nil : model?.tipCelsius($0) })
        case .pressure(let gas): .number(self.gas.pressurePsi(of: gas))
        case .remaining(let gas): .number(self.gas.grams(of: gas))
        case .elapsed: .number(elapsedSeconds)
        }
    }

    func samples(_ region: String, _ atlas: RegionAtlas) -> RegionSamples? {
        guard let model, let shape = patient?.shape(named: region) else { return nil }
        let samples = atlas.samples(of: shape, on: model.grid)
        return samples.isEmpty ? nil : samples
    }

    /// The zone at or below a temperature, in Kirchhoff's variable: there the front has no kink between cell centres.
    func zone(_ celsius: Double, now: Bool) -> FrozenZone? {
        model.map { FrozenZone(field: $0.level(celsius, now: now), celsius: 0) }
    }

    func coldest(_ region: String, now: Bool, atlas: RegionAtlas) -> Double? {
        guard let celsius = samples(region, atlas)?.coldest(in: field(now)) else { return celsiusBeyondTheGrid(region, atlas) }
        return now ? celsius : min(celsius, coldestBefore[region] ?? .infinity)
    }

    /// A region wholly beyond walls that were chosen to lie past everything cold is as warm as ever. Nothing of it is known where the program
    /// chose the walls.
    private func celsiusBeyondTheGrid(_ region: String, _ atlas: RegionAtlas) -> Double? {
        guard model != nil, let patient, patient.domain == nil, patient.shape(named: region) != nil, samples(region, atlas) == nil else {
            return nil
        }
        if case .held(let celsius)? = patient.region(named: region)?.filling { return celsius }
        return patient.backgroundCelsius
    }

    /// - Parameter level: the model's, of the same temperature.
    func coverage(_ region: String, below celsius: Double, level: CellField?, atlas: RegionAtlas) -> Double? {
        guard let level, let samples = samples(region, atlas) else {
            return celsiusBeyondTheGrid(region, atlas).map { $0 <= celsius ? 1 : 0 }
        }
        return samples.coverage(in: level, below: 0)
    }

    private func field(_ now: Bool) -> CellField {
        guard let model else { preconditionFailure("a field is asked for after the samples, which need the model") }
        return now ? model.temperature : model.coldest
    }

    private func margin(_ region: String, below celsius: Double, now: Bool, atlas: RegionAtlas) -> Double? {
        guard let samples = samples(region, atlas) else { return nil }
        return zone(celsius, now: now)?.margin(of: samples)
    }

    private func centre(_ region: String) -> Answer {
        guard let shape = patient?.shape(named: region), let centre = shape.centreOfVolume else { return .number(nil) }
        return .point(centre)
    }

    /// What imaging would show at this instant, without its error.
    var presentIceball: IceballAnswer { zone(0, now: true).map { iceball(of: $0) } ?? .none }

    /// The ice ball as imaging measured it along the axes; between them in proportion to the plan's, or as an ellipsoid where that has none.
    func iceball(measuredAs extents: Point, volumeCM3: Double) -> IceballAnswer {
        let zone = zone(0, now: true).flatMap { $0.isEmpty ? nil : $0 }
        let planned = zone?.extents?.size ?? .zero
        func extent(along direction: Point) -> Double {
            guard planned.min() > 0, let extent = zone?.extent(along: direction) else { return (extents * direction).length }
            return extent * (direction * direction * extents / planned).sum()
        }
        return IceballAnswer(extentsMM: extents, widthMM: width(of: extent), lengthMM: extent(along: probeAxis), volumeCM3: volumeCM3)
    }

    /// Of everything that has been frozen so far: what a row tells, what a status shows, and what `iceball()` answers.
    var iceball: IceballAnswer { zone(0, now: false).map { iceball(of: $0) } ?? .none }

    /// Along the probes, on the whole.
    private var probeAxis: Point { probes.reduce(Point.zero) { $0 + $1.axis }.normalised ?? Point(0, 0, 1) }

    func iceball(of zone: FrozenZone) -> IceballAnswer {
        guard !zone.isEmpty, let extents = zone.extents else { return .none }
        return IceballAnswer(
            extentsMM: extents.size, widthMM: width { zone.extent(along: $0) ?? 0 }, lengthMM: zone.extent(along: probeAxis) ?? 0,
            volumeCM3: zone.volumeMM3 / 1000)
    }

    /// Across the probes where it is widest. Between the cells' axes a surface that is interpolated bulges by up to a cell where the ice is small (a ball of
    /// 9 mm on cells of 3 mm by 2 mm): probes along an axis have a width along an axis, unless it is more than a cell wider between.
    private func width(of extent: (Point) -> Double) -> Double {
        let directions = probeAxis.directionsAcross
        let widest = directions.map(extent).max() ?? 0
        guard probeAxis.isAlongAnAxis, let alongAxes = directions.filter(\.isAlongAnAxis).map(extent).max() else { return widest }
        return widest > alongAxes + resolutionMM ? widest : alongAxes
    }
}

extension IceballAnswer {
    static let none = IceballAnswer(extentsMM: .zero, widthMM: 0, lengthMM: 0, volumeCM3: 0)
}

extension Point {
    /// Of length 1, along x, y or z.
    fileprivate var isAlongAnAxis: Bool { (0..<3).contains { abs(self[$0]) > 1 - 1e-9 } }

    /// Twelve directions at right angles to this one, every 15 degrees.
    fileprivate var directionsAcross: [Point] {
        guard let first = directionAcross else { return [] }
        let second = cross(first)
        return Self.quarterTurns.map { first * $0.x + second * $0.y }
    }

    /// Cosine and sine of 0, 15 … 165 degrees.
    private static let quarterTurns: [SIMD2<Double>] = {
        let cosines = [1, 0.965_925_826_289_068, 0.866_025_403_784_439, 0.707_106_781_186_548, 0.5, 0.258_819_045_102_521]
        let first = cosines.enumerated().map { SIMD2($1, (1 - $1 * $1).squareRoot()) }
        return first + first.map { SIMD2(-$0.y, $0.x) }
    }()
}
