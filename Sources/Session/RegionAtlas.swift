import Bioheat
import Geometry
import Outcome
import Synchronization

/// The regions' samples on the present grid, made once and kept while the shape and the grid stay the same. Several threads may ask at once: what one of
/// them makes the others wait for.
final class RegionAtlas: Sendable {
    private struct Page {
        var grid: RectilinearGrid
        var samples: RegionSamples
    }

    private let pages = Mutex<[Shape: Page]>([:])

    /// Makes what is not there yet, side by side.
    func prepare(_ shapes: Set<Shape>, on grid: RectilinearGrid) {
        pages.withLock { pages in
            let missing = shapes.filter { pages[$0]?.grid != grid }
            guard missing.count > 1 else { return }
            let made = Array(missing).mapSideBySide { ($0, RegionSamples(shape: $0, grid: grid)) }
            for (shape, samples) in made { pages[shape] = Page(grid: grid, samples: samples) }
        }
    }

    func samples(of shape: Shape, on grid: RectilinearGrid) -> RegionSamples {
        pages.withLock { pages in
            if let page = pages[shape], page.grid == grid { return page.samples }
            let samples = RegionSamples(shape: shape, grid: grid)
            pages[shape] = Page(grid: grid, samples: samples)
            return samples
        }
    }
}
