import Diagnostics
import Syntax

/// Names that a file declares outside all braces, with their places: who uses one above its declaration is told where it stands.
struct DeclaredBelow {
    private let places: [String: SourceSpan]

    init(_ statements: [Statement]) {
        var places: [String: SourceSpan] = [:]
        for statement in statements {
            guard let name = statement.declaredName, places[name.text] == nil else { continue }
            places[name.text] = name.span
        }
        self.places = places
    }

    /// A name is missing, or any probe at all.
    static func mayExplain(_ diagnostic: Diagnostic) -> Bool {
        if case .name? = Absence(of: diagnostic) { true } else { diagnostic.code == CheckCode.noProbePlaced.rawValue }
    }

    /// With the way out where its name is declared further down.
    func explaining(_ diagnostic: Diagnostic, in sources: SourceMap) -> Diagnostic {
        guard Self.mayExplain(diagnostic) else { return diagnostic }
        let name = sources[diagnostic.span.file].slice(diagnostic.span)
        guard let place = places[name], place.start > diagnostic.span.start else { return diagnostic }
        var explained = diagnostic
        let line = sources.start(of: place).line
        explained.secondary.append(Diagnostic.Label(span: place, text: "comes into being here"))
        explained.help = "`\(name)` comes into being in line \(line): move that line up, before this one"
        return explained
    }
}

extension Statement {
    fileprivate var declaredName: Name? {
        switch kind {
        case .binding(let binding): return binding.name
        case .region(let region): return region.name
        case .tissue(let declaration), .probeModel(let declaration): return declaration.name
        case .command(.place(let probe, _, _, _)):
            guard case .word(let name) = probe.kind else { return nil }
            return Name(name, probe.span)
        default: return nil
        }
    }
}
