import Bioheat
import Geometry
import Outcome

/// The regions' samples on the present grid, made once and kept while the shape and the grid stay the same.
final class RegionAtlas {
    private struct Page {
        var grid: RectilinearGrid
        var samples: RegionSamples
    }

    private var pages: [Shape: Page] = [:]

    func samples(of shape: Shape, on grid: RectilinearGrid) -> RegionSamples {
        if let page = pages[shape], page.grid == grid { return page.samples }
        let samples = RegionSamples(shape: shape, grid: grid)
        pages[shape] = Page(grid: grid, samples: samples)
        return samples
    }
}
