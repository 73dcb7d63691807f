import Bioheat
import Devices
import Diagnostics
import Geometry
import Quantities
import Syntax

extension Interpreter {
    /// What the program says of the patient goes onto the operator's patient; what is said before the background waits for it.
    func describe(_ statement: Statement) throws -> Flow {
        switch statement.kind {
        case .title(let title): try entitle(title)
        case .background(let tissue, let temperature): try lay(background: tissue, temperature)
        case .region(let region): try add(region)
        case .skin(let plane): try add(skin: plane)
        case .domain(let box, let isInsulated): try bound(by: box, isInsulated)
        case .resolution(let cell): try refine(to: cell, statement.span)
        case .insulate(let shape, let material): try insulate(shape, with: material, statement.span)
        default: break
        }
        return .next
    }

    private func amend(_ change: @escaping (inout Patient) -> Void) {
        guard var patient = commander.patient else { return environment.earlyRemarks.append(change) }
        change(&patient)
        commander.patient = patient
    }

    private func entitle(_ title: Expression) throws {
        let words = try evaluate(title).text
        amend { $0.title = words }
    }

    private func lay(background name: Name, _ temperature: Expression?) throws {
        let tissue = try tissue(named: name)
        let celsius = try temperature.map { try self.celsius($0) } ?? Patient.bodyCelsius
        if let patient = commander.patient, patient.background != tissue || patient.backgroundCelsius != celsius { try requireStart(for: .background, name.span) }
        var patient = commander.patient ?? Patient(background: tissue)
        patient.background = tissue
        patient.backgroundCelsius = celsius
        for remark in environment.earlyRemarks { remark(&patient) }
        environment.earlyRemarks = []
        commander.patient = patient
    }

    private func add(_ region: Region) throws {
        guard let background = commander.patient?.background else { throw Diagnostic.noPatient(at: region.name.span) }
        let shape = try shape(region.shape)
        let filling = try filling(of: region, background)
        let part = Patient.Region(role: Patient.Region.Role(region.role), name: region.name.text, shape: shape, filling: filling)
        if let earlier = commander.patient?.regions.first(where: { $0.name == part.name }), earlier != part {
            try requireStart(for: .region(part.name, word: region.role.rawValue), region.name.span)
        }
        tellOverlaps(of: part, region.name.span)
        amend { patient in
            patient.regions.removeAll { $0.name == part.name }
            patient.regions.append(part)
        }
    }

    /// Where regions overlap the later one wins; that is told, not refused.
    private func tellOverlaps(of part: Patient.Region, _ span: SourceSpan) {
        for earlier in commander.patient?.regions ?? [] where earlier.name != part.name {
            let shared = RegionOverlap.volumeMM3(earlier.shape, part.shape)
            if shared > 0 { commander.tell(.overlap(of: part.name, with: earlier.name, Quantity(shared * 1e-9, .volume), at: span)) }
        }
    }

    /// A vessel is held at its temperature; a region without a tissue is made of the background's.
    private func filling(of region: Region, _ background: Tissue) throws -> Patient.Region.Filling {
        if let temperature = region.temperature { return .held(celsius: try celsius(temperature)) }
        if region.role == .vessel { return .held(celsius: commander.patient?.backgroundCelsius ?? Patient.bodyCelsius) }
        return .tissue(try region.tissue.map(tissue(named:)) ?? background)
    }

    private func add(skin expression: Expression) throws {
        let value = try evaluate(expression)
        guard case .plane(let point, let normal) = value else { throw Diagnostic.wrongKind(value.kind, wanted: "a plane", at: expression.span) }
        let skin = Patient.Skin(point: point, normal: normal, tissue: try skinTissue(expression.span))
        if let earlier = commander.patient?.skin, earlier != skin { try requireStart(for: .skin, expression.span) }
        amend { $0.skin = skin }
    }

    /// `skin` names the region, so its tissue may go by either name.
    private func skinTissue(_ span: SourceSpan) throws -> Tissue {
        let name = environment.tissues["skin"] == nil ? "skin_tissue" : "skin"
        return try tissue(named: Name(name, span))
    }

    private func bound(by expression: Expression, _ isInsulated: Bool) throws {
        guard case .box(let centre, let size) = try shape(expression) else { throw Diagnostic.notABox(at: expression.span) }
        let domain = Patient.Domain(box: Bounds(lower: centre - size / 2, upper: centre + size / 2), isInsulated: isInsulated)
        if let patient = commander.patient, patient.domain != domain { try requireStart(for: .domain, expression.span) }
        amend { $0.domain = domain }
    }

    private func refine(to expression: Expression?, _ span: SourceSpan) throws {
        guard let expression else {
            if let patient = commander.patient, patient.accuracyMM == nil { try requireStart(for: .resolution, span) }
            return amend { $0.accuracyMM = Patient.usualAccuracyMM }
        }
        let cell = try millimetres(expression)
        if let patient = commander.patient, patient.resolutionMM != cell || patient.accuracyMM != nil { try requireStart(for: .resolution, expression.span) }
        guard cell >= 0.05, cell <= 20 else {
            let seen = Quantity(cell / 1000, .length).description
            throw Diagnostic.outOfRange("the finest cell", seen, allowed: "0.05 mm to 20 mm", example: "resolution 1 mm", at: expression.span)
        }
        amend {
            $0.resolutionMM = cell
            $0.accuracyMM = nil
        }
    }

    private func insulate(_ expression: Expression, with material: Name, _ span: SourceSpan) throws {
        guard commander.patient != nil else { throw Diagnostic.noPatient(at: span) }
        let shape = try shape(expression)
        try perform(.insulate(Patient.Layer(shape: shape, material: tissue(named: material))), span)
    }

    func tissue(named name: Name) throws -> Tissue {
        if let tissue = environment.tissues[name.text] { return tissue }
        throw Diagnostic.unknownName(name.text, what: "tissue", nearest: nearestName(to: name.text, among: environment.tissues.keys), at: name.span)
    }
}

extension Patient.Region.Role {
    init(_ role: Syntax.Region.Role) {
        switch role {
        case .target: self = .target
        case .organ: self = .organ
        case .vessel: self = .vessel
        }
    }
}
