import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// A `Content-Type` of the message that ends in the semicolon that should announce a parameter.
    static let contentTypeSemicolon = Check("content-type-semicolon", needs: .header) { facts, _ in
        guard let field = facts.message.first(.contentType), !field.isEmpty else { return [] }
        let last = field.bodyRange.upperBound - 1
        return facts.message.source[last] == ASCII.semicolon ? [Evidence(at: .source(last..<last + 1))] : []
    }
}
