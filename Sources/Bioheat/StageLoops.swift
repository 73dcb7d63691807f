import WideStages

/// The solver's loops: compiled for AVX2 and FMA, or as the rest of the program is. Both do the same operations lane by lane, but one rounds a
/// product and a sum once and the other twice.
struct StageLoops: Hashable, Sendable {
    let isWide: Bool

    /// As this processor runs them best.
    static let best = StageLoops(isWide: WideLoops.isSupported)
    /// As every processor can run them.
    static let plain = StageLoops(isWide: false)

    func run(_ stage: StageKernel, _ left: UnsafeMutablePointer<UInt64>, fromTop: Bool, scratch: UnsafeMutablePointer<Float>) {
        guard isWide else { return stage.run(left, fromTop: fromTop, scratch: scratch) }
        withUnsafePointer(to: stage) { WideLoops.stage($0, left, fromTop: fromTop, scratch: scratch) }
    }

    func run(_ face: FaceKernel, _ group: FaceKernel.Group, blocks: Range<Int>) {
        guard isWide else { return face.run(group, blocks: blocks) }
        withUnsafePointer(to: face) { face in
            withUnsafePointer(to: group) { WideLoops.faces(face, group: $0, blocks: blocks) }
        }
    }

    func read(_ probe: ProbeKernel, _ enthalpy: UnsafePointer<Float>?, means: UnsafeMutablePointer<Float>) {
        guard isWide else { return probe.read(enthalpy, means: means) }
        withUnsafePointer(to: probe) { WideLoops.read(probe: $0, enthalpy, means: means) }
    }

    func spread(_ probe: ProbeKernel, _ watts: UnsafePointer<Float>, drawn: UnsafeMutablePointer<Lanes>) {
        guard isWide else { return probe.spread(watts, drawn: drawn) }
        withUnsafePointer(to: probe) { WideLoops.spread(probe: $0, watts, drawn: drawn) }
    }

    func note(_ record: ColdRecord, _ notes: ColdRecord.Notes, rows: Range<Int>) {
        guard isWide else { return record.note(notes, rows: rows) }
        withUnsafePointer(to: record) { record in
            withUnsafePointer(to: notes) { WideLoops.note(record, $0, rows: rows) }
        }
    }

    func fill(_ record: ColdRecord, _ celsius: UnsafeMutablePointer<Float>, rows: Range<Int>) {
        guard isWide else { return record.fill(celsius, rows: rows) }
        withUnsafePointer(to: record) { WideLoops.fill($0, celsius, rows: rows) }
    }
}
