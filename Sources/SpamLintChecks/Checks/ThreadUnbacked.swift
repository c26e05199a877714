import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// HTML with links whose header says that it answers a message (`In-Reply-To`, `References`) while neither the subject nor a quotation
    /// does.
    ///
    /// Threads of one sender (orders, issues of a newsletter) name earlier messages too; mail of a list, or with a way to unsubscribe, is
    /// left alone.
    static let threadUnbacked = Check("thread-unbacked", needs: [.html, .links]) { facts, _ in
        let message = facts.message
        guard let field = message.first(.inReplyTo) ?? message.first(.references), facts.messageClass != .list else { return [] }
        guard !facts.present.contains(.unsubscribeField), !message.parts.contains(where: { $0.kind == .message }) else { return [] }
        for text in facts.searched("subject").prefix(1) {
            let isReply = text.withUTF8 { SubjectPrefix.end(in: $0, text.range) > text.range.lowerBound }
            if isReply { return [] }
        }
        guard !facts.quotesMessage else { return [] }
        let name = String(decoding: message.bytes(field.nameRange), as: UTF8.self)
        return [Evidence(at: .source(field.bodyRange), values: [("field", name)])]
    }
}
