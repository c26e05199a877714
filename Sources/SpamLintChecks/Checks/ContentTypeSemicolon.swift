import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// A `Content-Type` that ends in the semicolon that should announce a parameter.
    static let contentTypeSemicolon = Check("content-type-semicolon", needs: .header) { facts, _ in
        facts.message.parts.compactMap { part in
            guard let field = part.first(.contentType), !field.isEmpty else { return nil }
            let last = field.bodyRange.upperBound - 1
            return facts.message.source[last] == ASCII.semicolon ? Evidence(at: .source(last..<last + 1)) : nil
        }
    }
}
