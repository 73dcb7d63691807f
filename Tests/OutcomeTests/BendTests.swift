import Foundation
import Geometry
import Outcome
import Testing

@Suite struct TemperatureBends {
    /// An organ at the front of a ball of ice: a degree to the millimetre in the ice, eight before it.
    @Test func theColdestOfAnOrganIsThatOfItsColdestPoint() throws {
        let axis = RectilinearGrid.Axis(edges: (0...24).map { Double($0) - 12 })
        let grid = RectilinearGrid(x: axis, y: axis, z: axis)
        let bend = ThermalBend(
            solidusCelsius: -8, liquidusCelsius: -1, frozenConductivity: 4, unfrozenConductivity: 1, mushyLinear: 4, mushyQuadratic: -1.5)
        let values = (0..<grid.cellCount).map { cell -> Float in
            let beyond = grid.centre(ofCell: cell).length - 7
            return Float(beyond < 0 ? -8 + beyond : beyond < 1 ? -8 + 7 * beyond : -1 + 8 * (beyond - 1))
        }
        let bends = CellBends([.tissue(bend)], ofCell: Array(repeating: 0, count: grid.cellCount))
        let field = CellField(grid: grid, values: values, bends: bends)
        let centre = try #require(Point(3, 1, 2).normalised) * 8.4
        let organ = Shape.sphere(centre: centre, radius: 0.4)
        let points = (0..<2000).map { number -> Point in
            let (turn, rise) = (Double(number) * 2.4, 1 - 2 * (Double(number) + 0.5) / 2000)
            return centre + Point(cos(turn) * (1 - rise * rise).squareRoot(), sin(turn) * (1 - rise * rise).squareRoot(), rise) * 0.4
        }
        let least = try #require(points.map { field.value(at: $0) }.min())
        let coldest = try #require(RegionSamples(shape: organ, grid: grid).coldest(in: field))
        #expect(abs(coldest - least) < 0.05)
        var straight = field
        straight.bends = nil
        #expect(try #require(RegionSamples(shape: organ, grid: grid).coldest(in: straight)) > coldest + 0.5)
    }
}
