import MailTemplate
import SpamLintCore

/// Finds what a message needs and has in some arms of its template's conditions only.
enum BranchLack {
    /// Rules about what has to stand in a body, whichever arms are taken.
    static func isAbout(_ rule: RuleID) -> Bool {
        required.contains(rule.name)
    }

    private static let required: Set<String> = [
        "unsubscribe-link-missing", "postal-address-missing", "reason-for-mail-missing", "ca-contact-missing", "cn-sender-unnamed",
        "cn-reply-address-missing", "de-company-details-missing", "de-imprint-missing", "eu-privacy-notice-missing",
        "jp-opt-out-notice-missing", "jp-sender-unnamed", "kr-opt-out-english-missing", "kr-sender-details-missing",
        "sg-opt-out-address-missing", "uk-company-details-missing",
    ]

    /// Conditions that are looked at one by one, to tell which of them it is.
    private static let conditionLimit = 8

    /// What some renditions lack and others have, each with the condition that it depends on.
    ///
    /// - Parameters:
    ///   - first: What the first rendition lacks.
    ///   - missing: What a rendition lacks.
    static func lacks(
        of template: TemplateSource, first: Set<RuleID>, missing: (TemplateSource.Rendition) -> [RuleID]
    ) -> [(rule: String, range: Range<Int>)] {
        guard let reading = template.reading, template.variants > 1, let anywhere = reading.conditions.first?.beginning else { return [] }
        var lacks: [(rule: String, range: Range<Int>)] = []
        var rest: Set<RuleID> = []
        for variant in 1..<template.variants {
            // What differs from the first rendition, either way.
            let new = first.symmetricDifference(missing(template.rendition(variant))).filter { rule in
                !lacks.contains { $0.rule == rule.name }
            }
            rest.formUnion(new)
            for (index, condition) in reading.conditions.prefix(conditionLimit).enumerated() where condition.arms.count > variant {
                guard !rest.isEmpty else { break }
                let own = first.symmetricDifference(missing(template.rendition(variant, only: index)))
                for rule in rest.intersection(own).sorted() {
                    rest.remove(rule)
                    lacks.append((rule.name, condition.beginning))
                }
            }
        }
        return lacks + rest.sorted().map { ($0.name, anywhere) }
    }
}
