/// Which of the solver's loops run here: results differ in their last bits between kinds of processors, and nowhere else.
public enum SolverKind {
    /// `x86_64 wide`: the instruction set, and whether its loops for AVX2 and FMA are taken.
    public static var name: String { StageLoops.best.isWide ? "\(architecture) wide" : architecture }

    /// Temperatures of two kinds differ by less, °C, and 0 °C fronts by less, mm (a test of the loops for AVX2 and FMA against the plain ones).
    public static let boundCelsius = 0.01
    public static let boundMM = 0.001

    private static var architecture: String {
        #if arch(x86_64)
            "x86_64"
        #elseif arch(arm64)
            "arm64"
        #else
            "other"
        #endif
    }
}
