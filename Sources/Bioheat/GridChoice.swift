import Geometry

/// Chooses the grid for a patient and its probes: fine where probes, targets and organs are, coarser outwards, with walls so far off that
/// they do not change the answer: a test doubles the reach and finds the 0 °C front moved by less than 0.01 mm.
struct GridChoice {
    let patient: Patient
    /// Where they were meant to go.
    let probes: [PlacedProbe]
    let resolutionMM: Double

    init(patient: Patient, probes: [PlacedProbe], resolutionMM: Double) {
        self.patient = patient
        self.probes = probes.map(\.asMeant)
        self.resolutionMM = resolutionMM
    }

    /// Beyond the active lengths, mm: fine cells as far as the lethal zone reaches, and where something about freezes sharply as far as the ice does,
    /// for a front sharper than a cell is placed by cells as wide as they are there.
    private var fineReach: Double { freezesSharply ? 20 : 10 }
    /// Organs are fine as far as a probe can cool them.
    static let organReach = 20.0
    /// From probes and targets to the walls, mm.
    static let wallReach = 50.0
    static let coarsestMM = 8.0
    static let growth = 1.15

    private var freezesSharply: Bool {
        let about = core.expanded(by: Self.organReach)
        return patient.tissues(where: { !$0.bounds.intersection(about).isEmpty }).contains(where: \.freezesSharply)
    }

    func grid() -> RectilinearGrid {
        let bounds = domain
        let spans = (0..<3).map { Span(whole: bounds.lower[$0]...bounds.upper[$0], fine: fineRanges($0, within: bounds), faces: faces($0)) }
        let slower = wholeLanes(spans[0])
        // What is alike along two axes is alike on the grid: a symmetric patient stays symmetric.
        let axes = spans.map { axis($0, growth: $0.isLike(spans[0]) ? slower : Self.growth) }
        return RectilinearGrid(x: axes[0], y: axes[1], z: axes[2])
    }

    /// What an axis has to hold, mm.
    private struct Span {
        var whole: ClosedRange<Double>
        var fine: [ClosedRange<Double>]
        var faces: [Double]

        /// The same, or its mirror image.
        func isLike(_ other: Span) -> Bool {
            func sorted(_ ranges: [ClosedRange<Double>]) -> [ClosedRange<Double>] { ranges.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) } }
            func mirrored(_ range: ClosedRange<Double>) -> ClosedRange<Double> { -range.upperBound...(-range.lowerBound) }
            let isSame = whole == other.whole && sorted(fine) == sorted(other.fine) && faces.sorted() == other.faces.sorted()
            let isMirrored = mirrored(whole) == other.whole && sorted(fine.map(mirrored)) == sorted(other.fine) && faces.map { -$0 }.sorted() == other.faces.sorted()
            return isSame || isMirrored
        }
    }

    private func axis(_ span: Span, growth: Double) -> RectilinearGrid.Axis {
        GridDesign.axis(
            from: span.whole.lowerBound, to: span.whole.upperBound, fine: span.fine, finest: resolutionMM, growth: growth,
            coarsest: max(Self.coarsestMM, resolutionMM), faces: span.faces)
    }

    /// How slowly cells must grow for a row to hold whole lanes, where that can be: a row's end that fills part of a lane costs as much as a lane.
    private func wholeLanes(_ span: Span) -> Double {
        let growths = (0...10).map { Self.growth - 0.01 * Double($0) }
        return growths.first { axis(span, growth: $0).count % Lanes.scalarCount == 0 } ?? Self.growth
    }

    /// Where the heat comes and goes: active lengths, and targets.
    private var core: Bounds {
        var core = Bounds.empty
        for probe in probes { core = core.union(Bounds(lower: pointwiseMin(probe.activeStart, probe.activeEnd), upper: pointwiseMax(probe.activeStart, probe.activeEnd))) }
        for region in patient.regions where region.role == .target && region.shape.bounds.isFinite { core = core.union(region.shape.bounds) }
        return core
    }

    private var domain: Bounds {
        if let domain = patient.domain { return domain.box }
        let core = core.isEmpty ? Bounds(lower: Point(repeating: 0), upper: Point(repeating: 0)) : core
        var bounds = core.expanded(by: Self.wallReach)
        if let skin = patient.skin, let axis = Self.axis(along: skin.normal) {
            // A little room air beyond an axis-parallel skin; the rest of the air is not solved.
            let outside = skin.point[axis] + skin.normal[axis] * 3 * resolutionMM
            if skin.normal[axis] > 0 { bounds.upper[axis] = max(min(bounds.upper[axis], outside), core.upper[axis] + resolutionMM) }
            if skin.normal[axis] < 0 { bounds.lower[axis] = min(max(bounds.lower[axis], outside), core.lower[axis] - resolutionMM) }
        }
        return bounds
    }

    private func fineRanges(_ axis: Int, within bounds: Bounds) -> [ClosedRange<Double>] {
        // A user's own domain without probes is solved finely all over.
        if patient.domain != nil, probes.isEmpty { return [bounds.lower[axis]...bounds.upper[axis]] }
        var ranges: [ClosedRange<Double>] = []
        func add(_ box: Bounds) {
            let low = max(box.lower[axis], bounds.lower[axis])
            let high = min(box.upper[axis], bounds.upper[axis])
            if low < high { ranges.append(low...high) }
        }
        for probe in probes { add(Bounds(lower: pointwiseMin(probe.activeStart, probe.activeEnd), upper: pointwiseMax(probe.activeStart, probe.activeEnd)).expanded(by: fineReach)) }
        for region in patient.regions where region.role == .target { add(region.shape.bounds.expanded(by: 2 * resolutionMM)) }
        for shape in neighbours {
            let box = shape.bounds.expanded(by: resolutionMM).intersection(core.expanded(by: Self.organReach))
            let reach = core.expanded(by: fineReach)
            // Fine only on the axes on which the neighbour lies outside what is fine already, and there as thick as it is.
            if !box.isEmpty, box.lower[axis] > reach.upper[axis] || box.upper[axis] < reach.lower[axis] || box.size[axis] < 30 { add(box) }
        }
        if let skin = patient.skin, Self.axis(along: skin.normal) == axis {
            let depth = skin.point[axis]
            add(Bounds(lower: Point(repeating: depth - 4 * resolutionMM), upper: Point(repeating: depth + 4 * resolutionMM)))
        }
        if ranges.isEmpty { ranges.append(bounds.centre[axis] - 5...bounds.centre[axis] + 5) }
        return ranges
    }

    /// A cell is of one material from end to end. Where one ends flat between the centres and not on an edge, temperatures beside it were off by up to 3 K.
    private func faces(_ axis: Int) -> [Double] {
        let shapes = patient.regions.map(\.shape) + patient.layers.map(\.shape) + [patient.skin?.shape].compactMap { $0 }
        return shapes.flatMap { $0.faces(across: axis) }
    }

    /// Organs, vessels and layers.
    private var neighbours: [Shape] {
        patient.regions.filter { $0.role != .target }.map(\.shape) + patient.layers.map(\.shape)
    }

    private static func axis(along normal: Point) -> Int? { (0..<3).first { abs(normal[$0]) > 0.9999 } }
}
