import SpamLintChecks
import SpamLintCore

/// What is wrong with suppressions themselves, as findings of the rules that have the check `suppression`.
struct SuppressionRules {
    private let rules: [(kind: Kind, rule: Rule)]
    private let isKnown: (String) -> Bool
    private let isAsked: (String) -> Bool
    private let nearest: (String) -> String?

    private enum Kind: String {
        case unused, unknown
        case withoutReason = "without-reason"
    }

    init(linter: Linter) {
        rules = linter.catalogue.rules.compactMap { rule in
            guard case .check(let call) = rule.match, call.name == Check.suppression.name, !linter.disabled.contains(rule.id) else {
                return nil
            }
            return Kind(rawValue: call.parameters.text("is")).map { ($0, rule) }
        }
        let own = Dictionary(linter.catalogue.rules.map { ($0.id.name, $0) }, uniquingKeysWith: { first, _ in first })
        isKnown = { own[$0] != nil || BuiltInNames.rules.contains($0) }
        // A rule that nobody asks for finds nothing, and says nothing of whether the suppression is needed elsewhere.
        let configuration = linter.configuration
        isAsked = { name in
            guard !linter.disabled.contains(RuleID(name)) else { return false }
            return own[name]?.grounds.isAsked(markets: configuration.markets, providers: configuration.providers) ?? true
        }
        nearest = { Linter.nearest(to: $0, among: own.keys + SuppressionWish.Verb.allCases.map(\.rawValue)) }
    }

    func findings(on entries: [InlineSuppressions.Entry]) -> [Finding] { entries.flatMap { findings(on: $0) } }

    private func findings(on entry: InlineSuppressions.Entry) -> [Finding] {
        let wish = entry.wish
        if let verb = wish.unknownVerb { return finding(.unknown, entry, name: verb.isEmpty ? "spamlint:" : verb, near: nearest(verb)) }
        guard let rule = wish.rule else { return finding(.unknown, entry, name: "", near: nil) }
        if !isKnown(rule) { return finding(.unknown, entry, name: rule, near: nearest(rule)) }
        if wish.reason == nil { return finding(.withoutReason, entry, name: rule, near: nil) }
        return entry.isUsed || !isAsked(rule) ? [] : finding(.unused, entry, name: rule, near: nil)
    }

    private func finding(_ kind: Kind, _ entry: InlineSuppressions.Entry, name: String, near: String?) -> [Finding] {
        rules.filter { $0.kind == kind }.map { _, rule in
            Finding(
                rule: rule, location: entry.location, text: name.isEmpty ? nil : name, disguised: false,
                values: [("name", name.isEmpty ? "?" : name), ("nearest", near ?? "?")])
        }
    }
}
