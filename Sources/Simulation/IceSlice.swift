import Bioheat
import Geometry

/// A plane through the ice ball, a pixel a millimetre: the true ice fraction and nothing else.
///
/// The raster covers the ice ball and a rim of 5 mm around it on the two axes beside the slice's own; where there is no ice it is empty.
struct IceSlice {
    static let pixelMM = 1.0
    static let rimMM = 5.0
    /// Pixels along a side at most; a wider ice ball is cut off around its middle.
    static let greatestSide = 400

    /// 0, 1 or 2, and the place on it in mm.
    let axis: Int
    let millimetres: Double

    /// Rows along the later of the two axes, from its lower end.
    func raster(of model: BioheatModel, in patient: Patient, around ice: Bounds?) -> [[Float]] {
        guard let ice, ice.isFinite else { return [] }
        let (across, down) = axis == 0 ? (1, 2) : axis == 1 ? (0, 2) : (0, 1)
        let columns = pixels(from: ice, on: across)
        return pixels(from: ice, on: down).map { row in
            let points = columns.map { column in
                var point = Point(repeating: millimetres)
                point[across] = column
                point[down] = row
                return point
            }
            return zip(points, model.temperatures(at: points)).map { Float(patient.iceFraction(at: $0, celsius: $1)) }
        }
    }

    /// Centres of the pixels along an axis, mm.
    private func pixels(from ice: Bounds, on axis: Int) -> [Double] {
        let wanted = ((ice.size[axis] + 2 * Self.rimMM) / Self.pixelMM).rounded(.up)
        let count = min(Int(min(wanted, Double(Self.greatestSide))), Self.greatestSide)
        let start = ice.centre[axis] - Double(count - 1) / 2 * Self.pixelMM
        return (0..<count).map { start + Double($0) * Self.pixelMM }
    }
}
