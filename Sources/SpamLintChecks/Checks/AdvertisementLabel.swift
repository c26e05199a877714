import MailBytes
import MailMessage
import MailText
import SpamLintCore

extension Check {
    /// Subjects that do not begin with one of `labels`, which a law puts in front of advertisements.
    ///
    /// With `exact` the subject must begin with a label to the letter; else case, width, script and brackets round the label are free, and
    /// a label in Latin letters must end where a word ends.
    static let advertisementLabel = Check(
        "advertisement-label", needs: .subject,
        parameters: [.init("labels", standard: .texts([])), .init("exact", standard: .flag(false))]
    ) { facts, parameters in
        guard let subject = facts.subject, !subject.isEmpty else { return [] }
        let labels = parameters.texts("labels")
        let isLabelled =
            parameters.flag("exact")
            ? labels.contains { subject.utf8.starts(with: $0.utf8) }
            : isLoose(labels: parameters.folded("labels"), before: FoldedText(folding: subject.utf8, as: .folded).bytes)
        guard !isLabelled else { return [] }
        let place = subject.map.source(of: 0..<subject.utf8.count)
        return [Evidence(at: .source(place), text: subject.utf8, values: [("missing", labels.first ?? "")])]
    }

    private static func isLoose(labels: Set<[UInt8]>, before folded: [UInt8]) -> Bool {
        let title = String(decoding: folded, as: UTF8.self).drop { $0.isWhitespace || "([{<【〔〖「『《".contains($0) }
        return labels.contains { label in
            guard title.utf8.starts(with: label) else { return false }
            guard let last = label.last, last < 0x80, let next = title.utf8.dropFirst(label.count).first else { return true }
            return !(next.isASCIILetter || next.isASCIIDigit)
        }
    }
}
