import Diagnostics

/// The tree of one file. Every node carries the span it was read from; names carry their own.
public struct ProgramTree: Sendable {
    public var file: FileID
    public var statements: [Statement]
    /// What its comments allow against the consensus.
    public var allowances: [Allowance]

    public init(file: FileID, statements: [Statement], allowances: [Allowance] = []) {
        self.file = file
        self.statements = statements
        self.allowances = allowances
    }
}

/// A name as written, with its place.
public struct Name: Hashable, Sendable {
    public var text: String
    public var span: SourceSpan

    public init(_ text: String, _ span: SourceSpan) {
        self.text = text
        self.span = span
    }
}

public struct Block: Sendable {
    public var statements: [Statement]
    public var span: SourceSpan

    public init(statements: [Statement], span: SourceSpan) {
        self.statements = statements
        self.span = span
    }
}

public struct Statement: Sendable {
    public indirect enum Kind: Sendable {
        // The patient
        case title(Expression)
        case background(tissue: Name, temperature: Expression?)
        case region(Region)
        case skin(Expression)
        case domain(Expression, insulated: Bool)
        /// The finest cell; nothing for `auto`.
        case resolution(Expression?)
        case insulate(Expression, material: Name)
        case tissue(Declaration)
        case probeModel(Declaration)
        case deviceProfile(DeviceProfileTree)
        // What must hold
        case limit(Expression, confidence: Expression?)
        case goal(Expression, confidence: Expression?)
        // What to do
        case command(CommandTree)
        // Values, choice, repetition
        case binding(Binding)
        case assignment(Name, Expression)
        case branch(Branch)
        case repeatTimes(Expression, Block)
        case forEach(Name, Expression, Block)
        case whileLoop(condition: Expression, bound: Expression?, body: Block)
        case function(Routine)
        case protocolDeclaration(Routine)
        case returnValue(Expression?)
        case use(UseTree)
        case print(Expression)
        case assert(Expression, message: Expression?)
        case publish(Expression, Expression)
        case override(reason: Expression, Block)
        case together(Block)
        case expression(Expression)
        /// Only its blocks could be read.
        case unread(Unread)
    }

    public var kind: Kind
    public var span: SourceSpan

    public init(_ kind: Kind, _ span: SourceSpan) {
        self.kind = kind
        self.span = span
    }
}

/// `target lesion = SHAPE of TISSUE`, `organ …`, `vessel artery = SHAPE at T`.
public struct Region: Sendable {
    public enum Role: String, Sendable { case target, organ, vessel }

    public var role: Role
    public var name: Name
    public var shape: Expression
    public var tissue: Name?
    public var temperature: Expression?

    public init(role: Role, name: Name, shape: Expression, tissue: Name?, temperature: Expression?) {
        self.role = role
        self.name = name
        self.shape = shape
        self.tissue = tissue
        self.temperature = temperature
    }
}

/// `tissue NAME { key: value … }` and `probe model NAME { … }`. A value may be a range `A to B`.
public struct Declaration: Sendable {
    public struct Entry: Sendable {
        public var key: Name
        public var value: Expression
        /// The upper end in `freezing: -8 C to -1 C`.
        public var upper: Expression?

        public init(key: Name, value: Expression, upper: Expression?) {
            self.key = key
            self.value = value
            self.upper = upper
        }
    }

    public var name: Name
    public var entries: [Entry]

    public init(name: Name, entries: [Entry]) {
        self.name = name
        self.entries = entries
    }
}

public struct Binding: Sendable {
    public var name: Name
    public var isVariable: Bool
    public var type: TypeTree?
    public var value: Expression

    public init(name: Name, isVariable: Bool, type: TypeTree?, value: Expression) {
        self.name = name
        self.isVariable = isVariable
        self.type = type
        self.value = value
    }
}

/// A written type: `Length`, `List<Point>`.
public struct TypeTree: Sendable {
    public var name: Name
    public var arguments: [TypeTree]
    public var span: SourceSpan

    public init(name: Name, arguments: [TypeTree], span: SourceSpan) {
        self.name = name
        self.arguments = arguments
        self.span = span
    }
}

public struct Branch: Sendable {
    public enum Otherwise: Sendable {
        case none
        case block(Block)
        case branch(Statement)  // `else if`
    }

    public var condition: Expression
    public var then: Block
    public var otherwise: Otherwise

    public init(condition: Expression, then: Block, otherwise: Otherwise) {
        self.condition = condition
        self.then = then
        self.otherwise = otherwise
    }
}

/// A `fn` or a `protocol`.
public struct Routine: Sendable {
    public struct Parameter: Sendable {
        public var name: Name
        public var type: TypeTree?
        public var standard: Expression?

        public init(name: Name, type: TypeTree?, standard: Expression?) {
            self.name = name
            self.type = type
            self.standard = standard
        }
    }

    public var name: Name
    public var parameters: [Parameter]
    public var result: TypeTree?
    public var body: Block

