import SpamLintCore

extension FactDefinition {
    /// A digit counts as a small letter. Without value below 200 characters, and in East Asian charsets, whose bytes were taken for letters.
    static let capitalsPercent = FactDefinition(
        "capitals-percent", unit: "percent", summary: "Capitals among the ASCII letters and digits of the text, from 200 characters on."
    ) { facts in
        var capitals = 0
        var others = 0
        var length = 0
        for scope in [Scope.subject, .title, .text, .hidden] {
            for text in facts.segments(scope) {
                let survey = text.segment.survey
                capitals += survey.upper
                others += survey.lower + survey.digits
                length += survey.characters
            }
        }
        guard length >= 200, capitals + others > 0 else { return nil }
        return Measurement(Double(capitals) * 100 / Double(capitals + others))
    }
}
