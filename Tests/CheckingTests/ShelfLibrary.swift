import Checking
import Diagnostics

/// A library held in memory: a few tissues, one probe model, a protocol, and modules that are wrong on purpose.
struct ShelfLibrary: ModuleLibrary {
    var prelude: [String] { ["tissues", "probes"] }
    var moduleNames: [String] { Self.texts.keys.sorted() }

    func module(named name: String) -> SourceFile? { Self.texts[name].map { SourceFile(name: name + ".frz", text: $0) } }

    func file(at path: String, from importer: String) -> SourceFile? {
        path == "./mine.frz" ? SourceFile(name: "mine.frz", text: "let gap = 15 mm\nuse layouts\n") : nil
    }

    private static let tissueNames = [
        "muscle", "nerve", "lung", "cancellous_bone", "cortical_bone", "osteolytic_tumour", "ultrasound_gel", "air", "co2", "saline",
    ]

    static func tissue(_ name: String) -> String {
        """
        tissue \(name) {
          density: 1000 kg/m3, conductivity: 0.5 W/m/K, frozen_conductivity: 2 W/m/K
          heat_capacity: 3.5 kJ/kg/K; frozen_heat_capacity: 1800 J/kg/K
          latent_heat: 250 kJ/kg
          freezing: -8 C to -1 C
        }

        """
    }

    private static let texts: [String: String] = [
        "tissues": tissueNames.map(tissue).joined(),
        "probes": """
        probe model argon_17g {
          diameter: 1.47 mm; active_length: 30 mm; cryogen: -150 C; heat_transfer: 9000 W/m2/K
          start: 15 s; thermocouple: true; gas: argon; gas_flow: 0.7 g/s; nominal_pressure: 3500 psi
        }
        probe model wire { diameter: 3 mm; active_length: 100 mm; surface: -150 C }
        """,
        "protocols": """
        protocol double_freeze(freezing: Duration = 12 min, thawing: Duration = 3 min, cycles: Int = 2) {
          repeat cycles times { freeze freezing; thaw thawing }
        }
        protocol finish(bound: Duration = 15 min) { thaw until tip(all) > 10 C at most bound; scan; withdraw all }
        """,
        "layouts": """
        let spacing = 15 mm
        fn pair(center: Point, gap: Length = 20 mm) -> List<Point> {
          return [center - (0 mm, gap / 2, 0 mm), center + (0 mm, gap / 2, 0 mm)]
        }
        """,
        "there": "use back\n",
        "back": "use there\n",
        "hasty": "freeze 12m\n",
    ]
}

/// A program checked against the shelf.
struct Checked {
    let isRight: Bool
    let diagnostics: [Diagnostic]
    let sources: SourceMap

    init(_ text: String) {
        var checker = Checker(library: ShelfLibrary())
        let result = checker.check(SourceFile(name: "case.frz", text: text))
        isRight = result.program != nil
        diagnostics = result.diagnostics
        sources = result.sources
    }

    var codes: [String] { diagnostics.map(\.code) }
    var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }

    func line(_ diagnostic: Diagnostic) -> Int { sources.start(of: diagnostic.span).line }
    func column(_ diagnostic: Diagnostic) -> Int { sources.start(of: diagnostic.span).column }
}
