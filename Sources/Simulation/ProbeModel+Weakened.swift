import Bioheat

extension ProbeModel {
    /// The same probe with a share (0…1) of its heat transfer and its gas; a held surface comes that much nearer to the body's temperature.
    func weakened(to share: Double) -> ProbeModel {
        guard share != 1 else { return self }
        var model = self
        model.thawCoefficientWPerM2K *= share
        model.gasFlowGPerSecond *= share
        model.cooling = cooling.weakened(to: share)
        return model
    }
}

extension ProbeModel.Cooling {
    fileprivate func weakened(to share: Double) -> Self {
        switch self {
        case .idealSurface(let celsius):
            .idealSurface(celsius: Patient.bodyCelsius + (celsius - Patient.bodyCelsius) * share)
        case .cryogen(let celsius, let coefficient, let start):
            .cryogen(celsius: celsius, coefficientWPerM2K: coefficient * share, startSeconds: start)
        case .constantSink(let wattsPerMetre):
            .constantSink(wattsPerMetre: wattsPerMetre * share)
        }
    }
}
