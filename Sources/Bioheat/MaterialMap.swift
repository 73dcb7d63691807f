import Geometry

/// Which material fills each cell, as runs along x of one material.
struct MaterialMap: Sendable {
    /// What fills a piece of the patient, and by which shape. Later ones win.
    struct Filling: Sendable {
        let shape: Shape?
        let material: Int
    }

    /// One law a material. A held or empty material has a law too, but its cells do not change.
    private(set) var laws: [PhaseLaw] = []
    private(set) var isActive: [Bool] = []
    /// The temperature of held cells, °C.
    private(set) var heldCelsius: [Double?] = []
    private(set) var isGas: [Bool] = []
    let fillings: [Filling]
    /// By cell: the filling that won.
    let owner: [UInt16]
    /// Row by row (`k * ny + j`): where its runs start in `runs`, with one more at the end.
    let rowStarts: [Int32]
    let runs: [CellRun]

    init(patient: Patient, grid: RectilinearGrid, variation: Variation) {
        var laws: [PhaseLaw] = []
        var active: [Bool] = []
        var held: [Double?] = []
        var gas: [Bool] = []
        func material(_ tissue: Tissue, heldAt celsius: Double? = nil, isActive: Bool = true) -> Int {
            let law = PhaseLaw(tissue: tissue, variation: variation)
            if let known = laws.indices.first(where: { laws[$0] == law && held[$0] == celsius && active[$0] == (isActive && celsius == nil) }) {
                return known
            }
            laws.append(law)
            held.append(celsius)
            active.append(isActive && celsius == nil)
            gas.append(tissue.densityKgPerM3 < Tissue.greatestGasDensity)
            return laws.count - 1
        }
        var fillings = [Filling(shape: nil, material: material(patient.background))]
        for region in patient.regions {
            switch region.filling {
            case .tissue(let tissue): fillings.append(Filling(shape: region.shape, material: material(tissue)))
            case .held(let celsius): fillings.append(Filling(shape: region.shape, material: material(patient.background, heldAt: celsius)))
            }
        }
        for layer in patient.layers { fillings.append(Filling(shape: layer.shape, material: material(layer.material))) }
        if let skin = patient.skin {
            fillings.append(Filling(shape: skin.shape, material: material(skin.tissue)))
            fillings.append(
                Filling(shape: .halfspace(point: skin.point, normal: skin.normal), material: material(patient.background, isActive: false)))
        }
        self.laws = laws
        isActive = active
        heldCelsius = held
        isGas = gas
        self.fillings = fillings
        owner = Self.owners(fillings, grid)
        (rowStarts, runs) = Self.runs(owner, fillings, grid)
    }

    func material(ofCell cell: Int) -> Int { fillings[Int(owner[cell])].material }

    func side(ofMaterial material: Int) -> CellSide {
        if heldCelsius[material] != nil { return .held }
        return isRoomAir(material) ? .air : isGas[material] ? .gas : .tissue
    }

    /// The air over the skin: not solved, and held by no wall.
    func isRoomAir(_ material: Int) -> Bool { !isActive[material] && heldCelsius[material] == nil }

    /// What fills the point itself: its cell may stand for another filling.
    func material(at point: Point) -> Int { fillings.last { $0.shape?.contains(point) != false }?.material ?? 0 }

    /// Nothing where all cells are of one material.
    func sides(on grid: RectilinearGrid) -> CellSides? {
        guard laws.count > 1 else { return nil }
        return CellSides(laws.indices.map(side), materialOfFilling: fillings.map(\.material), fillingOfCell: owner, on: grid)
    }

    /// How temperature runs between cell centres. Next to a front that may be sharper than a cell it stands for distances (`SharpFront`).
    var bends: CellBends? {
        let kinds: [CellBends.Kind] = laws.indices.map { material in
            if heldCelsius[material] != nil { return .held }
            let law = laws[material]
            return isActive[material] && law.freezes && !law.isSharp ? .tissue(law.bend) : .straight
        }
        return CellBends(fillings.map { kinds[$0.material] }, ofCell: owner)
    }

