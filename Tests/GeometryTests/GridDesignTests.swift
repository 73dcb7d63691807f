import Geometry
import Testing

@Suite("Grid design")
struct GridDesignTests {
    /// What every axis must keep, whatever it was made from.
    private func check(_ axis: RectilinearGrid.Axis, from: Double, to: Double, finest: Double, growth: Double = 1.12, coarsest: Double) {
        #expect(axis.edges.first == from && axis.edges.last == to)
        for (left, right) in zip(axis.widths, axis.widths.dropFirst()) {
            #expect(max(left / right, right / left) <= growth * 1.1 + 1e-9)
        }
        #expect(axis.widths.allSatisfy { $0 <= max(coarsest, finest) * 1.02 })
    }

    private func isFine(_ axis: RectilinearGrid.Axis, over range: ClosedRange<Double>, finest: Double) -> Bool {
        (0..<axis.count).allSatisfy { cell in
            axis.edges[cell + 1] <= range.lowerBound + 1e-9 || axis.edges[cell] >= range.upperBound - 1e-9 || axis.widths[cell] <= finest * 1.0001
        }
    }

    @Test("Cells are fine over the range, aligned with 0, and grow to the limits")
    func growsOutside() {
        let axis = GridDesign.axis(from: -60, to: 75, fine: [-20.3...18.6], finest: 1, coarsest: 6)
        check(axis, from: -60, to: 75, finest: 1, coarsest: 6)
        #expect(isFine(axis, over: -20.3...18.6, finest: 1))
        #expect(axis.edges.contains(0) && axis.edges.contains(-21) && axis.edges.contains(19))
        #expect(axis.count < 90)
        let outside = axis.widths[axis.cell(holding: 19.5)...]
        #expect(zip(outside, outside.dropFirst()).allSatisfy { $0 <= $1 + 1e-9 })
    }

    @Test("Between two ranges far apart the cells grow and shrink again")
    func coarsensBetween() {
        let axis = GridDesign.axis(from: -80, to: 80, fine: [-50...(-40), 35...45], finest: 0.5, coarsest: 4)
        check(axis, from: -80, to: 80, finest: 0.5, coarsest: 4)
        #expect(isFine(axis, over: -50...(-40), finest: 0.5) && isFine(axis, over: 35...45, finest: 0.5))
        #expect(axis.widths[axis.cell(holding: 0)] > 2)
        #expect(axis.edges.contains(-40) && axis.edges.contains(35))
    }

    @Test("Ranges close together are fine throughout")
    func joinsNeighbours() {
        let axis = GridDesign.axis(from: -40, to: 40, fine: [-6...(-2), 2...6, 1...3], finest: 1, coarsest: 5)
        #expect(isFine(axis, over: -6...6, finest: 1))
    }

    @Test("A domain inside the range has equal cells that end on its walls")
    func wholeDomain() {
        let axis = GridDesign.axis(from: -20, to: 60.3, fine: [-100...100], finest: 1, coarsest: 5)
        #expect(axis.count == 81)
        #expect(axis.edges.first == -20 && axis.edges.last == 60.3)
        #expect(axis.widths.allSatisfy { abs($0 - 80.3 / 81) < 1e-9 })
        #expect(GridDesign.axis(from: -2, to: 2, fine: [-2...2], finest: 1, coarsest: 5).edges == [-2, -1, 0, 1, 2])
    }

    @Test("A wall at the range begins the fine cells exactly")
    func wallAtRange() {
        let axis = GridDesign.axis(from: -5.25, to: 80, fine: [-5.25...10], finest: 1, coarsest: 5)
        check(axis, from: -5.25, to: 80, finest: 1, coarsest: 5)
        #expect(abs(axis.edges[1] + 4.25) < 1e-12)
        #expect(isFine(axis, over: -5.25...10, finest: 1))
        let mirrored = GridDesign.axis(from: -80, to: 5.25, fine: [-10...7], finest: 1, coarsest: 5)
        check(mirrored, from: -80, to: 5.25, finest: 1, coarsest: 5)
        #expect(abs(mirrored.edges[mirrored.count - 1] - 4.25) < 1e-12)
    }

