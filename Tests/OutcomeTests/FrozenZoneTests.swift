import Geometry
import Outcome
import Testing

@Suite("Frozen zone")
struct FrozenZoneTests {
    static let places: [Point] = [.zero, Point(0.31, -0.47, 0.13), Point(0.5, 0.5, 0.5), Point(-0.22, 0.09, 0.41)]

    @Test("A plane front is met exactly, wherever it lies between the cells", arguments: [-7.0, -3.217, 0, 0.5, 4.777])
    func planeFront(position: Double) throws {
        let grid = RectilinearGrid.cube(reaching: 12, cell: 1)
        let zone = FrozenZone(field: grid.field { 3 * ($0.x - position) }, celsius: 0)
        #expect(abs(zone.volumeMM3 - (position + 12) * 24 * 24) < 1e-2)
        let extents = try #require(zone.extents)
        #expect(extents.lower == Point(repeating: -12))
        #expect(abs(extents.upper.x - position) < 1e-4 && extents.upper.y == 12)
        #expect(abs(try #require(zone.signedDistance(to: Point(position - 2.5, 1, 1))) - 2.5) < 1e-4)
        #expect(abs(try #require(zone.signedDistance(to: Point(position + 1.25, 1, 1))) + 1.25) < 1e-4)
        #expect(abs(try #require(zone.extent(along: Point(2, 0, 0))) - (position + 12)) < 1e-4)
    }

    @Test("A slanted front is met exactly on a stretched grid")
    func slantedFront() throws {
        let grid = RectilinearGrid.stretched
        let normal = try #require(Point(1, 2, -0.5).normalised)
        let zone = FrozenZone(field: grid.field { 2 * $0.dot(normal) - 3 }, celsius: 0)
        var numbers = RepeatableNumbers(seed: 2)
        for _ in 0..<200 {
            let point = numbers.point(within: 14)
            #expect(abs(try #require(zone.signedDistance(to: point)) - (1.5 - point.dot(normal))) < 1e-3)
        }
        let region = RegionSamples(shape: .sphere(centre: Point(-1, -4, 1), radius: 5), grid: grid)
        let expected = 1.5 - Point(-1, -4, 1).dot(normal) - 5
        #expect(abs(try #require(zone.margin(of: region)) - expected) < 1e-3)
    }

    @Test("A ball's volume and extents", arguments: places)
    func ball(centre: Point) throws {
        let zone = FrozenZone(field: RectilinearGrid.cube(reaching: 16, cell: 1).ball(at: centre, radius: 14), celsius: 0)
        #expect(abs(zone.volumeMM3 / ballVolume(14) - 1) < 0.003)
        let extents = try #require(zone.extents)
        for axis in 0..<3 {
            #expect(abs(extents.lower[axis] - centre[axis] + 14) < 0.05)
            #expect(abs(extents.upper[axis] - centre[axis] - 14) < 0.05)
        }
        #expect(abs(try #require(zone.extent(along: Point(1, 1, 1))) - 28) < 0.06)
    }