    /// Runs of cells that change, row by row like `runs`.
    var activeSpans: (starts: [Int32], spans: [CellRun]) {
        var starts: [Int32] = []
        var spans: [CellRun] = []
        for row in 0..<rowStarts.count - 1 {
            starts.append(Int32(spans.count))
            var isOpen = false
            for run in runs[Int(rowStarts[row])..<Int(rowStarts[row + 1])] {
                guard isActive[Int(run.material)] else {
                    isOpen = false
                    continue
                }
                if isOpen, let last = spans.popLast() {
                    spans.append(CellRun(start: last.start, count: last.count + run.count, column: last.column, material: -1))
                } else {
                    spans.append(CellRun(start: run.start, count: run.count, column: run.column, material: -1))
                }
                isOpen = true
            }
        }
        starts.append(Int32(spans.count))
        return (starts, spans)
    }

    /// By row: how many rows of its layer, from it on, are of one and the same material from end to end; 0 where it is not.
    func rowsAlike(_ grid: RectilinearGrid) -> [Int32] { rowsInOne(grid) { self.soleMaterial(ofRow: $0) } }

    /// By row: how many rows of its layer, from it on, change from end to end and hold whole lanes; 0 where it does not.
    func rowsWhole(_ grid: RectilinearGrid) -> [Int32] {
        guard grid.x.count % Lanes.scalarCount == 0 else { return Array(repeating: 0, count: rowStarts.count - 1) }
        return rowsInOne(grid) { self.isActive(row: $0) ? true : nil }
    }

    /// By row: how many rows of its layer, from it on, have the same mark; 0 where there is none.
    private func rowsInOne<Mark: Equatable>(_ grid: RectilinearGrid, _ mark: (_ row: Int) -> Mark?) -> [Int32] {
        var rows = [Int32](repeating: 0, count: rowStarts.count - 1)
        var next: Mark?
        for row in rows.indices.reversed() {
            let here = mark(row)
            let goesOn = (row + 1) % grid.y.count != 0 && here == next
            if here != nil { rows[row] = goesOn ? rows[row + 1] + 1 : 1 }
            next = here
        }
        return rows
    }

    private func soleMaterial(ofRow row: Int) -> Int32? {
        rowStarts[row + 1] - rowStarts[row] == 1 ? runs[Int(rowStarts[row])].material : nil
    }

    private func isActive(row: Int) -> Bool {
        runs[Int(rowStarts[row])..<Int(rowStarts[row + 1])].allSatisfy { isActive[Int($0.material)] }
    }

    private static func owners(_ fillings: [Filling], _ grid: RectilinearGrid) -> [UInt16] {
        var owner = [UInt16](repeating: 0, count: grid.cellCount)
        for (number, filling) in fillings.enumerated() {
            guard let shape = filling.shape else { continue }
            let bounds = shape.bounds.intersection(grid.bounds)
            guard !bounds.isEmpty else { continue }
            let low = grid.cell(holding: bounds.lower)
            let high = grid.cell(holding: bounds.upper)
            for k in low.z...high.z {
                for j in low.y...high.y {
                    for i in low.x...high.x where shape.contains(grid.centre(i, j, k)) { owner[grid.index(i, j, k)] = UInt16(number) }
                }
            }
        }
        return owner
    }

    private static func runs(_ owner: [UInt16], _ fillings: [Filling], _ grid: RectilinearGrid) -> ([Int32], [CellRun]) {
        var starts: [Int32] = []
        var runs: [CellRun] = []
        let width = grid.x.count
        for row in 0..<grid.y.count * grid.z.count {
            starts.append(Int32(runs.count))
            var column = 0
            while column < width {
                let material = fillings[Int(owner[row * width + column])].material
                var end = column + 1
                while end < width, fillings[Int(owner[row * width + end])].material == material { end += 1 }
                runs.append(
                    CellRun(start: Int32(row * width + column), count: Int32(end - column), column: Int32(column), material: Int32(material)))
                column = end
            }
        }
        starts.append(Int32(runs.count))
        return (starts, runs)
    }
}
