import Geometry

/// What each layer's cells get of the faces; eight at once where faces and cells stand side by side.
struct ShareLists {
    struct Share {
        let cell: Int32
        let face: Int32
        let factor: Float
    }

    private(set) var starts: [Int32] = []
    private(set) var shares: [SourceLists.Share] = []
    private(set) var broadStarts: [Int32] = []
    private(set) var broadShares: [SourceLists.BroadShare] = []

    init(_ all: [Share], grid: RectilinearGrid) {
        let pitch = LayerRing.pitch(columns: grid.x.count)
        func place(_ cell: Int32) -> Int32 { Int32(Int(cell) / grid.x.count % grid.y.count * pitch + Int(cell) % grid.x.count) }
        let (single, broad) = Self.parted(all, columns: grid.x.count)
        let perLayer = grid.x.count * grid.y.count
        starts = Self.starts(single.map { Int($0.cell) / perLayer }, layers: grid.z.count)
        shares = single.map { SourceLists.Share(place: place($0.cell), face: $0.face, factor: $0.factor) }
        broadStarts = Self.starts(broad.map { Int($0.cell) / perLayer }, layers: grid.z.count)
        broadShares = broad.map { SourceLists.BroadShare(place: place($0.cell), face: $0.face, factor: $0.factor) }
    }

    /// Single shares, and the first of every eight that go together; each in the order of their cells.
    private static func parted(_ all: [Share], columns: Int) -> (single: [Share], broad: [Share]) {
        var (single, broad): ([Share], [Share]) = ([], [])
        for side in [all.filter { $0.factor >= 0 }, all.filter { $0.factor < 0 }] {
            let side = side.sorted { $0.face < $1.face }
            var number = 0
            while number < side.count {
                let isBroad = isBroad(side[number...].prefix(Lanes.scalarCount), columns: columns)
                if isBroad { broad.append(side[number]) } else { single.append(side[number]) }
                number += isBroad ? Lanes.scalarCount : 1
            }
        }
        func isBefore(_ one: Share, _ other: Share) -> Bool { (one.cell, one.face) < (other.cell, other.face) }
        return (single.sorted(by: isBefore), broad.sorted(by: isBefore))
    }

    /// Whether these are a whole block of faces side by side with cells side by side, in one row and with one factor.
    private static func isBroad(_ shares: ArraySlice<Share>, columns: Int) -> Bool {
        guard let first = shares.first, shares.count == Lanes.scalarCount, Int(first.cell) % columns + Lanes.scalarCount <= columns else { return false }
        return shares.enumerated().allSatisfy { offset, share in
            share.cell == first.cell + Int32(offset) && share.face == first.face + Int32(offset) && share.factor == first.factor
        }
    }

    /// Where the entries of each layer start, with one more at the end; the layers are in order.
    private static func starts(_ layers: [Int], layers count: Int) -> [Int32] {
        var starts: [Int32] = []
        for (number, layer) in layers.enumerated() { while starts.count <= layer { starts.append(Int32(number)) } }
        while starts.count <= count { starts.append(Int32(layers.count)) }
        return starts
    }
}
