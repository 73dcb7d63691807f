import CProcessor

/// The solver's loops compiled once more, for processors with AVX2 and FMA: the files beside this one are the solver's own
/// (`Bioheat/Stages`), and the pointers are to the solver's values, which have the same layout.
public enum WideLoops {
    /// Whether this processor can run them.
    public static let isSupported = processor_has_wide_vectors() != 0

    /// `stage` is a `StageKernel`.
    public static func stage(_ stage: UnsafeRawPointer, _ left: UnsafeMutablePointer<UInt64>, fromTop: Bool, scratch: UnsafeMutablePointer<Float>) {
        stage.load(as: StageKernel.self).run(left, fromTop: fromTop, scratch: scratch)
    }

    /// `faces` is a `FaceKernel`, `group` one of its groups.
    public static func faces(_ faces: UnsafeRawPointer, group: UnsafeRawPointer, blocks: Range<Int>) {
        faces.load(as: FaceKernel.self).run(group.load(as: FaceKernel.Group.self), blocks: blocks)
    }

    /// `probe` is a `ProbeKernel`.
    public static func read(probe: UnsafeRawPointer, _ enthalpy: UnsafePointer<Float>?, means: UnsafeMutablePointer<Float>) {
        probe.load(as: ProbeKernel.self).read(enthalpy, means: means)
    }

    /// `probe` is a `ProbeKernel`, `drawn` eight numbers a patch.
    public static func spread(probe: UnsafeRawPointer, _ watts: UnsafePointer<Float>, drawn: UnsafeMutableRawPointer) {
        probe.load(as: ProbeKernel.self).spread(watts, drawn: drawn.assumingMemoryBound(to: Lanes.self))
    }

    /// `record` is a `ColdRecord`, `notes` its `Notes`.
    public static func note(_ record: UnsafeRawPointer, _ notes: UnsafeRawPointer, rows: Range<Int>) {
        record.load(as: ColdRecord.self).note(notes.load(as: ColdRecord.Notes.self), rows: rows)
    }

    /// `record` is a `ColdRecord`.
    public static func fill(_ record: UnsafeRawPointer, _ celsius: UnsafeMutablePointer<Float>, rows: Range<Int>) {
        record.load(as: ColdRecord.self).fill(celsius, rows: rows)
    }
}
