import MailMessage
import MailText
import SpamLintCore

extension Check {
    /// Subjects without the label that the law of the text's country puts in front of advertisements, for texts in `languages`.
    ///
    /// Traditional Chinese is left alone: Taiwan and Hong Kong have no such duty. Brackets of any kind round the Chinese label will do.
    static let advertisementLabel = Check(
        "advertisement-label", needs: [.subject, .text], parameters: [.init("languages", standard: .texts([]))]
    ) { facts, parameters in
        guard let subject = facts.subject, !subject.isEmpty else { return [] }
        let wanted = parameters.texts("languages")
        let language = facts.segments(.text).first.map { Language(of: $0.segment.bytes, in: $0.segment.range) } ?? .other
        guard language == .simplifiedChinese || language == .korean else { return [] }
        let folded = String(decoding: FoldedText(folding: subject.utf8, as: .folded).bytes, as: UTF8.self)
        let title = folded.drop { $0.isWhitespace || "([{【〔「".contains($0) }
        let missing: String
        switch language {
        case .simplifiedChinese where wanted.contains("zh") && !title.hasPrefix("广告") && !isLatinLabel(title): missing = "（广告）"
        case .korean where wanted.contains("ko") && !title.hasPrefix("광고") && !title.hasPrefix("광 고"): missing = "(광고)"
        default: return []
        }
        let place = subject.map.source(of: 0..<subject.utf8.count)
        return [Evidence(at: .source(place), text: subject.utf8, values: [("missing", missing)])]
    }

    /// `AD` as a word of its own.
    private static func isLatinLabel(_ title: Substring) -> Bool {
        title.hasPrefix("ad") && !(title.dropFirst(2).first?.isLetter ?? false)
    }
}