    @Test("Every limit, however near the range, keeps the rules", arguments: [1.05, 1.12, 1.3])
    func anyLimit(growth: Double) {
        var numbers = RepeatableNumbers(seed: 3)
        for _ in 0..<400 {
            let finest = Double.random(in: 0.25...2, using: &numbers)
            let fine = Double.random(in: -30 ... -1, using: &numbers)...Double.random(in: 1...30, using: &numbers)
            let from = fine.lowerBound - Double.random(in: 0...8, using: &numbers) * finest
            let to = fine.upperBound + Double.random(in: 0...60, using: &numbers) * finest
            let coarsest = finest * Double.random(in: 1...8, using: &numbers)
            let axis = GridDesign.axis(from: from, to: to, fine: [fine], finest: finest, growth: growth, coarsest: coarsest)
            check(axis, from: from, to: to, finest: finest, growth: growth, coarsest: coarsest)
            #expect(isFine(axis, over: fine, finest: finest))
        }
    }

    @Test("Several ranges anywhere keep the rules")
    func anyRanges() {
        var numbers = RepeatableNumbers(seed: 8)
        for _ in 0..<300 {
            let fine = (0..<3).map { _ in
                let start = Double.random(in: -70...60, using: &numbers)
                return start...start + Double.random(in: 0...20, using: &numbers)
            }
            let axis = GridDesign.axis(from: -63.7, to: 71.1, fine: fine, finest: 0.9, coarsest: 5)
            check(axis, from: -63.7, to: 71.1, finest: 0.9, coarsest: 5)
            for range in fine { #expect(isFine(axis, over: range, finest: 0.9)) }
        }
    }

    @Test("An edge lies at every face of the fine cells, and the cells beside it share what it moved", arguments: [[7.3], [-3.5], [2.2, 5.4], [-12, 0.1, 11.9]])
    func faces(_ faces: [Double]) {
        let axis = GridDesign.axis(from: -60, to: 75, fine: [-20...20], finest: 1, coarsest: 6, faces: faces)
        for face in faces { #expect(axis.edges.contains(face)) }
        #expect(axis.edges.first == -60 && axis.edges.last == 75)
        #expect((axis.widths.min() ?? 0) > 0.7)
        let fine = axis.widths.indices.filter { axis.edges[$0] >= -20 && axis.edges[$0 + 1] <= 20 }.map { axis.widths[$0] }
        #expect((fine.max() ?? 9) < 1.25)
    }

    @Test("Faces outside the fine cells, at a limit, or too close together, leave the cells as they are")
    func unusableFaces() {
        func edges(_ faces: [Double]) -> [Double] { GridDesign.axis(from: -60, to: 20, fine: [-20...20], finest: 1, coarsest: 6, faces: faces).edges }
        let plain = edges([])
        #expect(edges([-33.3, 40, 20, .infinity, .nan]) == plain)
        let first = edges([3.4])
        #expect(edges([3.4, 3.6]) == first && first.contains(3.4))
    }

    @Test("Without a fine range all cells are equal; unusable limits give one cell")
    func edgeCases() {
        let even = GridDesign.axis(from: 0, to: 10, fine: [], finest: 1, coarsest: 3)
        #expect(even.count == 4)
        #expect(even.widths.allSatisfy { abs($0 - 2.5) < 1e-12 })
        #expect(GridDesign.axis(from: 5, to: 5, fine: [], finest: 1, coarsest: 3).count == 1)
        #expect(GridDesign.axis(from: .nan, to: 5, fine: [], finest: 1, coarsest: 3).count == 1)
        #expect(GridDesign.axis(from: 0, to: .infinity, fine: [0...1], finest: 1, coarsest: 3).count == 1)
        let limited = GridDesign.axis(from: 0, to: 100, fine: [0...100], finest: 1e-9, coarsest: 3)
        #expect(limited.count <= GridDesign.greatestCellCount)
        #expect(GridDesign.axis(from: 0, to: 100, fine: [40...60], finest: -1, growth: .nan, coarsest: .nan).count <= GridDesign.greatestCellCount)
    }
}
