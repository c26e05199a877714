import MailMessage
import SpamLintCore

extension Check {
    /// HTML with links whose header says that it answers a message (`In-Reply-To`) while neither the subject nor a quotation does.
    ///
    /// `References` alone is no such claim: senders group orders and issues by it. Mail of a list, or with a way to unsubscribe, is left
    /// alone.
    static let threadUnbacked = Check("thread-unbacked", needs: [.html, .links]) { facts, _ in
        let message = facts.message
        guard let field = message.first(.inReplyTo), facts.messageClass != .list else { return [] }
        guard !facts.present.contains(.unsubscribeField), !message.parts.contains(where: { $0.kind == .message }) else { return [] }
        for text in facts.segments(.subject).prefix(1) {
            let isReply = text.withUTF8 { SubjectPrefix.end(in: $0, text.range) > text.range.lowerBound }
            if isReply { return [] }
        }
        guard !facts.quotesMessage else { return [] }
        return [Evidence(at: .source(field.bodyRange))]
    }
}
