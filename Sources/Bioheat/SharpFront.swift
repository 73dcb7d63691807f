import Geometry

/// The front in materials that freeze within few kelvins: in the cells about it, how far it is.
///
/// A cell that freezes stays near one temperature until its latent heat is gone and keeps its neighbours waiting; interpolated temperatures
/// therefore move the front in stairs of half a cell, the latent fractions do not. The front lies where their smoothed field
/// (`FractionBox`) is one half, or near it (`FrontSpan`); solidus and liquidus lie to either side of it as far as the slopes of θ there tell.
struct SharpFront: Sendable {
    /// A cell near the front.
    struct Cell: Sendable {
        let index: Int
        let material: Int
        /// By its own enthalpy, °C.
        let celsius: Double
        let span: FrontSpan
        /// 1 where the distance alone tells the level, 0 where the temperature does.
        let weight: Double
        /// What the temperatures about it allow, °C.
        let bounds: ClosedRange<Double>
    }

    let cells: [Cell]
    private let laws: [PhaseLaw]

    /// - Parameter celsius: of every cell by its own enthalpy.
    init(_ celsius: UnsafePointer<Float>, _ discretisation: Discretisation) {
        let (materials, patient) = (discretisation.materials, discretisation.patient)
        laws = materials.laws
        cells = FractionBox(celsius, materials, discretisation.grid, bloodCelsius: patient.backgroundCelsius)?.cells() ?? []
    }

    /// Temperatures as they are at the cells' centres, °C.
    func place(into field: UnsafeMutablePointer<Float>) {
        for cell in cells {
            let mixed = cell.weight * cell.span.celsius(laws[cell.material]) + (1 - cell.weight) * cell.celsius
            field[cell.index] = Float(min(max(mixed, cell.bounds.lowerBound), cell.bounds.upperBound))
        }
    }

    /// A field whose zero is an isotherm, W/m (`BioheatModel.level`).
    func place(levelOf celsius: Double, into field: inout [Float]) {
        for cell in cells {
            let law = laws[cell.material]
            let plain = law.theta(temperature: cell.celsius) - law.theta(temperature: celsius)
            field[cell.index] = Float(cell.weight * cell.span.level(celsius, law) + (1 - cell.weight) * plain)
        }
    }
}

extension MaterialMap {
    func isSharp(_ material: Int) -> Bool { laws[material].isSharp && isActive[material] }
    /// Whether any of it freezes sharply.
    var isSharp: Bool { laws.indices.contains { isSharp($0) } }
}
