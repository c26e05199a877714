import MailTemplate
import SpamLintCore

extension Check {
    /// Placeholders of a template that differ by a letter or two from one that its mail service knows.
    static let placeholderMisspelt = Check("placeholder-misspelt") { facts, _ in
        (facts.template?.misspelt ?? []).map { found in
            Evidence(
                at: .file(found.placeholder.range), values: [("value", found.meant), ("service", found.service.title)])
        }
    }
}
