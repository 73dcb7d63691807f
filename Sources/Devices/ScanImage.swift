import Geometry

/// What imaging shows of the ice ball at one moment.
public struct ScanImage: Hashable, Sendable {
    /// The console's time since the case began, s.
    public var atSeconds: Double
    /// `ct`, `mr` or `us`.
    public var modality: String
    /// The ice ball's extents along x, y and z, mm; zeros where there is none.
    public var extentsMM: Point
    public var volumeCM3: Double
    /// One standard deviation of the error of an extent, mm.
    public var errorMM: Double
    /// 0, 1 or 2: the axis across the slice, where one was asked for, and where on it the slice lies, mm.
    public var sliceAxis: Int?
    public var sliceMillimetres: Double?
    /// Ice fraction (0…1) on a square raster, 1 mm a pixel, rows along the later of the slice's two axes.
    public var slice: [[Float]]?

    public init(
        atSeconds: Double, modality: String, extentsMM: Point, volumeCM3: Double, errorMM: Double, sliceAxis: Int? = nil,
        sliceMillimetres: Double? = nil, slice: [[Float]]? = nil
    ) {
        self.atSeconds = atSeconds
        self.modality = modality
        self.extentsMM = extentsMM
        self.volumeCM3 = volumeCM3
        self.errorMM = errorMM
        self.sliceAxis = sliceAxis
        self.sliceMillimetres = sliceMillimetres
        self.slice = slice
    }
}
