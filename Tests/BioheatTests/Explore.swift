import Geometry
import Testing

@testable import Bioheat

@Suite struct Explore {
    @Test func gas() {
        let cell = 0.5
        for h in [9000.0, 20000] {
        let box = Bounds(lower: Point(-30, -30, -2 * cell), upper: Point(30, 30, 2 * cell))
        let probe = probe(gasProbe(-150, coefficient: h, length: 4 * cell), tip: Point(0.2 * cell, 0.4 * cell, -2 * cell))
        for piece in [0.05, 1.0, 10] {
        var model = BioheatModel(patient: patient(muscle, in: box), probes: [probe], resolutionMM: cell)
            var line = ""
            while model.elapsedSeconds < 199.9 {
                model.advance(seconds: piece, drives: freezing)
                let t = model.elapsedSeconds
                if [10.0, 30, 60, 90, 120, 200].contains(where: { abs($0 - t) < 1e-3 }) { line += " \(Int(t.rounded())): \(model.temperature.values.min()!) tip \(model.tipCelsius("A"))" }
            }
            print("GAS|", h, piece, model.coldest.values.min()!, line)
        }
        }
    }
    @Test func rise() {
        let box = Bounds(lower: Point(-40, -40, -2), upper: Point(40, 40, 2))
        for cell in [1.0, 0.5] {
        for piece in [0.1, 1.0, 10] {
            let wire = probe(sink(600, length: 4), tip: Point(0.3, 0.2, -2))
            var model = BioheatModel(patient: patient(.reference, in: box), probes: [wire], resolutionMM: cell)
            var line = ""
            var field = model.temperature.values
            for n in 0..<20 {
                for _ in 0..<Int(10 / piece) { model.advance(seconds: piece, drives: freezing) }
                let now = model.temperature.values
                let rises = zip(now, field).map { $1 > -8 ? 0 : $0 - $1 }
                let worst = rises.indices.max { rises[$0] < rises[$1] }!
                let c = model.grid.centre(ofCell: worst)
                if n % 3 == 2 { line += " \(10 * n + 10): \(rises[worst]) at \((c.x * c.x + c.y * c.y).squareRoot()) min \(now.min()!)" }
                field = now
            }
            print("RISE2|", cell, piece, line)
        }
        }
    }
}
