/// Categories, rules, receivers' profiles and class wording, with the automaton that finds their phrases: what a linter judges by.
public struct Catalogue: Sendable {
    public let categories: [Category]
    /// In order of id.
    public let rules: [Rule]
    public let classes: [ClassPhrases]
    /// In order of name and version.
    public let profiles: [ReceiverProfile]
    /// As the build made it; nil where rules were read at run time.
    let scanner: LiteralScanner?

    public init(categories: [Category], rules: [Rule], classes: [ClassPhrases], profiles: [ReceiverProfile] = []) {
        self.categories = categories
        self.rules = rules
        self.classes = classes
        self.profiles = ReceiverProfile.ordered(profiles)
        scanner = nil
    }

    /// The same rules as a user wants them; the automaton stays as it is, for settings change no literal.
    public func setting(_ settings: [RuleID: RuleSetting]) -> Catalogue {
        guard !settings.isEmpty else { return self }
        return Catalogue(self, rules: rules.map { rule in settings[rule.id].map { Rule(rule, setting: $0) } ?? rule })
    }

    /// - Parameter rules: With the literals of `other`'s, in the same order.
    private init(_ other: Catalogue, rules: [Rule]) {
        categories = other.categories
        self.rules = rules
        classes = other.classes
        profiles = other.profiles
        scanner = other.scanner
    }

    /// Reads what `flat()` wrote; texts that few runs need when they are asked for.
    public init(flat text: StaticString) {
        self.init(FlatDecoder(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount), isLasting: true))
    }

    /// The same from bytes that need not outlive the catalogue.
    public init(flat bytes: UnsafeBufferPointer<UInt8>) { self.init(FlatDecoder(bytes)) }

    private init(_ flat: FlatDecoder) {
        var decoder = flat
        categories = decoder.array { $0.category() }
        rules = decoder.array { $0.rule() }
        classes = decoder.array { decoder in
            let messageClass = decoder.choice() ?? MessageClass.unknown
            guard case .phrases(let match) = decoder.match() else {
                return ClassPhrases(messageClass: .unknown, match: PhraseMatch(scopes: [], phrases: []))
            }
            return ClassPhrases(messageClass: messageClass, match: match)
        }
        profiles = decoder.profiles()
        scanner = LiteralScanner(&decoder)
    }

    /// The catalogue with its automaton, as bytes that are valid UTF-8.
    public func flat() -> [UInt8] {
        var encoder = FlatEncoder()
        encoder.encode(categories) { $0.encode($1) }
        encoder.encode(rules) { $0.encode($1) }
        encoder.encode(classes) { encoder, wording in
            encoder.encode(choice: wording.messageClass)
            encoder.encode(Match.phrases(wording.match))
        }
        encoder.encode(profiles)
        Plan(rules: rules, profiles: profiles, classes: classes, facts: [], checks: []).scanner.encode(into: &encoder)
        return encoder.bytes
    }

    /// This catalogue with more rules; a rule of the same id replaces the one that is there, a profile of the same name and version too.
    public func adding(_ more: [Rule], categories extra: [Category], profiles own: [ReceiverProfile] = []) -> Catalogue {
        let ids = Set(more.map(\.id))
        let names = Set(extra.map(\.name))
        return Catalogue(
            categories: (categories.filter { !names.contains($0.name) } + extra).sorted { $0.name < $1.name },
            rules: (rules.filter { !ids.contains($0.id) } + more).sorted { $0.id < $1.id }, classes: classes,
            profiles: profiles.filter { old in !own.contains { $0.id == old.id } } + own)
    }

    /// The rules made ready to run with the facts and checks of this program.
    ///
    /// - Parameters:
    ///   - markets: Whose laws are asked for: rules for others are off, and findings name no others.
    ///   - providers: Whose demands are asked for, likewise.
    ///   - receivers: Profiles that are asked for, by id; nil asks one version of each receiver.
    public func plan(
        facts: [FactDefinition], checks: [Check], markets: [Market] = [], providers: [Provider] = [], receivers: Set<String>? = nil
    ) -> Plan {
        let narrowed = rules.map { rule in
            rule.grounds.isEmpty ? rule : Rule(rule, standingOn: rule.grounds.narrowed(to: markets, providers))
        }
        return Plan(
            rules: narrowed, profiles: profiles, classes: classes, facts: facts, checks: checks, scanner: scanner,
            receivers: receivers ?? Set(ReceiverProfile.standard(among: profiles).map(\.id))
        ) { $0.grounds.isAsked(markets: markets, providers: providers) }
    }
}
