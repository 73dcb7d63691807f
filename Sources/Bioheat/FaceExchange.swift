/// The links of a model laid out for the stages: groups of faces of one kind and pair of materials, from layer to layer upwards, and each cell's
/// shares of them.
struct FaceExchange: Sendable {
    let groups: [FaceKernel.Group]
    /// By face, a whole number of blocks a group: the arrays of `FaceKernel`.
    let first: ScratchField<Int32>
    let second: ScratchField<Int32>
    let firstSideBySide: ScratchField<UInt8>
    let secondSideBySide: ScratchField<UInt8>
    let distance: ScratchField<Float>
    let beyond: ScratchField<Float>
    let conductance: ScratchField<Float>
    let frozenConductance: ScratchField<Float>
    let perGap: ScratchField<Float>
    /// m², 0 for faces inside the tissue: what enters there is no loss.
    let enteringArea: ScratchField<Float>
    let shareStarts: ScratchField<Int32>
    let shares: ScratchField<SourceLists.Share>
    let broadStarts: ScratchField<Int32>
    let broadShares: ScratchField<SourceLists.BroadShare>
    let count: Int

    init(_ discretisation: Discretisation) {
        var builder = FaceBuilder(discretisation)
        for (key, links) in FaceBuilder.sorted(discretisation) { builder.add(links, as: key) }
        groups = builder.groups
        first = ScratchField(builder.first)
        second = ScratchField(builder.second)
        firstSideBySide = ScratchField(Self.sideBySide(builder.first))
        secondSideBySide = ScratchField(Self.sideBySide(builder.second))
        distance = ScratchField(builder.distance)
        beyond = ScratchField(builder.beyond)
        conductance = ScratchField(builder.conductance)
        frozenConductance = ScratchField(builder.frozenConductance)
        perGap = ScratchField(builder.perGap)
        enteringArea = ScratchField(builder.enteringArea)
        count = builder.first.count
        let lists = ShareLists(builder.shares, grid: discretisation.grid)
        shareStarts = ScratchField(lists.starts)
        shares = ScratchField(lists.shares)
        broadStarts = ScratchField(lists.broadStarts)
        broadShares = ScratchField(lists.broadShares)
    }

    /// By group: how many of its blocks lie below a layer, of which this is the first cell; give or take one.
    func blocks(below cell: Int) -> [Int] {
        groups.map { group in
            let cells = first.pointer + Int(group.start)
            var blocks = 0..<group.blockCount
            while !blocks.isEmpty {
                let middle = (blocks.lowerBound + blocks.upperBound) / 2
                let isBelow = Int(cells[middle * Lanes.scalarCount]) < cell
                blocks = isBelow ? middle + 1..<blocks.upperBound : blocks.lowerBound..<middle
            }
            return blocks.lowerBound
        }
    }

    /// By block of eight cells: 1 where each follows the one before.
    private static func sideBySide(_ cells: [Int32]) -> [UInt8] {
        stride(from: 0, to: cells.count, by: Lanes.scalarCount).map { start in
            (1..<Lanes.scalarCount).allSatisfy { cells[start + $0] == cells[start] + Int32($0) } ? 1 : 0
        }
    }
}

/// Sorts links into groups and cells.
private struct FaceBuilder {
    struct Key: Hashable, Comparable {
        let kind: FaceKernel.Kind
        let material: Int32
        let other: Int32

        static func < (a: Key, b: Key) -> Bool { (a.kind.rawValue, a.material, a.other) < (b.kind.rawValue, b.material, b.other) }
    }

    let discretisation: Discretisation
    var groups: [FaceKernel.Group] = []
    var first: [Int32] = []
    var second: [Int32] = []
    var distance: [Float] = []
    var beyond: [Float] = []
    var conductance: [Float] = []
    var frozenConductance: [Float] = []
    var perGap: [Float] = []
    var enteringArea: [Float] = []
    private(set) var shares: [ShareLists.Share] = []

    init(_ discretisation: Discretisation) { self.discretisation = discretisation }

    static func sorted(_ discretisation: Discretisation) -> [(Key, [Link])] {
        Dictionary(grouping: discretisation.links, by: key).sorted { $0.key < $1.key }
    }

    private static func key(_ link: Link) -> Key {
        switch link.beyond {
        case .tissue(let other, _): Key(kind: .tissue, material: link.material, other: other)
        case .held: Key(kind: .held, material: link.material, other: link.material)
        case .air: Key(kind: .air, material: link.material, other: link.material)
        }
    }

    /// A group for every stretch of the links that goes up the layers: they stand axis by axis, walls one after the other.
    mutating func add(_ links: [Link], as key: Key) {
        var stretch = links[...]
        while let lowest = stretch.first.map(layer) {
            var last = lowest
            let end = stretch.firstIndex { link in
                defer { last = layer(link) }
                return layer(link) < last
            } ?? stretch.endIndex
            addGroup(stretch[..<end], as: key)
            stretch = stretch[end...]
        }
    }

    /// Of the lower one of a link's two cells.
    private func layer(_ link: Link) -> Int { discretisation.grid.cell(atIndex: Int(link.isWall ? link.first : min(link.first, link.second))).z }

    private mutating func addGroup(_ links: ArraySlice<Link>, as key: Key) {
        groups.append(
            FaceKernel.Group(
                kind: key.kind, material: key.material, other: key.other, start: Int32(first.count), count: Int32(links.count)))
        for link in links { add(link) }
        while first.count % Lanes.scalarCount != 0 { addNothing() }
    }

    private mutating func add(_ link: Link) {
        let face = Int32(first.count)
        first.append(link.first)
        second.append(max(link.second, 0))
        addPlace(of: link)
        perGap.append(link.plainFirst / link.perWidthFirst)
        let isInside = link.perWidthSecond > 0
        enteringArea.append(isInside ? 0 : link.area)
        shares.append(ShareLists.Share(cell: link.first, face: face, factor: link.perWidthFirst))
        if isInside { shares.append(ShareLists.Share(cell: link.second, face: face, factor: -link.perWidthSecond)) }
    }

    /// Where the surface lies, as `FaceKernel` wants it.
    private mutating func addPlace(of link: Link) {
        let law = discretisation.materials.laws[Int(link.material)]
        let distance = Double(link.distance)
        switch link.beyond {
        case .tissue(let other, let rest):
            let (otherLaw, rest) = (discretisation.materials.laws[Int(other)], Double(rest))
            add(
                1 / distance, 1 / rest, 1 / (distance / law.unfrozenConductivity + rest / otherLaw.unfrozenConductivity),
                frozen: 1 / (distance / law.frozenConductivity + rest / otherLaw.frozenConductivity))
        case .held(let celsius): add(1 / distance, law.theta(temperature: Double(celsius)), 0)
        case .air(let areaFactor): add(distance, Double(areaFactor), 0)
        }
    }

    private mutating func add(_ distance: Double, _ beyond: Double, _ conductance: Double, frozen: Double = 0) {
        self.distance.append(Float(distance))
        self.beyond.append(Float(beyond))
        self.conductance.append(Float(conductance))
        frozenConductance.append(Float(frozen))
    }

    /// A face that nobody reads, to fill a block.
    private mutating func addNothing() {
        first.append(first[first.count - 1])
        second.append(second[second.count - 1])
        add(1, 1, 0)
        perGap.append(0)
        enteringArea.append(0)
    }
}
