public import MailGate
public import SpamLintCore

/// The fields that tell a message's judgement to whoever comes next.
public enum GateFields {
    /// Fields that nobody else may write: they are taken off what comes in.
    public static let forged = ["x-spamlint-*"]
    /// Ids in a field; a line stays far under RFC 5322's 998 bytes.
    private static let most = 20

    public static func fields(for report: Report) -> [Ruling.Field] {
        var ids: [String] = []
        for finding in report.findings where !ids.contains(finding.rule.id.name) { ids.append(finding.rule.id.name) }
        var told = ids.prefix(most).joined(separator: ", ")
        if ids.count > most { told += ", and \(ids.count - most) more" }
        return [
            Ruling.Field("X-Spamlint-Score", "\(report.score)"),
            Ruling.Field("X-Spamlint-Verdict", report.verdict.rawValue),
            Ruling.Field("X-Spamlint-Findings", told.isEmpty ? "none" : told),
        ]
    }
}
