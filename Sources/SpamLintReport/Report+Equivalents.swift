import SpamLintCore

extension Report {
    /// What receivers call a rule's finding, by receiver: the symbols that they would raise for this message, or all that correspond to the
    /// rule where they would raise none of them. Of a rule with seven bands, a reader is in one.
    func equivalents(of rule: Rule) -> String {
        ["spamassassin", "rspamd"].compactMap { receiver in
            let names = rule.equivalents.symbols(of: receiver)
            let raised = receivers.first { $0.profile.name == receiver }.map { Set($0.charges.map(\.symbol.name)) } ?? []
            let shown = names.filter(raised.contains)
            return names.isEmpty ? nil : "\(GainWords.receiver(receiver)) \((shown.isEmpty ? names : shown).joined(separator: ", "))"
        }.joined(separator: " · ")
    }
}
