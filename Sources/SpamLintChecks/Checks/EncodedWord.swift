import MailMessage
import SpamLintCore

extension Check {
    /// Encoded words with one of the faults `kinds`, in the fields that people read.
    static let encodedWord = Check("encoded-word", needs: .header, parameters: [.init("kinds", standard: .texts([]))]) {
        facts, parameters in
        let kinds = Set(parameters.texts("kinds").map { "encoded-word-" + $0 })
        let message = facts.message
        return message.fields.filter { readNames.contains($0.name) && $0.bodyRange.count < 50_000 }.flatMap { field in
            let text = field.name == .subject && field == facts.subjectField ? facts.subject : nil
            return (text ?? message.unstructured(field)).defects.filter { kinds.contains($0.kind.rawValue) }.map { defect in
                Evidence(at: .source(defect.place.isEmpty ? field.bodyRange : defect.place))
            }
        }
    }

    private static let readNames: Set<FieldName> = [.subject, .from, .sender, .replyTo, .to, .cc, .comments, .keywords, .organization]
}
