import WideStages

/// The solver's loops as this processor runs them best: compiled for AVX2 and FMA where it has them, else as the rest of the program is.
enum StageLoops {
    static let isWide = WideLoops.isSupported

    static func run(_ stage: StageKernel, _ left: UnsafeMutablePointer<UInt64>, fromTop: Bool, scratch: UnsafeMutablePointer<Float>) {
        guard isWide else { return stage.run(left, fromTop: fromTop, scratch: scratch) }
        withUnsafePointer(to: stage) { WideLoops.stage($0, left, fromTop: fromTop, scratch: scratch) }
    }

    static func run(_ face: FaceKernel, _ group: FaceKernel.Group, blocks: Range<Int>) {
        guard isWide else { return face.run(group, blocks: blocks) }
        withUnsafePointer(to: face) { face in
            withUnsafePointer(to: group) { WideLoops.faces(face, group: $0, blocks: blocks) }
        }
    }

    static func read(_ probe: ProbeKernel, _ enthalpy: UnsafePointer<Float>, means: UnsafeMutablePointer<Float>) {
        guard isWide else { return probe.read(enthalpy, means: means) }
        withUnsafePointer(to: probe) { WideLoops.read(probe: $0, enthalpy, means: means) }
    }

    static func spread(_ probe: ProbeKernel, _ watts: UnsafePointer<Float>, drawn: UnsafeMutablePointer<Lanes>) {
        guard isWide else { return probe.spread(watts, drawn: drawn) }
        withUnsafePointer(to: probe) { WideLoops.spread(probe: $0, watts, drawn: drawn) }
    }

    static func note(_ record: ColdRecord, _ notes: ColdRecord.Notes, rows: Range<Int>) {
        guard isWide else { return record.note(notes, rows: rows) }
        withUnsafePointer(to: record) { record in
            withUnsafePointer(to: notes) { WideLoops.note(record, $0, rows: rows) }
        }
    }

    static func fill(_ record: ColdRecord, _ celsius: UnsafeMutablePointer<Float>, rows: Range<Int>) {
        guard isWide else { return record.fill(celsius, rows: rows) }
        withUnsafePointer(to: record) { WideLoops.fill($0, celsius, rows: rows) }
    }
}
