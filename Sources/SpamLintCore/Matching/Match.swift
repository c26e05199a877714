/// What makes a rule fire: one of a closed set of kinds. What these cannot say becomes a fact or a check in Swift.
public enum Match: Sendable, Equatable {
    case phrases(PhraseMatch)
    case pattern(PatternMatch)
    case field(FieldMatch)
    case fact(FactMatch)
    case defect(DefectMatch)
    case check(CheckMatch)
    case composite(CompositeMatch)
    /// Another symbol of the same receiver's profile; no rule has it.
    case symbol(String)

    /// The kinds that can be found by themselves, this one or those below it.
    public var leaves: [Match] {
        if case .composite(let composite) = self { return composite.all + composite.any + composite.none }
        return [self]
    }
}

/// Words near a hit that confirm it or excuse it.
public struct PhraseContext: Sendable, Equatable {
    public var phrases: [String] {
        get { words.list.value }
        set { words = ContextWords(DeferredTexts(newValue)) }
    }
    private(set) var words: ContextWords
    /// How far from the hit, in characters, to either side.
    public var within: Int

    public init(phrases: [String], within: Int) {
        self.init(list: DeferredTexts(phrases), within: within)
    }

    init(list: DeferredTexts, within: Int) {
        words = ContextWords(list)
        self.within = within
    }

    public static func == (left: PhraseContext, right: PhraseContext) -> Bool {
        left.within == right.within && left.words.list == right.words.list
    }
}

/// Which of the two foldings a hit may come from.
public enum PhraseForm: String, Sendable, CaseIterable {
    /// Written openly.
    case plain
    /// Found only behind look-alikes, spacing or invisible characters.
    case disguised
    case any
}

/// Fires on phrases out of a list.
public struct PhraseMatch: Sendable, Equatable {
    public var scopes: Scopes
    public var phrases: [String] {
        get { list.value }
        set { list = DeferredTexts(newValue) }
    }
    var list: DeferredTexts
    /// How many hits it takes.
    public var atLeast: Int
    /// Whether hits of one phrase count once.
    public var distinct: Bool
    public var form: PhraseForm
    public var insideWords: Bool
    /// With this set, `atLeast` is meant for so many characters of text, and for the whole where that is shorter.
    public var per: Int?
    public var near: PhraseContext?
    public var unless: PhraseContext?

    public init(
        scopes: Scopes, phrases: [String], atLeast: Int = 1, distinct: Bool = true, form: PhraseForm = .any, insideWords: Bool = false,
        per: Int? = nil, near: PhraseContext? = nil, unless: PhraseContext? = nil
    ) {
        self.scopes = scopes
        list = DeferredTexts(phrases)
        self.atLeast = atLeast
        self.distinct = distinct
        self.form = form
        self.insideWords = insideWords
        self.per = per
        self.near = near
        self.unless = unless
    }
}

/// Fires where a regular expression matches the folded text round one of its anchors.
public struct PatternMatch: Sendable, Equatable {
    public var scopes: Scopes
    public var regex: String
    /// Literals, one of which every match holds; the automaton finds them, so that the expression never scans.
    public var anchors: [String] {
        get { list.value }
        set { list = DeferredTexts(newValue) }
    }
    var list: DeferredTexts
    public var atLeast: Int
    public var near: PhraseContext?
    public var unless: PhraseContext?

    public init(
        scopes: Scopes, regex: String, anchors: [String], atLeast: Int = 1, near: PhraseContext? = nil, unless: PhraseContext? = nil
    ) {
        self.scopes = scopes
        self.regex = regex
        list = DeferredTexts(anchors)
        self.atLeast = atLeast
        self.near = near
        self.unless = unless
    }
}

/// Fires on the state of a header field.
public struct FieldMatch: Sendable, Equatable {
    public enum State: String, Sendable, CaseIterable {
        case missing, present, duplicated, malformed, empty
    }

    /// Any of these; `missing` means that all are.
    public var names: [String]
    public var state: State

    public init(names: [String], state: State) {
        self.names = names
        self.state = state
    }
}

/// Fires when a measured number passes a limit.
public struct FactMatch: Sendable, Equatable {
    public enum Comparison: String, Sendable, CaseIterable {
        case above, below, equals
    }

    public struct Condition: Sendable, Equatable {
        public var name: String
        public var comparison: Comparison
        public var limit: Double

        public init(name: String, comparison: Comparison, limit: Double) {
            self.name = name
            self.comparison = comparison
            self.limit = limit
        }
    }

    /// The measure that the finding tells and points at.
    public var condition: Condition
    /// What must hold besides.
    public var with: [Condition]

    public init(condition: Condition, with: [Condition] = []) {
        self.condition = condition
        self.with = with
    }
}

/// Fires on what the parsers noted.
public struct DefectMatch: Sendable, Equatable {
    public var kinds: [String]

    public init(kinds: [String]) {
        self.kinds = kinds
    }
}

/// Fires on what a check in Swift finds.
public struct CheckMatch: Sendable, Equatable {
    public var name: String
    public var parameters: Parameters

    public init(name: String, parameters: Parameters = Parameters()) {
        self.name = name
        self.parameters = parameters
    }
}

/// Joins other kinds, one level deep: every one of `all`, `atLeast` of `any`, none of `none`.
public struct CompositeMatch: Sendable, Equatable {
    public var all: [Match]
    public var any: [Match]
    /// How many of `any` it takes.
    public var atLeast: Int
    public var none: [Match]

    public init(all: [Match] = [], any: [Match] = [], atLeast: Int = 1, none: [Match] = []) {
        self.all = all
        self.any = any
        self.atLeast = atLeast
        self.none = none
    }
}
