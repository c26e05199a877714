import MailMessage
import SpamLintCore

extension Check {
    /// Encoded words with one of the faults `kinds`, in the fields that people read.
    static let encodedWord = Check("encoded-word", needs: .header, parameters: [.init("kinds", standard: .texts([]))]) {
        facts, parameters in
        let kinds = parameters.texts("kinds")
        let message = facts.message
        return message.fields.filter {
            isRead($0.name) && $0.bodyRange.count < 50_000 && message.mayHoldEncodedWord($0)
        }.flatMap { field in
            let text = (field == facts.subjectField ? facts.subject : nil) ?? message.unstructured(field)
            return text.defects.filter { defect in kinds.contains { defect.kind.rawValue == "encoded-word-" + $0 } }.map { defect in
                if defect.place.isEmpty { return Evidence(at: .source(field.bodyRange)) }
                let seen = text.reading(of: defect.place)
                return Evidence(at: .source(seen.place), text: seen.text)
            }
        }
    }

    private static func isRead(_ name: FieldName) -> Bool {
        switch name {
        case .subject, .from, .sender, .replyTo, .to, .cc, .comments, .keywords, .organization: true
        default: false
        }
    }
}