    public init(name: Name, parameters: [Parameter], result: TypeTree?, body: Block) {
        self.name = name
        self.parameters = parameters
        self.result = result
        self.body = body
    }
}

/// A statement whose head could not be read, with the blocks behind it, so that what is wrong in them is told too. It never runs.
public struct Unread: Sendable {
    /// The word that it begins with.
    public var word: String
    /// Of a `fn` or a `protocol`.
    public var name: Name?
    public var blocks: [Block]

    public init(word: String, name: Name?, blocks: [Block]) {
        self.word = word
        self.name = name
        self.blocks = blocks
    }
}

/// `use layouts` (a module of the library) or `use "./mine.frz"`.
public struct UseTree: Sendable {
    public var module: String
    public var isPath: Bool
    public var span: SourceSpan

    public init(module: String, isPath: Bool, span: SourceSpan) {
        self.module = module
        self.isPath = isPath
        self.span = span
    }
}

/// Which probes a command speaks of.
public enum ProbeTargets: Sendable {
    /// Nothing was said: every placed probe.
    case unsaid
    case all(SourceSpan)
    case named([ProbeName])
}

/// A probe's name: a word, or a string with expressions in it (`"P{i}"` and `P1` are the same name).
public struct ProbeName: Sendable {
    public enum Kind: Sendable {
        case word(String)
        case text(Expression)
    }

    public var kind: Kind
    public var span: SourceSpan

    public init(_ kind: Kind, _ span: SourceSpan) {
        self.kind = kind
        self.span = span
    }
}

/// How long a freeze or a thaw lasts.
public enum Extent: Sendable {
    case lasting(Expression)
    case until(Expression, atMost: Expression?)
}

public enum CommandTree: Sendable {
    case test(ProbeName, model: Name)
    case place(ProbeName, at: Expression, from: Expression, model: Name)
    case placeSensor(ProbeName, at: Expression, from: Expression)
    case setPower(ProbeTargets, Expression)
    case freeze(ProbeTargets, Extent, scanEvery: Expression?)
    case thaw(ProbeTargets, passive: Bool, Extent)
    case hold(Expression)
    case scan(ScanTree)
    case withdraw(ProbeTargets)
    case warmSkin(Expression)
    case stop
}

/// `scan`, `scan ct`, `scan ct slice z = 0 mm`.
public struct ScanTree: Sendable {
    public var modality: Name?
    public var sliceAxis: Name?
    public var sliceAt: Expression?

    public init(modality: Name?, sliceAxis: Name?, sliceAt: Expression?) {
        self.modality = modality
        self.sliceAxis = sliceAxis
        self.sliceAt = sliceAt
    }
}

public struct Expression: Sendable {
    public indirect enum Kind: Sendable {
        /// `12`, `12 mm`, `1m30s`: the parts add up. Only the first part of a plain number has no unit.
        case number([NumberPart])
        case string([StringPart])
        case boolean(Bool)
        case name(String)
        case list([Expression])
        /// `{ gap: 15 mm, power: 80% }`: values by their names.
        case record([RecordEntry])
        /// Three coordinates make a point; one unit may stand behind all of them.
        case tuple([Expression], unit: UnitName?)
        case unary(UnaryOperator, Expression)
        case binary(BinaryOperator, Expression, Expression, operatorSpan: SourceSpan)
        case call(Name, [Argument])
        case member(Expression, Name)
        case range(Expression, Expression)
        case conditional(condition: Expression, then: Expression, otherwise: Expression)
        case predict(Block)
        /// `let s = scan ct slice z = 0 mm`.
        case scan(ScanTree)
    }

    public var kind: Kind
    public var span: SourceSpan

    public init(_ kind: Kind, _ span: SourceSpan) {
        self.kind = kind
        self.span = span
    }
}

/// A number as written, with the unit that binds to it.
public struct NumberPart: Sendable {
    public var value: Double
    public var unit: UnitName?

    public init(value: Double, unit: UnitName?) {
        self.value = value
        self.unit = unit
    }
}

/// A unit as written: `mm`, `W/m/K`, `°C`, `%`; empty where what stood there was no unit, which has been told.
public struct UnitName: Hashable, Sendable {
    public var text: String
    public var span: SourceSpan

    public init(_ text: String, _ span: SourceSpan) {
        self.text = text
        self.span = span
    }
}

public enum StringPart: Sendable {
    case text(String)
    case expression(Expression)
}

/// One entry of a record, `gap: 15 mm`.
public struct RecordEntry: Sendable {
    public var name: Name
    public var value: Expression

    public init(name: Name, value: Expression) {
        self.name = name
        self.value = value
    }
}

public struct Argument: Sendable {
    public var label: Name?
    public var value: Expression

    public init(label: Name?, value: Expression) {
        self.label = label
        self.value = value
    }
}

public enum UnaryOperator: String, Sendable {
    case negate = "-"
    case not = "not"
}

public enum BinaryOperator: String, Sendable, CaseIterable {
    case or, and
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "=="
    case notEqual = "!="
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case power = "^"
}
