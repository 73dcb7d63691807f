import Geometry
@testable import Outcome
import Testing

@Suite("Region samples")
struct RegionSamplesTests {
    let grid = RectilinearGrid.cube(reaching: 16, cell: 1)

    @Test("A ball's volume, centre and box, wherever it lies between the cells", arguments: FrozenZoneTests.places)
    func ball(centre: Point) {
        let region = RegionSamples(shape: .sphere(centre: centre, radius: 6), grid: grid)
        #expect(abs(region.volumeMM3 / ballVolume(6) - 1) < 0.005)
        #expect(region.centre.distance(to: centre) < 0.01)
        #expect(region.bounds.lower.distance(to: centre - Point(repeating: 6)) < 1e-9)
        #expect(region.bounds.upper.distance(to: centre + Point(repeating: 6)) < 1e-9)
    }

    @Test("Volumes of other shapes")
    func volumes() {
        func volume(_ shape: Shape) -> Double { RegionSamples(shape: shape, grid: grid).volumeMM3 }
        #expect(abs(volume(.box(centre: Point(0.2, 0.3, 0.1), size: Point(7.3, 9.1, 5.7))) / (7.3 * 9.1 * 5.7) - 1) < 0.01)
        #expect(abs(volume(.ellipsoid(centre: .zero, radii: Point(14, 12, 12))) / (4 / 3 * Double.pi * 14 * 144) - 1) < 0.002)
        #expect(abs(volume(.cylinder(from: .zero, to: Point(6, 5, 4), radius: 3)) / (Double.pi * 9 * 77.0.squareRoot()) - 1) < 0.01)
    }

    @Test("What lies beyond the grid does not count")
    func clipped() {
        let half = RegionSamples(shape: .halfspace(point: .zero, normal: Point(0, 0, 1)), grid: grid)
        #expect(abs(half.volumeMM3 / (32 * 32 * 16) - 1) < 1e-6)
        #expect(half.bounds == Bounds(lower: Point(-16, -16, 0), upper: Point(repeating: 16)))
        let tube = RegionSamples(shape: .tube(points: [Point(-40, 3, 0), Point(40, 3, 0)], radius: 2), grid: grid)
        #expect(abs(tube.volumeMM3 / (Double.pi * 4 * 32) - 1) < 0.01)
        #expect(tube.longAxis.cross(Point(1, 0, 0)).length < 1e-3)
        let outside = RegionSamples(shape: .sphere(centre: Point(99, 0, 0), radius: 5), grid: grid)
        #expect(outside.isEmpty && outside.coldest(in: grid.field { _ in 0 }) == nil)
        #expect(outside.coverage(in: grid.field { _ in 0 }, below: 10) == nil)
    }

    @Test("A region smaller than a cell is still there")
    func tiny() throws {
        let region = RegionSamples(shape: .sphere(centre: Point(3.1, 2.2, 1.3), radius: 0.05), grid: grid)
        #expect(!region.isEmpty)
        let coldest = try #require(region.coldest(in: grid.field { $0.x }))
        #expect(abs(coldest - 3.05) < 0.02)
        #expect(region.coverage(in: grid.field { $0.x }, below: 10) == 1)
    }

    @Test("The coldest and warmest points of an organ in a steady slope", arguments: FrozenZoneTests.places)
    func extremes(aside: Point) throws {
        let slope = Point(3, -2, 1)
        let field = grid.field { $0.dot(slope) + 10 }
        for radius in [2, 5.5, 9] {
            let organ = RegionSamples(shape: .sphere(centre: aside * 4, radius: radius), grid: grid)
            let middle = 10 + (aside * 4).dot(slope)
            #expect(abs(try #require(organ.coldest(in: field)) - (middle - radius * slope.length)) < 0.02 * slope.length)
            #expect(abs(try #require(organ.warmest(in: field)) - (middle + radius * slope.length)) < 0.02 * slope.length)
        }
    }

    @Test("The coldest point of a nerve beside a ball of ice")
    func nerve() throws {
        let grid = RectilinearGrid.stretched
        let nerve = RegionSamples(shape: .tube(points: [Point(-40, 20, 0), Point(40, 24, 0)], radius: 2), grid: grid)
        let field = grid.field { $0.length - 10 }
        let axisDistance = Shape.tube(points: [Point(-40, 20, 0), Point(40, 24, 0)], radius: 2).signedDistance(to: .zero)
        #expect(abs(try #require(nerve.coldest(in: field)) - (axisDistance - 10)) < 0.03)
    }

