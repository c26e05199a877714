/// The conditions of a plan laid out flat: what tells for each message which of some seven hundred conditions hold goes through numbers
/// alone, and takes hold of an object only where it asks it something.
///
/// It counts and says no more; `Engine.evidence(for:)` tells places and values of the few that hold.
///
/// Unchecked, because nobody writes to its rows once it is made.
final class StepProgram: @unchecked Sendable {
    enum Node: Sendable {
        /// Index into the plan's leaves.
        case leaf(Int32)
        case field(Int32)
        case fact(Int32)
        case defect(Int32)
        case check(Int32)
        case composite(Int32)
        /// Index of a root of the same program.
        case symbol(Int32)
        case nothing
    }

    /// Ranges of nodes.
    struct Composite: Sendable {
        let all: Range<Int32>
        let any: Range<Int32>
        let atLeast: Int32
        let none: Range<Int32>
    }

    struct Field: Sendable {
        let match: FieldMatch
        let names: FieldNames
    }

    /// A condition on a number.
    struct Test: Sendable {
        /// Of the fact, by which measurements are found again.
        let number: Int
        let needs: Needs
        let comparison: FactMatch.Comparison
        let limit: Double
        /// How many tests behind this one must hold with it.
        let others: Int
    }

    /// One for each step that it was made of.
    let roots: UnsafeBufferPointer<Node>
    let nodes: UnsafeBufferPointer<Node>
    let composites: UnsafeBufferPointer<Composite>
    let fields: [Field]
    let tests: UnsafeBufferPointer<Test>
    /// What each test is about.
    let definitions: [FactDefinition]
    let defects: [Set<String>]
    private let calls: [Plan.CheckCall]
    /// The same without counting who holds them: this program does.
    let callHandles: [Unmanaged<Plan.CheckCall>]

    init(_ steps: [Plan.Step]) {
        var builder = Builder()
        roots = Self.row(of: steps.map { builder.node(for: $0) })
        nodes = Self.row(of: builder.nodes)
        composites = Self.row(of: builder.composites)
        fields = builder.fields
        tests = Self.row(of: builder.tests)
        definitions = builder.definitions
        defects = builder.defects
        calls = builder.calls
        callHandles = calls.map { Unmanaged.passUnretained($0) }
    }

    deinit {
        roots.deallocate()
        nodes.deallocate()
        composites.deallocate()
        tests.deallocate()
    }

    /// Elements that hold nothing but numbers, and are read thousands of times a message, without anybody counting who holds the row.
    private static func row<Element>(of elements: [Element]) -> UnsafeBufferPointer<Element> {
        precondition(_isPOD(Element.self), "a row lets nothing go that its elements hold")
        let row = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
        _ = row.initialize(from: elements)
        return UnsafeBufferPointer(row)
    }

    private struct Builder {
        var nodes: [Node] = []
        var composites: [Composite] = []
        var fields: [Field] = []
        var tests: [Test] = []
        var definitions: [FactDefinition] = []
        var defects: [Set<String>] = []
        var calls: [Plan.CheckCall] = []

        mutating func node(for step: Plan.Step) -> Node {
            switch step {
            case .leaf(let leaf): return .leaf(Int32(leaf))
            case .field(let match, let names):
                fields.append(Field(match: match, names: names))
                return .field(Int32(fields.count - 1))
            case .fact(let definition, let match, let others):
                let first = tests.count
                add(definition, match.condition, others: others.count)
                for (other, condition) in zip(others, match.with) { add(other, condition, others: 0) }
                return .fact(Int32(first))
            case .defect(let kinds):
                defects.append(kinds)
                return .defect(Int32(defects.count - 1))
            case .check(let call):
                calls.append(call)
                return .check(Int32(calls.count - 1))
            case .composite(let all, let any, let atLeast, let none):
                let composite = Composite(all: row(all), any: row(any), atLeast: Int32(clamping: atLeast), none: row(none))
                composites.append(composite)
                return .composite(Int32(composites.count - 1))
            case .symbol(let index): return .symbol(Int32(index))
            case .nothing: return .nothing
            }
        }

        private mutating func add(_ definition: FactDefinition, _ condition: FactMatch.Condition, others: Int) {
            definitions.append(definition)
            tests.append(
                Test(
                    number: definition.number, needs: definition.needs, comparison: condition.comparison, limit: condition.limit,
                    others: others))
        }

        /// Lays out steps one behind the other; what is below them comes before.
        private mutating func row(_ steps: [Plan.Step]) -> Range<Int32> {
            let row = steps.map { node(for: $0) }
            let start = Int32(nodes.count)
            nodes.append(contentsOf: row)
            return start..<Int32(nodes.count)
        }
    }
}
