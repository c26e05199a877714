public import SpamLintCore

/// What changed between two versions of a message, for people.
public struct ComparisonText {
    private let comparison: Comparison
    private let language: ReportLanguage
    private let style: TextStyle

    public init(_ comparison: Comparison, language: ReportLanguage, isColored: Bool) {
        self.comparison = comparison
        self.language = language
        style = TextStyle(isColored: isColored)
    }

    private static let gone = LocalizedText(en: "gone", zh: "已消除")
    private static let come = LocalizedText(en: "come", zh: "新出现")
    private static let score = LocalizedText(en: "score", zh: "得分")
    private static let messageClass = LocalizedText(en: "class", zh: "类别")
    private static let same = LocalizedText(en: "no finding has come or gone", zh: "没有问题消除，也没有新问题")

    public var text: String {
        let before = comparison.before
        let after = comparison.after
        var text = style.bold("\(TerminalText.escaped(before.path)) → \(TerminalText.escaped(after.path))") + "\n"
        let verdicts = arrow(ReportWords.verdict(before.verdict, language), ReportWords.verdict(after.verdict, language))
        text += "  \(Self.score[language]) \(arrow(before.score.description, after.score.description))\(comma)\(verdicts)\n"
        if before.messageClass != after.messageClass {
            let classes = arrow(
                ReportWords.messageClass(before.messageClass, language), ReportWords.messageClass(after.messageClass, language))
            text += "  \(Self.messageClass[language]) \(classes)\n"
        }
        for receiver in comparison.receivers { text += render(receiver) }
        if comparison.gone.isEmpty, comparison.come.isEmpty { return text + "\n\(Self.same[language])\n" }
        return text + render(comparison.gone, Self.gone[language], sign: "-") + render(comparison.come, Self.come[language], sign: "+")
    }

    private var comma: String { language == .chinese ? "，" : ", " }

    private func arrow(_ before: String, _ after: String) -> String { before == after ? before : "\(before) → \(after)" }

    private func render(_ receiver: Comparison.Receiver) -> String {
        let profile = receiver.after.profile
        var text = "  \(GainWords.receiver(profile.name)) \(profile.version) "
        text += arrow(receiver.before.score.description, receiver.after.score.description)
        if let before = receiver.before.action, let after = receiver.after.action { text += "\(comma)\(arrow(before, after))" }
        text += "\n"
        for charge in receiver.gone { text += "    - \(charge.symbol.name) \(charge.points)\n" }
        for charge in receiver.come { text += "    + \(charge.symbol.name) \(charge.points)\n" }
        for change in receiver.changed { text += "    ~ \(change.name) \(change.before) → \(change.after)\n" }
        return text
    }

    /// Each rule once, with how many of its findings there are.
    private func render(_ findings: [Finding], _ label: String, sign: String) -> String {
        guard !findings.isEmpty else { return "" }
        var text = "\n\(style.bold("\(label): \(findings.count)"))\n"
        for group in TextReport.groups(of: findings) {
            guard let finding = group.first else { continue }
            let severity = style.severity(finding.rule.severity, ReportWords.severity(finding.rule.severity, language))
            let place = "\(finding.location.line):\(finding.location.column)"
            let count = group.count > 1 ? " ×\(group.count)" : ""
            text += "  \(sign) \(place) \(severity): \(TerminalText.escaped(finding.message(in: language)))\(count)"
            text += style.dim(" [\(finding.rule.id)]") + "\n"
        }
        return text
    }
}
