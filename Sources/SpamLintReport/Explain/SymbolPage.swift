public import SpamLintCore

/// All that there is to know about a receiver's symbol, for a terminal.
public struct SymbolPage {
    private let symbol: ReceiverSymbol
    private let profile: ReceiverProfile
    private let rules: [Rule]
    private let examples: [RuleExample]
    /// Of other versions whose symbol is this one.
    private let versions: [String]
    private let language: ReportLanguage
    private let page: PageSections

    /// - Parameters:
    ///   - profile: The symbol's.
    ///   - rules: All of ours, for those that mean the same.
    ///   - examples: The symbol's that are to be shown.
    ///   - versions: Of the receiver that have the symbol as it is, besides the profile's.
    public init(
        _ symbol: ReceiverSymbol, profile: ReceiverProfile, rules: [Rule], examples: [RuleExample] = [], versions: [String] = [],
        language: ReportLanguage
    ) {
        self.symbol = symbol
        self.profile = profile
        self.rules = rules
        self.examples = examples
        self.versions = versions
        self.language = language
        page = PageSections(language: language)
    }

    /// A page for each profile that has a symbol of that name; one for versions that have it alike.
    public static func pages(
        on name: String, among profiles: [ReceiverProfile], rules: [Rule], examples: RuleExamples, language: ReportLanguage
    ) -> [String] {
        let found = profiles.compactMap { profile in profile.symbols.first { $0.name == name }.map { (profile: profile, symbol: $0) } }
        var told: Set<ObjectIdentifier> = []
        return found.compactMap { profile, symbol in
            guard told.insert(ObjectIdentifier(symbol)).inserted else { return nil }
            let others = found.filter { $0.symbol === symbol && $0.profile.id != profile.id }.map(\.profile.version)
            let own = examples[RuleExamples.key(of: symbol, in: profile)]
            return SymbolPage(
                symbol, profile: profile, rules: rules,
                examples: own.isEmpty ? profile.base.map { examples["\($0.id)/\(name)"] } ?? [] : own, versions: others, language: language
            ).text
        }
    }

    public var text: String {
        let receiver = "\(GainWords.receiver(profile.name)) \(([profile.version] + versions).joined(separator: ", "))"
        var text = "\(symbol.name) · \(receiver)\n\(symbol.title[language])\n\n"
        let group = profile.groups.first { $0.name == symbol.group }
        text += page.rows([
            (PageWords.points, page.points(of: symbol)), (PageWords.group, group.map { "\($0.name) (≤ \($0.cap))" } ?? ""),
            (PageWords.voids, symbol.voids.joined(separator: ", ")), (PageWords.source, symbol.source),
        ])
        text += page.formula(PageWords.raised, symbol.match)
        for (name, match) in hidden { text += page.formula(LocalizedText(en: name, zh: name), match) }
        text += page.section(ReportWords.fix, advice)
        text += page.section(PageWords.leaving, lines: leaving)
        text += page.section(PageWords.bands, lines: bands)
        let covering = rules.filter { $0.equivalents.symbols(of: profile.name).contains(symbol.name) }
        let lines = covering.map { "\($0.id)  \($0.title[language])" }
        text += page.section(PageWords.covered, lines: lines.isEmpty ? [PageWords.uncovered[language]] : lines)
        text += page.examples(examples)
        return text
    }

    /// The symbol's own advice, or that of the first rule that means the same.
    private var advice: String {
        let own = symbol.advice[language]
        let rule = rules.first { $0.equivalents.symbols(of: profile.name).contains(symbol.name) }
        return MessageTemplate.fill(own.isEmpty ? rule?.advice[language] ?? "" : own) { _ in "…" }
    }

    /// The conditions without a name of their own that it refers to, by way of others too.
    private var hidden: [(name: String, match: Match)] {
        var found: [(name: String, match: Match)] = []
        var pending = symbol.match.symbols
        while !pending.isEmpty {
            let name = pending.removeFirst()
            guard name.hasPrefix("__"), !found.contains(where: { $0.name == name }),
                let other = profile.symbols.first(where: { $0.name == name })
            else { continue }
            found.append((name, other.match))
            pending += other.match.symbols
        }
        return found
    }

    private var leaving: [String] {
        profile.conditions(of: symbol).first.flatMap { PageWords.leave($0, language) }.map { [$0] } ?? []
    }

    /// Symbols that rest on the same number first of all, this one among them.
    private var bands: [String] {
        guard let fact = profile.conditions(of: symbol).first?.name else { return [] }
        let others = profile.symbols.filter { !$0.isHidden && profile.conditions(of: $0).first?.name == fact }
        guard others.count > 1 else { return [] }
        return others.map { other in
            let conditions = profile.conditions(of: other).filter { $0.name == fact }.map(MatchFormula.text)
            return "\(other.name)  \(page.points(of: other))  \(conditions.joined(separator: "; "))"
        }
    }
}
