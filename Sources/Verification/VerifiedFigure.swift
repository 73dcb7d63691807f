import Bioheat

/// One figure of the solver held against the truth, or against a finer solution of another kind.
public struct VerifiedFigure: Sendable {
    public enum Verdict: String, Sendable {
        /// Within 0.3 % with cells of 0.5 mm and less, within 1 % with coarser ones; or within the bound that stands by the figure.
        case ok
        /// A front off by more than that, but by less than 0.15 of a cell.
        case cell
        /// Within 1 %, though not within 0.3 %: the grid is coarse for the problem.
        case coarse = "1 %"
        /// Wrong, or not a number.
        case off = "OFF"
    }

    public let problem: String
    public let quantity: String
    public let unit: String
    /// The finest cell, mm.
    public let gridMM: Double
    public let exact: Double
    public let computed: Double
    /// What a percentage is a part of, in the unit.
    public let scale: Double
    /// The greatest error allowed, in the unit; nothing where the percentages are the rule.
    public let bound: Double?
    public let energyImbalance: Double

    init(
        _ problem: String, _ quantity: String, _ unit: String, gridMM: Double, exact: Double, computed: Double, scale: Double? = nil,
        bound: Double? = nil, energyImbalance: Double
    ) {
        self.problem = problem
        self.quantity = quantity
        self.unit = unit
        self.gridMM = gridMM
        self.exact = exact
        self.computed = computed
        self.scale = scale ?? exact
        self.bound = bound
        self.energyImbalance = energyImbalance
    }

    public init(_ row: ExactnessTable.Row) {
        self.init(
            row.name, row.quantity, row.unit, gridMM: row.gridMM, exact: row.exact, computed: row.computed, scale: row.scale,
            energyImbalance: row.energyImbalance)
    }

    public var error: Double { computed - exact }
    public var errorPercent: Double { 100 * error / scale }

    /// The part of a cell that a front may be off: the bound that wires at random are held to at 1 mm.
    static let cellPart = 0.15

    public var verdict: Verdict {
        guard error.isFinite, energyImbalance < 1e-3 else { return .off }
        if let bound { return abs(error) <= bound ? .ok : .off }
        if abs(errorPercent) <= (gridMM <= 0.5 ? 0.3 : 1) { return .ok }
        if unit == "mm", abs(error) <= Self.cellPart * gridMM { return .cell }
        return abs(errorPercent) <= 1 ? .coarse : .off
    }
}
