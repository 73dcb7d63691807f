/// Which of the solver's loops run here: results differ in their last bits between kinds of processors, and nowhere else.
public enum SolverKind {
    /// `x86_64 wide`: the instruction set, and whether its loops for AVX2 and FMA are taken.
    public static var name: String { StageLoops.isWide ? "\(architecture) wide" : architecture }

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
