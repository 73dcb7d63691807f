import Bioheat

/// How far what a gauge says may lie from what the model would say of the same patient.
///
/// A reading has noise of its own, and the model is solved on cells. A thermocouple has an error of calibration that stays; a needle does not lie quite where
/// it was seen, which counts by how steep the temperature is there. The last two are unknowns beside the patient's own (`TwinFit`), so that a hundred
/// readings of one bad thermocouple weigh no more than they should.
package enum GaugeError {
    /// Noise of one reading of a thermocouple, K, one standard deviation: the simulated console's.
    package static let readingKelvin = 0.5

    /// The model's own error, K for each mm of its finest cell, one standard deviation: what stays, at a probe's surface 150 K below the body and in proportion
    /// above, and what comes and goes from minute to minute. Tips on cells of 1 mm and of 2 mm lie 0.6 K to 0.9 K apart in a freeze and 0.1 K in a thaw.
    static let lastingKelvinPerMM = 0.6
    static let passingKelvinPerMM = 0.2
    private static let coldOfProbe = 150.0

    /// While the front passes a needle its temperature hangs by the latent heat of a single cell, K.
    static let frontKelvin = 2.0
    /// Where a front may be near, °C.
    static let frontRange = -10.0...4.0

    /// A thermocouple's errors that stay, as two that are independent, each one standard deviation, K: one at any temperature, and one that grows with the cold, with
    /// the model's own. Calibration is the tolerance of type T, class 3, in IEC 60584-1, ±1 K or ±1.5 % of the temperature below zero (a standard's figures,
    /// from memory), taken as even within its bounds.
    package static func lastingKelvin(at celsius: Double, resolutionMM: Double) -> [Double] {
        let gain = 0.015 * min(celsius, 0) / 3.0.squareRoot()
        let model = lastingKelvinPerMM * resolutionMM * (celsius - Patient.bodyCelsius) / coldOfProbe
        return [1 / 3.0.squareRoot(), -(gain * gain + model * model).squareRoot()]
    }

    /// How far the slopes of the coarse runs may be off, as a share of what they move a figure by.
    static let slopeShare = 0.05

    /// One standard deviation of where a needle lies, mm along each axis: its place is read off a scan to a millimetre either way (an estimate).
    package static let needleMM = 1 / 3.0.squareRoot()

    /// Of a minute's mean, K; what stays the same from minute to minute is not in it.
    static func deviation(of minute: Monitoring.Minute, resolutionMM: Double) -> Double {
        let reading = readingKelvin / Double(minute.seconds.count).squareRoot()
        var model = passingKelvinPerMM * resolutionMM
        if case .sensor = minute.gauge, frontRange.contains(minute.mean) { model = max(model, frontKelvin) }
        return (reading * reading + model * model).squareRoot()
    }

    /// Of an extent, mm: the scan's, and a tenth of the model's cell.
    static func deviation(ofExtentIn scan: Monitoring.Scan, resolutionMM: Double) -> Double {
        (scan.errorMM * scan.errorMM + 0.01 * resolutionMM * resolutionMM).squareRoot()
    }
}
