import SpamLintCore

/// A rule's name as receivers' filters write theirs: `SPAMLINT_SUBJECT_SHOUTING`.
enum SymbolName {
    static func of(_ rule: RuleID) -> String {
        "SPAMLINT_" + rule.name.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
    }
}
