public import SpamLintCore

/// All that there is to know about a rule, for a terminal.
public struct RulePage {
    private let rule: Rule
    private let category: Category?
    private let profiles: [ReceiverProfile]
    private let examples: [RuleExample]
    private let configured: [String]
    private let language: ReportLanguage
    private let page: PageSections

    /// - Parameters:
    ///   - category: The rule's.
    ///   - profiles: Of receivers, for what they charge.
    ///   - examples: The rule's that are to be shown.
    ///   - configured: What the configuration says of the rule, a line each.
    public init(
        _ rule: Rule, category: Category?, profiles: [ReceiverProfile] = [], examples: [RuleExample] = [], configured: [String] = [],
        language: ReportLanguage
    ) {
        self.rule = rule
        self.category = category
        self.profiles = profiles
        self.examples = examples
        self.configured = configured
        self.language = language
        page = PageSections(language: language)
    }

    public var text: String {
        let classes = rule.classes == .all ? PageWords.allClasses[language] : rule.classes.members.map(\.rawValue).joined(separator: ", ")
        var text = "\(rule.id)\n\(rule.title[language])\n\n"
        text += page.rows([
            (PageWords.category, category.map { PageWords.capped($0, language) } ?? rule.category),
            (PageWords.severity, ReportWords.severity(rule.severity, language)),
            (PageWords.points, PageWords.points(rule.points, rule.basis, language)),
            (PageWords.classes, classes), (PageWords.asked, asked),
            (PageWords.needs, rule.needs.contains(.header) ? PageWords.header[language] : ""), (PageWords.since, rule.since),
        ])
        text += page.rows(rule.grounds.laws.map { (GroundsWords.law, GroundsWords.line($0, language)) })
        text += page.rows(rule.grounds.demands.map { (GroundsWords.provider, GroundsWords.line($0, language)) })
        text += page.section(PageWords.configured, lines: configured)
        text += page.section(ReportWords.why, rule.why[language])
        text += page.formula(PageWords.formula, rule.match)
        text += page.section(ReportWords.fix, MessageTemplate.fill(rule.advice[language]) { _ in "…" })
        text += page.section(PageWords.leaving, lines: leaving)
        text += page.section(PageWords.charges, lines: charges)
        text += page.examples(examples)
        text += page.section(PageWords.references, lines: rule.references.flatMap { [$0.title, "  \($0.url)"] })
        return text
    }

    /// The options that turn a rule of a pack on.
    private var asked: String {
        let markets = rule.grounds.markets.map { "--market \($0.rawValue)" }
        return (markets + rule.grounds.providers.map { "--provider \($0.rawValue)" }).joined(separator: ", ")
    }

    private var leaving: [String] {
        var lines: [String] = []
        if case .fact(let match) = rule.match { lines += [PageWords.leave(match.condition, language)].compactMap { $0 } }
        for (name, reach) in rule.reaches.sorted(by: { $0.key < $1.key }) {
            switch reach {
            case .bound(let bound):
                if let low = bound.atLeast { lines.append("\(name) ≥ \(NumberText.text(low))") }
                if let high = bound.atMost { lines.append("\(name) ≤ \(NumberText.text(high))") }
            case .plus(let value): lines.append("\(name) + {\(value)}")
            }
        }
        return lines
    }

    /// Each equivalent symbol, with its points where a profile has it.
    private var charges: [String] {
        ["spamassassin", "rspamd"].flatMap { receiver -> [String] in
            let names = rule.equivalents.symbols(of: receiver)
            guard !names.isEmpty else { return [] }
            let own = profiles.filter { $0.name == receiver }
            let versions = own.map(\.version).joined(separator: ", ")
            let lines = names.map { name in
                let charges = own.compactMap { profile in profile.symbols.first { $0.name == name }.map { (profile: profile, symbol: $0) } }
                guard let (profile, symbol) = charges.first else { return "  \(name)  (\(PageWords.elsewhere[language]))" }
                let conditions = profile.conditions(of: symbol).map(MatchFormula.text).joined(separator: "; ")
                let band = conditions.isEmpty ? "" : "  (\(conditions))"
                return "  \(name)  \(points(charges, from: own.first))\(band)  \(symbol.title[language])"
            }
            return ["\(GainWords.receiver(receiver)) \(versions)"] + lines
        }
    }

    /// A symbol's points in every version that charges something of its own; all but those of the `first` version are told with theirs.
    private func points(_ charges: [(profile: ReceiverProfile, symbol: ReceiverSymbol)], from first: ReceiverProfile?) -> String {
        var told: [String] = []
        var last = ""
        for (profile, symbol) in charges {
            let points = page.points(of: symbol)
            if points == last { continue }
            last = points
            told.append(profile.id == first?.id ? points : "\(profile.version): \(points)")
        }
        return told.joined(separator: ", ")
    }
}
