/// Rules made ready to run: what the one scan looks for, and who asked for it.
///
/// A class, so that a linter stays small and what is added here is nothing to those who only hold it.
public final class Plan: Sendable {
    /// A child of a rule's match, resolved.
    indirect enum Step: Sendable {
        /// Index into `leaves`.
        case leaf(Int)
        case field(FieldMatch, FieldNames)
        case fact(FactDefinition, FactMatch, with: [FactDefinition])
        case defect(Set<String>)
        case check(CheckCall)
        case composite(all: [Step], any: [Step], atLeast: Int, none: [Step])
        /// Index into the steps of the same profile.
        case symbol(Int)
        /// Names something that this program does not have; never fires.
        case nothing
    }

    /// When an entry need not be looked at.
    struct Gate: Sendable {
        /// The classes that its rule is for; none where nobody asks for the rule.
        let classes: MessageClasses
        /// What a message must have for it to find anything.
        private(set) var needs: Needs
        /// A leaf without whose hits it finds nothing.
        private(set) var leaf = noLeaf

        static let noLeaf: Int32 = -1

        init(classes: MessageClasses = .all, needs: Needs = [], _ step: Step) {
            self.classes = classes
            self.needs = needs
            narrow(by: step)
        }

        private mutating func narrow(by step: Step) {
            switch step {
            case .leaf(let leaf): if self.leaf == Self.noLeaf { self.leaf = Int32(leaf) }
            case .check(let call): needs.formUnion(call.check.needs)
            case .fact(let definition, _, let others): for fact in [definition] + others { needs.formUnion(fact.needs) }
            case .composite(let all, _, _, _): for step in all { narrow(by: step) }
            case .field: needs.insert(.header)
            case .defect, .symbol, .nothing: break
            }
        }
    }

    /// A class, so that going through the plan moves one reference a rule.
    final class Entry: Sendable {
        let rule: Rule
        let step: Step

        init(rule: Rule, step: Step) {
            self.rule = rule
            self.step = step
        }
    }

    let entries: [Entry]
    /// What of each entry is asked for every message, apart from it: most entries are passed over.
    let gates: [Gate]
    /// Of the entries.
    let program: StepProgram
    let leaves: [Leaf]
    /// The leaf of each literal.
    let leafOfLiteral: [Int32]
    /// Those that are asked for.
    let profiles: [Profile]
    /// Leaves that tell message classes, behind those of the rules and symbols.
    let classLeaves: [(messageClass: MessageClass, leaf: Int)]
    let scanner: LiteralScanner
    /// Scopes that are worth a scan.
    let scopes: Scopes
    /// Different questions that checks are asked.
    let callCount: Int

    /// Numbers that rules say their advice reaches, by name.
    let facts: [String: FactDefinition]

    public var rules: [Rule] { entries.map(\.rule) }

    /// Builds the automaton from the phrases of the rules and of the profiles' symbols.
    public convenience init(
        rules: [Rule], profiles: [ReceiverProfile] = [], classes: [ClassPhrases], facts: [FactDefinition], checks: [Check]
    ) {
        self.init(rules: rules, profiles: profiles, classes: classes, facts: facts, checks: checks, scanner: nil, receivers: [])
    }

    /// - Parameters:
    ///   - scanner: The automaton as it was built for the same rules, profiles and classes; nil builds it.
    ///   - receivers: The profiles that are asked for, by id; others say nothing.
    ///   - isOn: Whether a rule is asked for; others stay silent.
    init(
        rules: [Rule], profiles: [ReceiverProfile], classes: [ClassPhrases], facts: [FactDefinition], checks: [Check],
        scanner: LiteralScanner?, receivers: Set<String>, isOn: (Rule) -> Bool = { _ in true }
    ) {
        let reached = Set(rules.flatMap { $0.reaches.keys })
        self.facts = Dictionary(
            facts.filter { reached.contains($0.name) }.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var builder = Builder(facts: facts, checks: checks)
        entries = rules.map { Entry(rule: $0, step: builder.step(for: $0.match)) }
        gates = entries.map { Gate(classes: isOn($0.rule) ? $0.rule.classes : [], needs: $0.rule.needs, $0.step) }
        program = StepProgram(entries.map(\.step))
        self.profiles = builder.profiles(profiles, asked: receivers)
        classLeaves = classes.map { ($0.messageClass, builder.leaf(for: .phrases($0.match))) }
        leaves = builder.leaves
        callCount = builder.callCount
        scopes = LiteralScanner.wanted(by: leaves)
        var owners: [Int32] = []
        for (index, leaf) in leaves.enumerated() { owners.append(contentsOf: repeatElement(Int32(index), count: leaf.literalCount)) }
        leafOfLiteral = owners
        self.scanner = scanner ?? LiteralScanner(leaves: leaves)
    }
}
