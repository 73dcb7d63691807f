import Foundation
import Geometry
import Testing

@testable import Bioheat

@Suite struct TemperatureBetweenCentres {
    /// A wire in muscle: what `frontDistance` finds by θ and what stands at that point are one.
    @Test(arguments: [1.0, 0.5]) func aPointOnAnIsothermHasItsTemperature(cell: Double) throws {
        let box = Bounds(lower: Point(-30, -30, -2 * cell), upper: Point(30, 30, 2 * cell))
        var model = BioheatModel(patient: patient(muscle, in: box), probes: [probe(ideal(-140, length: 4 * cell), tip: Point(0, 0, -2 * cell))], resolutionMM: cell)
        model.advance(seconds: 120, drives: freezing)
        var straight = model.temperature
        straight.bends = nil
        var worstStraight = 0.0
        for celsius in [10, 0, -1, -4, -8, -12] as [Double] {
            // Along the grid's axes a field is straight from centre to centre.
            for along in [Point(1, 0, 0), Point(0, 1, 0), Point(-1, 0, 0), Point(0, -1, 0)] {
                let distance = try #require(model.frontDistance(from: .zero, along: along, until: celsius))
                #expect(abs(model.temperature(at: along * distance) - celsius) < 0.05, "\(celsius) \(along)")
                worstStraight = max(worstStraight, straight.value(at: along * distance) - celsius)
            }
        }
        // In T, straight lines are too warm.
        print("STRAIGHT| \(cell) mm | \(worstStraight) K")
        #expect(worstStraight > 0.3)
    }

    @Test(arguments: [muscle, Tissue.reference]) func aBendRunsBothWays(tissue: Tissue) {
        let field = { (cold: Float, warm: Float) -> Double in
            let axis = RectilinearGrid.Axis(edges: [0, 1, 2])
            let one = RectilinearGrid.Axis(edges: [0, 1])
            let grid = RectilinearGrid(x: axis, y: one, z: one)
            let bends = CellBends([.tissue(PhaseLaw(tissue: tissue).bend)], ofCell: [0, 0])
            return CellField(grid: grid, values: [cold, warm], bends: bends).value(at: Point(1.25, 0.5, 0.5))
        }
        let law = PhaseLaw(tissue: tissue)
        for (cold, warm) in [(-30.0, 20.0), (-7, -2), (-3, 5), (-20, -5)] {
            let theta = law.theta(temperature: cold) * 0.25 + law.theta(temperature: warm) * 0.75
            #expect(abs(law.theta(temperature: field(Float(cold), Float(warm))) - theta) < 1e-9)
        }
        #expect(abs(field(10, 30) - 25) < 1e-9)
        #expect(abs(field(-50, -30) + 35) < 1e-9)
    }
}