    @Test("The margin is the least depth of any point, whether the lesion lies within two lumps of ice or out of them", arguments: 0..<12)
    func marginOfAnyPoint(number: Int) throws {
        var numbers = RepeatableNumbers(seed: UInt64(number) + 50)
        let grid = RectilinearGrid.cube(reaching: 20, cell: 1)
        let lumps = [(numbers.point(within: 3) - Point(4, 0, 0), 11.0), (numbers.point(within: 3) + Point(4, 0, 0), 9.0)]
        let zone = FrozenZone(field: grid.field { point in lumps.map { 4 * ($0.distance(to: point) - $1) }.min() ?? 0 }, celsius: 0)
        let centre = numbers.point(within: number % 2 == 0 ? 2 : 8)
        let radii = Point(6, 3, 4)
        let region = RegionSamples(shape: .ellipsoid(centre: centre, radii: radii), grid: grid)
        let margin = try #require(zone.margin(of: region))
        var least = Double.infinity
        for _ in 0..<4000 {
            let direction = try #require(numbers.point(within: 1).normalised)
            for share in [0.3, 0.7, 1] { least = min(least, try #require(zone.signedDistance(to: centre + direction * radii * share))) }
        }
        #expect(margin <= least + 1e-3 && margin > least - 0.05)
    }

    @Test("The margin of a lesion within a ball of ice", arguments: [0, 1.5, 4])
    func eccentricMargin(eccentricity: Double) throws {
        var numbers = RepeatableNumbers(seed: UInt64(eccentricity * 10) + 1)
        let grid = RectilinearGrid.cube(reaching: 16, cell: 1)
        for _ in 0..<3 {
            let centre = numbers.point(within: 1)
            let aside = try #require(numbers.point(within: 1).normalised) * eccentricity
            let zone = FrozenZone(field: grid.ball(at: centre, radius: 14), celsius: 0)
            let lesion = RegionSamples(shape: .sphere(centre: centre + aside, radius: 8), grid: grid)
            #expect(abs(try #require(zone.margin(of: lesion)) - (14 - 8 - eccentricity)) < 0.05)
        }
    }

    @Test("A lesion that reaches out of the ice has a negative margin")
    func partlyOutside() throws {
        let grid = RectilinearGrid.cube(reaching: 20, cell: 1)
        let zone = FrozenZone(field: grid.ball(at: Point(0.3, 0.1, 0), radius: 9), celsius: 0)
        let lesion = RegionSamples(shape: .sphere(centre: Point(5.3, 0.1, 0), radius: 7), grid: grid)
        #expect(abs(try #require(zone.margin(of: lesion)) + 3) < 0.05)
        let away = RegionSamples(shape: .sphere(centre: Point(0.3, 15.1, 0), radius: 2), grid: grid)
        #expect(abs(try #require(zone.margin(of: away)) + 8) < 0.05)
    }

    @Test("A box's worst point is its corner")
    func boxCorner() throws {
        let grid = RectilinearGrid.cube(reaching: 20, cell: 1)
        let zone = FrozenZone(field: grid.ball(at: .zero, radius: 15), celsius: 0)
        let box = RegionSamples(shape: .box(centre: .zero, size: Point(9.3, 7.7, 11.1)), grid: grid)
        #expect(abs(try #require(zone.margin(of: box)) - (15 - Point(9.3, 7.7, 11.1).length / 2)) < 0.05)
    }

    @Test("An unfrozen hole within the lesion counts")
    func holeInside() throws {
        let grid = RectilinearGrid.cube(reaching: 20, cell: 1)
        let centre = Point(1.2, 0.4, -0.3)
        let field = grid.field { max($0.length - 15, 3.4 - $0.distance(to: centre)) }
        let zone = FrozenZone(field: field, celsius: 0)
        let lesion = RegionSamples(shape: .sphere(centre: .zero, radius: 10), grid: grid)
        let margin = try #require(zone.margin(of: lesion))
        #expect(abs(margin + 3.4) < 0.15, "\(margin)")
        #expect(abs(zone.volumeMM3 / (ballVolume(15) - ballVolume(3.4)) - 1) < 0.005)
    }

    @Test("Two balls apart are one zone")
    func twoBalls() throws {
        let grid = RectilinearGrid.cube(reaching: 20, cell: 1)
        let field = grid.field { min($0.distance(to: Point(-9, 0, 0)) - 6, $0.distance(to: Point(9.4, 0, 0)) - 5) }
        let zone = FrozenZone(field: field, celsius: 0)
        #expect(abs(zone.volumeMM3 / (ballVolume(6) + ballVolume(5)) - 1) < 0.03)
        let extents = try #require(zone.extents)
        #expect(abs(extents.lower.x + 15) < 0.05 && abs(extents.upper.x - 14.4) < 0.1)
        #expect(abs(try #require(zone.signedDistance(to: .zero)) + 3) < 0.05)
    }

    @Test("No zone has no extents, no margin and no volume")
    func noZone() {
        let grid = RectilinearGrid.cube(reaching: 6, cell: 1)
        let zone = FrozenZone(field: grid.field { _ in 37 }, celsius: 0)
        #expect(zone.isEmpty && zone.volumeMM3 == 0 && zone.extents == nil)
        #expect(zone.margin(of: RegionSamples(shape: .sphere(centre: .zero, radius: 3), grid: grid)) == nil)
        #expect(zone.signedDistance(to: .zero) == nil && zone.extent(along: Point(1, 0, 0)) == nil)
    }

    @Test("A domain frozen throughout reaches to its walls")
    func allFrozen() throws {
        let grid = RectilinearGrid.cube(reaching: 6, cell: 1)
        let zone = FrozenZone(field: grid.field { _ in -50 }, celsius: -40)
        #expect(abs(zone.volumeMM3 - 12 * 12 * 12) < 1e-9)
        #expect(zone.extents == grid.bounds)
        #expect(abs(try #require(zone.margin(of: RegionSamples(shape: .sphere(centre: .zero, radius: 3), grid: grid))) - 3) < 0.01)
    }

    @Test("A field at the very temperature counts as frozen, and what is no number does not")
    func oddValues() {
        let grid = RectilinearGrid.cube(reaching: 3, cell: 1)
        #expect(abs(FrozenZone(field: grid.field { _ in 0 }, celsius: 0).volumeMM3 - 216) < 1e-9)
        let odd = FrozenZone(field: grid.field { $0.x < 0 ? -10 : $0.y < 0 ? .nan : .infinity }, celsius: 0)
        #expect(odd.volumeMM3.isFinite && odd.volumeMM3 > 70 && odd.volumeMM3 <= 108)
        #expect(FrozenZone(field: grid.field { _ in .nan }, celsius: 0).isEmpty)
    }

    @Test("One cell is a zone too")
    func oneCell() throws {
        let axis = RectilinearGrid.Axis(edges: [0, 2])
        let grid = RectilinearGrid(x: axis, y: axis, z: axis)
        let zone = FrozenZone(field: CellField(grid: grid, values: [-5]), celsius: 0)
        #expect(abs(zone.volumeMM3 - 8) < 1e-9)
        let region = RegionSamples(shape: .sphere(centre: Point(1, 1, 1), radius: 0.5), grid: grid)
        #expect(region.coldest(in: CellField(grid: grid, values: [-5])) == -5)
        #expect(try #require(zone.margin(of: region)) > 0)
    }

    @Test("Halving the cells quarters the error of the volume")
    func convergence() {
        let centre = Point(0.23, -0.41, 0.37)
        let errors = [2.0, 1, 0.5].map { cell in
            abs(FrozenZone(field: RectilinearGrid.cube(reaching: 12, cell: cell).ball(at: centre, radius: 10), celsius: 0).volumeMM3 / ballVolume(10) - 1)
        }
        #expect(errors[0] / errors[1] > 3.25 && errors[1] / errors[2] > 3.25, "\(errors)")
    }

    @Test("The distance is that of the nearest triangle, wherever it is asked from")
    func distancesAgree() throws {
        let zone = FrozenZone(field: RectilinearGrid.stretched.ball(at: Point(2, 1, 0), radius: 11), celsius: 0)
        var numbers = RepeatableNumbers(seed: 4)
        for _ in 0..<300 {
            let point = numbers.point(within: 40)
            #expect(abs(try #require(zone.signedDistance(to: point)) - (11 - point.distance(to: Point(2, 1, 0)))) < 0.06)
        }
    }
}
