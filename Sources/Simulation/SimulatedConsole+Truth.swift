import Bioheat

/// For trials and exercises, which hold what was believed against what is so. A session never asks.
extension SimulatedConsole {
    /// The patient on the console as it is at this moment.
    public func hiddenModel() -> BioheatModel { hidden.truth() }

    /// How it differs from the textbook's.
    public var hiddenVariation: Variation { hidden.variation }
}
