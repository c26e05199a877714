import MailHTML
import SpamLintCore

extension Facts {
    /// Whether the text holds marks of quoting, at the beginning of a line or as an element.
    var quotesMessage: Bool {
        for body in bodies {
            if let document = body.document, document.nodes.contains(where: { $0.name == .blockquote }) { return true }
        }
        return segments(.text).contains { text in text.withUTF8 { QuoteMarks.stand(in: $0, text.range) } }
    }
}
