/// What the command line says of the finest cell.
public enum WantedCells: Hashable, Sendable {
    /// Nothing: it is the program's own.
    case asWritten
    /// `--resolution`, mm.
    case width(Double)
    /// `--accuracy`: an estimate chooses it when time first passes.
    case estimated
}
