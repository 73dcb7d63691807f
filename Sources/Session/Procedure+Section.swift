import Bioheat
import Geometry

/// Looking at the plan, or at the forecast that a person is asked about.
extension Procedure {
    public var probesStanding: [PlacedProbe] { state.probes }
    public func power(of probe: String) -> Double { state.power(of: probe) }
    public var gasPlan: GasPlan { state.gas }
    /// The last that its thermocouple said, °C.
    public func tipMeasured(_ probe: String) -> Double? { tipsMeasured[probe] }
    /// By the plan, now, °C; nothing before anything was forecast.
    public func tipPlanned(_ probe: String) -> Double? { state.model?.tipCelsius(probe) }

    /// Every limit and goal by the plan as it stands; one that cannot be measured is left out.
    public var requirementsStanding: [(limit: LimitForecast, isLimit: Bool)] {
        requirements.compactMap { requirement in
            guard let judgement = try? judgement(of: requirement) else { return nil }
            return (LimitForecast(line: requirement.line, text: requirement.text, judgement, atSeconds: state.elapsedSeconds), requirement.isLimit)
        }
    }

    /// What a section usually shows: the middle of the probes' active lengths, or of the targets.
    public var middle: Point {
        let box = whole
        return box.isFinite ? box.centre : .zero
    }

    /// Where targets and the probes' active lengths are, mm along x, y or z; nothing where there is neither.
    public func treatedExtent(along axis: Int) -> ClosedRange<Double>? {
        let box = whole
        return box.isFinite ? box.lower[axis]...box.upper[axis] : nil
    }

    /// Everything that is treated: targets, and the active lengths of the probes.
    private var whole: Bounds {
        let shown = open?.forecast.endState ?? state
        let targets = (shown.patient?.regions ?? []).filter { $0.role == .target }.map(\.shape.bounds)
        let probes = shown.probes.map { Bounds(lower: $0.tip, upper: $0.tip).union(Bounds(lower: $0.activeEnd, upper: $0.activeEnd)) }
        return (targets + probes).filter(\.isFinite).reduce(.empty) { $0.union($1) }
    }

    /// Nothing where there is no patient, or nothing in it to look at; throws where its grid would be too large.
    public func section(_ plane: SectionPlane, columns: Int, rows: Int) throws -> Section? {
        if open == nil { try state.prepareModel() }
        let shown = open?.forecast.endState ?? state
        guard let model = shown.model, let patient = shown.patient, whole.isFinite else { return nil }
        return Section(plane, of: model, patient, shown.probes, about: whole.expanded(by: Self.surroundingsMM), columns: columns, rows: rows)
    }

    /// Around what is treated, mm.
    private static let surroundingsMM = 20.0
}

extension Section {
    fileprivate init(
        _ plane: SectionPlane, of model: BioheatModel, _ patient: Patient, _ probes: [PlacedProbe], about box: Bounds, columns: Int, rows: Int
    ) {
        let corners = (0..<8).map { corner in
            plane.place(Point(corner & 1 == 0 ? box.lower.x : box.upper.x, corner & 2 == 0 ? box.lower.y : box.upper.y, corner & 4 == 0 ? box.lower.z : box.upper.z))
        }
        let (left, right) = (corners.map(\.x).min() ?? 0, corners.map(\.x).max() ?? 0)
        let (low, high) = (corners.map(\.y).min() ?? 0, corners.map(\.y).max() ?? 0)
        self.plane = plane
        let pixel = max((right - left) / Double(columns), (high - low) / Double(rows))
        pixelMM = pixel
        let size = (columns: min(columns, Int((right - left) / pixel) + 1), rows: min(rows, Int((high - low) / pixel) + 1))
        (self.columns, self.rows) = size
        let regions = patient.regions
        self.regions = regions.map { Region(name: $0.name, role: $0.role) }
        let middle = SIMD2((left + right) / 2, (low + high) / 2)
        let points = (0..<size.rows * size.columns).map { number in
            let (row, column) = (number / size.columns, number % size.columns)
            let shift = SIMD2(Double(column) - Double(size.columns - 1) / 2, Double(size.rows - 1) / 2 - Double(row)) * pixel
            return plane.point(middle + shift)
        }
        celsius = model.coldest(at: points)
        region = points.map { point in regions.lastIndex { $0.shape.signedDistance(to: point) <= 0 } }
        isProbe = points.map { point in probes.contains { $0.distance(to: point) < 0.75 * pixel } }
    }
}

extension PlacedProbe {
    /// To the active length, mm.
    fileprivate func distance(to point: Point) -> Double {
        let along = min(max((point - activeStart).dot(axis), 0), model.activeLengthMM)
        return point.distance(to: activeStart + axis * along)
    }
}
