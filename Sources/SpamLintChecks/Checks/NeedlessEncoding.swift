import MailMessage
import SpamLintCore

extension Check {
    /// Fields all of whose encoded words stand for ASCII. One word that needs it excuses the rest, since libraries encode a field whole.
    static let needlessEncoding = Check(
        "needless-encoding", needs: .header, parameters: [.init("field", standard: .text("Subject"))]
    ) { facts, parameters in
        guard let field = facts.message.all(named: parameters.text("field", default: "Subject")).first,
            facts.message.mayHoldEncodedWord(field)
        else { return [] }
        let text = (field == facts.subjectField ? facts.subject : nil) ?? facts.message.unstructured(field)
        guard let first = text.encodedWords.first, let last = text.encodedWords.last, text.encodedWords.allSatisfy(\.isNeedless) else {
            return []
        }
        // Text that would itself read as an encoded word has to be encoded.
        guard !text.string.contains("=?"), !text.string.contains(where: \.isNewline) else { return [] }
        let seen = text.reading(of: first.range.lowerBound..<last.range.upperBound)
        return [Evidence(at: .source(seen.place), text: seen.text)]
    }
}
