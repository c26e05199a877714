import MailMessage

/// Rules made ready to run: what the one scan looks for, and who asked for it.
///
/// A class, so that a linter stays small and what is added here is nothing to those who only hold it.
public final class Plan: Sendable {
    /// A child of a rule's match, resolved.
    indirect enum Step: Sendable {
        /// Index into `leaves`.
        case leaf(Int)
        case field(FieldMatch, known: [FieldName])
        case fact(FactDefinition, FactMatch, with: [FactDefinition])
        case defect(Set<String>)
        case check(CheckCall)
        case composite(all: [Step], any: [Step], atLeast: Int, none: [Step])
        /// Index into the steps of the same profile.
        case symbol(Int)
        /// Names something that this program does not have; never fires.
        case nothing
    }

    /// A class, so that going through the plan moves one reference a check.
    final class CheckCall: Sendable {
        let check: Check
        let parameters: Parameters

        init(check: Check, parameters: Parameters) {
            self.check = check
            self.parameters = parameters
        }
    }

    /// When an entry need not be looked at.
    struct Gate: Sendable {
        /// The classes that its rule is for; none where nobody asks for the rule.
        let classes: MessageClasses
        /// What a message must have for it to find anything.
        var needs: Needs = []
        /// The leaf without whose hits it finds nothing; nil where it is more than a leaf.
        var leaf: Int?
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

    /// A receiver's profile, resolved; what its symbols look for is among the leaves.
    struct Profile: Sendable {
        let profile: ReceiverProfile
        /// One for each symbol.
        let steps: [Step]
        /// The fact that scales a symbol.
        let scales: [FactDefinition?]
        /// The symbols that scale a symbol, with their factors.
        let shares: [[(symbol: Int, factor: Double)]]
        /// The index of the group whose cap a symbol falls under.
        let groups: [Int?]
    }

    let entries: [Entry]
    /// What of each entry is asked for every message, apart from it: most entries are passed over.
    let gates: [Gate]
    let leaves: [Leaf]
    /// The leaf of each literal.
    let leafOfLiteral: [Int32]
    let profiles: [Profile]
    /// Leaves that tell message classes, behind those of the rules and symbols.
    let classLeaves: [(messageClass: MessageClass, leaf: Int)]
    let scanner: LiteralScanner
    /// Scopes that are worth a scan.
    let scopes: Scopes

    /// Numbers that rules say their advice reaches, by name.
    let facts: [String: FactDefinition]

    public var rules: [Rule] { entries.map(\.rule) }

    /// Builds the automaton from the phrases of the rules and of the profiles' symbols.
    public convenience init(
        rules: [Rule], profiles: [ReceiverProfile] = [], classes: [ClassPhrases], facts: [FactDefinition], checks: [Check]
    ) {
        self.init(rules: rules, profiles: profiles, classes: classes, facts: facts, checks: checks, scanner: nil)
    }

    /// - Parameters:
    ///   - scanner: The automaton as it was built for the same rules, profiles and classes; nil builds it.
    ///   - isOn: Whether a rule is asked for; others stay silent.
    init(
        rules: [Rule], profiles: [ReceiverProfile], classes: [ClassPhrases], facts: [FactDefinition], checks: [Check],
        scanner: LiteralScanner?, isOn: (Rule) -> Bool = { _ in true }
    ) {
        let reached = Set(rules.flatMap { $0.reaches.keys })
        self.facts = Dictionary(
            facts.filter { reached.contains($0.name) }.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var builder = Builder(facts: facts, checks: checks)
        entries = rules.map { Entry(rule: $0, step: builder.step(for: $0.match)) }
        gates = entries.map { entry in
            let rule = entry.rule
            let classes: MessageClasses = isOn(rule) ? rule.classes : []
            return switch entry.step {
            case .leaf(let leaf): Gate(classes: classes, needs: rule.needs, leaf: leaf)
            case .check(let call): Gate(classes: classes, needs: rule.needs.union(call.check.needs))
            case .fact(let definition, _, _): Gate(classes: classes, needs: rule.needs.union(definition.needs))
            default: Gate(classes: classes, needs: rule.needs)
            }
        }
        self.profiles = profiles.map { builder.profile($0) }
        classLeaves = classes.map { ($0.messageClass, builder.leaf(for: Leaf(kind: .phrases($0.match)))) }
        leaves = builder.leaves
        scopes = LiteralScanner.wanted(by: leaves)
        var owners: [Int32] = []
        for (index, leaf) in leaves.enumerated() { owners.append(contentsOf: repeatElement(Int32(index), count: leaf.literals.count)) }
        leafOfLiteral = owners
        self.scanner = scanner ?? LiteralScanner(leaves: leaves)
    }

    private struct Builder {
        let facts: [FactDefinition]
        let checks: [Check]
        var leaves: [Leaf] = []
        /// Of the profile at hand.
        var symbols: [String: Int] = [:]

        mutating func leaf(for leaf: Leaf) -> Int {
            leaves.append(leaf)
            return leaves.count - 1
        }

        mutating func step(for match: Match) -> Step {
            switch match {
            case .phrases(let phrases): return .leaf(leaf(for: Leaf(kind: .phrases(phrases))))
            case .pattern(let pattern): return .leaf(leaf(for: Leaf(kind: .pattern(pattern))))
            case .field(let field): return .field(field, known: field.names.map { FieldName(Array($0.utf8)) })
            case .fact(let fact):
                let others = fact.with.compactMap { condition in facts.first { $0.name == condition.name } }
                guard let main = facts.first(where: { $0.name == fact.condition.name }), others.count == fact.with.count else {
                    return .nothing
                }
                return .fact(main, fact, with: others)
            case .defect(let defect): return .defect(Set(defect.kinds))
            case .check(let match):
                guard let check = checks.first(where: { $0.name == match.name }) else { return .nothing }
                return .check(CheckCall(check: check, parameters: match.parameters))
            case .composite(let composite):
                let all = composite.all.map { step(for: $0) }
                let any = composite.any.map { step(for: $0) }
                return .composite(all: all, any: any, atLeast: composite.atLeast, none: composite.none.map { step(for: $0) })
            case .symbol(let name): return symbols[name].map { .symbol($0) } ?? .nothing
            }
        }

        mutating func profile(_ profile: ReceiverProfile) -> Profile {
            symbols = Dictionary(profile.symbols.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
            return Profile(
                profile: profile, steps: profile.symbols.map { step(for: $0.match) },
                scales: profile.symbols.map { symbol in symbol.scale?.fact.flatMap { name in facts.first { $0.name == name } } },
                shares: profile.symbols.map { symbol in
                    symbol.scale?.shares.compactMap { share in symbols[share.symbol].map { ($0, share.factor) } } ?? []
                },
                groups: profile.symbols.map { symbol in profile.groups.firstIndex { $0.name == symbol.group } })
        }
    }
}
