import MailMessage
import SpamLintChecks
import SpamLintCore
import SpamLintFixes

extension Vocabulary {
    /// What this program has.
    ///
    /// - Parameter categories: The categories that rules may name besides those of their own folder.
    public static func program(categories: [String]) -> Vocabulary {
        Vocabulary(
            facts: FactTable.all, checks: CheckTable.all, defects: DefectKind.allCases.map(\.rawValue) + Facts.htmlDefects,
            fixers: FixerTable.all.map(\.name), categories: categories)
    }
}
