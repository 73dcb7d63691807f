import Bioheat
import Checking
import Diagnostics
import Evaluation
import Session

/// What the library declares, as the solver takes it: probe models, and the tissues asked for.
struct LibraryShelf {
    var probes: [String: ProbeModel] = [:]
    var tissues: [String: Tissue] = [:]

    /// Reads the library as a program would, by making each tissue a patient's background.
    init(tissues names: [String]) throws(CommandLineFault) {
        for name in Set(names).sorted() {
            guard let (tissue, models) = Self.read(background: name) else { throw .noLibrary() }
            tissues[name] = tissue
            probes = models
        }
    }

    private static func read(background name: String) -> (Tissue, [String: ProbeModel])? {
        var checker = Checker(library: LibraryFolder())
        let (program, _, sources) = checker.check(SourceFile(name: "library", text: "background \(name)\n"))
        guard let program, case .success(let driver) = Drivers.named("sim", seed: 0, speed: nil, resolutionMM: nil, stop: StopSignal()) else {
            return nil
        }
        let procedure = Procedure(driver: driver, audience: RunAudience(sources: sources, isQuiet: true))
        guard RunCommand.halt({ try Interpreter(operator: procedure).run(program) }) == nil else { return nil }
        return procedure.patient.map { ($0.background, procedure.probeModels) }
    }
}
