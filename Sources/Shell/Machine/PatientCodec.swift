import Foundation
import Simulation

/// The patient of a simulated machine as one line of JSON; every number comes back to the last bit.
enum PatientCodec {
    static func bytes(of description: PatientDescription) -> [UInt8]? {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        encoder.nonConformingFloatEncodingStrategy = .convertToString(positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return (try? encoder.encode(description)).map(Array.init)
    }

    /// Nothing for what is no patient.
    static func description(in bytes: [UInt8]) -> PatientDescription? {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return try? decoder.decode(PatientDescription.self, from: Data(bytes))
    }
}
