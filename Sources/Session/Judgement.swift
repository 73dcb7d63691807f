import Evaluation
import Uncertainty

/// Whether a requirement holds, by the forecast and, where it asks for confidence, by the ensemble.
struct Judgement {
    var holds: Bool
    /// By the forecast itself, in the units of the JSON.
    var value: Double?
    let unit: String
    /// How far inside the bound, in the value's unit; with confidence by the quantile on the bad side.
    let room: Double?
    var confident: ConfidentBand?

    init(_ measurement: Requirement.Measurement) {
        holds = measurement.holds
        value = measurement.value
        unit = measurement.unit
        room = measurement.room
    }

    /// It holds where the forecast says so and, of what the members leave to the bound, the quantile on the bad side does too.
    init(_ forecast: Requirement.Measurement, _ members: [Requirement.Measurement], confidence: Double) {
        let least = Quantile.value(of: members.map(\.roomToBound), at: 1 - confidence) ?? -.infinity
        holds = forecast.holds && (forecast.mayTouchItsBound ? least >= 0 : least > 0)
        value = forecast.value
        unit = forecast.unit
        room = min(forecast.roomToBound, least)
        confident = ConfidentBand(confidence: confidence, band: Band(of: members.map(\.value), confidence: confidence))
    }
}

extension Requirement.Measurement {
    /// What has no value breaks its bound without end, or never.
    fileprivate var roomToBound: Double { room ?? (holds ? .infinity : -.infinity) }
}
