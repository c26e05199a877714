/// A phrase list or a pattern of a rule, as the scan sees it.
///
/// A class, because it is looked at for each message whose text it may stand in.
final class Leaf: Sendable {
    enum Kind: Sendable {
        case phrases(PhraseMatch)
        case pattern(PatternMatch)
    }

    let kind: Kind
    let scopes: Scopes
    /// Its place among the leaves of a plan.
    let number: Int

    init(kind: Kind, number: Int = 0) {
        self.kind = kind
        self.number = number
        switch kind {
        case .phrases(let match): scopes = match.scopes
        case .pattern(let match): scopes = match.scopes
        }
    }

    /// What the automaton looks for: the phrases, or the literals that a pattern cannot do without.
    var literals: [String] {
        switch kind {
        case .phrases(let match): match.phrases
        case .pattern(let match): match.anchors
        }
    }

    /// How many literals there are, which is known without reading them.
    var literalCount: Int {
        switch kind {
        case .phrases(let match): match.list.count
        case .pattern(let match): match.list.count
        }
    }

    var matchesInsideWords: Bool {
        switch kind {
        case .phrases(let match): match.insideWords
        case .pattern: true
        }
    }

    /// Whether what is found only in the skeleton counts.
    var seesDisguise: Bool {
        switch kind {
        case .phrases(let match): match.form != .plain
        case .pattern: false
        }
    }
}
