import CProcessor

/// The stage kernel compiled once more, for processors with AVX2 and FMA: the files beside this one are the solver's own (`Bioheat/Stages`).
///
/// A lane does the same operations in the same order at either width, so the fields do not depend on which one runs.
public final class WideLaws: @unchecked Sendable {
    private let lanes: UnsafeMutablePointer<PhaseLanes>

    /// Whether this processor can run it.
    public static let isSupported = processor_has_wide_vectors() != 0

    /// One list of `PhaseLanes` constants a material.
    public init(constants: [[Float]], isActive: [Bool]) {
        lanes = .allocate(capacity: max(constants.count, 1))
        for (number, list) in constants.enumerated() {
            (lanes + number).initialize(to: PhaseLanes(constants: list, isActive: isActive[number]))
        }
    }

    deinit { lanes.deallocate() }

    /// Runs a `StageKernel` (the solver's, which has the same layout) on some rows, with these laws.
    public func run(kernel: UnsafeRawPointer, rows: Range<Int>) {
        var kernel = kernel.load(as: StageKernel.self)
        kernel.lanes = UnsafePointer(lanes)
        kernel.run(rows: rows)
    }
}