    /// A field without any order: no row of cells may be passed over that holds the coldest point.
    @Test("No point of a surface is colder than what is told, nor warmer", arguments: [false, true])
    func roughFields(hasGas: Bool) throws {
        let grid = RectilinearGrid.stretched
        let gasAbove = 3.3
        var numbers = RepeatableNumbers(seed: 11)
        let shapes: [Shape] = [
            .sphere(centre: Point(0.3, 1, -2), radius: 7.5), .tube(points: [Point(-30, 8, -3), Point(28, -4, 6)], radius: 2),
            .halfspace(point: Point(0, 0, 3.3), normal: Point(0, 0, -1)), .ellipsoid(centre: Point(20, 3, 1), radii: Point(9, 4, 3)),
        ]
        for _ in 0..<6 {
            let rough = grid.field { hasGas && $0.z > gasAbove ? Double.random(in: -300 ... -200, using: &numbers) : .random(in: -100...100, using: &numbers) }
            let fillings: [UInt16] = (0..<grid.cellCount).map { grid.centre(ofCell: $0).z > gasAbove ? 1 : 0 }
            let sides = hasGas ? CellSides([.tissue, .gas], materialOfFilling: [0, 1], fillingOfCell: fillings, on: grid) : nil
            let field = CellField(grid: grid, values: rough.values, sides: sides)
            for shape in shapes {
                let region = RegionSamples(shape: shape, grid: grid)
                let coldest = try #require(region.coldest(in: field))
                let warmest = try #require(region.warmest(in: field))
                let seen = region.surface.map(region.centred).filter { !hasGas || $0.z < gasAbove }.map { field.value(at: $0, seenFrom: .tissue) }
                #expect(coldest <= (seen.min() ?? .infinity) + 1e-3 && coldest >= (hasGas ? -100 : -101))
                #expect(warmest >= (seen.max() ?? -.infinity) - 1e-3 && warmest <= 101)
            }
        }
    }

    @Test("The coldest point inside a region is found as well")
    func innerExtreme() throws {
        let region = RegionSamples(shape: .sphere(centre: .zero, radius: 9), grid: grid)
        let field = grid.field { $0.distance(to: Point(1.5, 0.5, 0.5)) }
        #expect(try #require(region.coldest(in: field)) == 0)
    }

    @Test("A region half below the temperature is half covered", arguments: FrozenZoneTests.places)
    func halfCovered(centre: Point) throws {
        let region = RegionSamples(shape: .sphere(centre: centre, radius: 6), grid: grid)
        for normal in [Point(1, 0, 0), Point(0.6, 0.8, 0), Point(2, -1, 2) / 3] {
            let coverage = try #require(region.coverage(in: grid.field { 5 * ($0 - centre).dot(normal) - 40 }, below: -40))
            #expect(abs(coverage - 0.5) < 0.002)
        }
    }

    @Test("Coverage by a cap of known volume and by a smaller ball")
    func knownCoverage() throws {
        let centre = Point(0.3, -0.2, 0.4)
        let region = RegionSamples(shape: .sphere(centre: centre, radius: 8), grid: grid)
        for height in [1.0, 3.3, 6.1, 10] {
            let cap = Double.pi * height * height * (8 - height / 3) / ballVolume(8)
            let coverage = try #require(region.coverage(in: grid.field { $0.x - centre.x + 8 - height }, below: 0))
            #expect(abs(coverage - cap) < 0.002)
        }
        // Interpolation between cell centres makes a ball of 6 mm look 0.03 mm smaller.
        let inner = try #require(region.coverage(in: grid.ball(at: centre, radius: 6), below: 0))
        #expect(abs(inner - 0.421875) < 0.008)
    }

    @Test("Covered throughout is 1, not at all is 0")
    func wholeCoverage() {
        let region = RegionSamples(shape: .ellipsoid(centre: .zero, radii: Point(14, 12, 12)), grid: grid)
        #expect(region.coverage(in: grid.field { _ in -41 }, below: -40) == 1)
        #expect(region.coverage(in: grid.field { _ in -40 }, below: -40) == 1)
        #expect(region.coverage(in: grid.field { _ in -39 }, below: -40) == 0)
    }

    @Test("A field on another grid is answered as well")
    func otherGrid() throws {
        let region = RegionSamples(shape: .sphere(centre: .zero, radius: 5), grid: grid)
        let field = RectilinearGrid.stretched.field { $0.z }
        #expect(abs(try #require(region.coldest(in: field)) + 5) < 0.02)
        #expect(abs(try #require(region.coverage(in: field, below: 0)) - 0.5) < 0.003)
    }

    @Test("The long axis is the longest radius, also turned")
    func longAxis() throws {
        let shape = Shape.rotated(.ellipsoid(centre: .zero, radii: Point(5, 12, 4)), axis: Point(0, 0, 1), radians: 0.5, about: .zero)
        let expected = Point(0, 1, 0).turned(about: Point(0, 0, 1), by: 0.5)
        #expect(abs(RegionSamples(shape: shape, grid: grid).longAxis.dot(expected)) > 0.99999)
    }

    @Test("The box of a turned or cut shape is measured")
    func measuredBounds() {
        let turned = Shape.rotated(.ellipsoid(centre: .zero, radii: Point(5, 12, 4)), axis: Point(0, 0, 1), radians: 0.5, about: .zero)
        let bounds = RegionSamples(shape: turned, grid: grid).bounds
        #expect(abs(bounds.upper.z - 4) < 0.01)
        let alongX = (25 * 0.770151 + 144 * 0.229849).squareRoot()
        #expect(abs(bounds.upper.x - alongX) < 0.01 && abs(bounds.lower.x + alongX) < 0.01)
        let cut = Shape.difference(.sphere(centre: .zero, radius: 8), .halfspace(point: Point(0, 0, 2), normal: Point(0, 0, 1)))
        #expect(abs(RegionSamples(shape: cut, grid: grid).bounds.upper.z - 2) < 0.01)
    }
}
