import Quantities
import Uncertainty

/// A band behind its figure, nothing where there is none: ` [3.1 to 11.4]`.
enum BandWords {
    static func tenths(_ band: Band?) -> String { words(band) { Numeral.text($0, decimals: 1) } }

    /// Of a share, in whole per cents.
    static func percent(_ band: Band?) -> String { words(band) { Numeral.text(100 * $0, decimals: 0) } }

    private static func words(_ band: Band?, _ text: (Double) -> String) -> String {
        guard let band, band.low != nil || band.high != nil else { return "" }
        return " [\(band.low.map(text) ?? "none") to \(band.high.map(text) ?? "none")]"
    }
}
