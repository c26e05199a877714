import MailDomain
import MailMessage
import SpamLintCore

extension Fixer {
    /// A `Message-ID` in the domain of `From`: the time and a number made from the message, so that the same clock gives the same one.
    static let messageID = Fixer("message-id", .safe) { work, _ in
        guard work.hasHeader, let host = work.facts.originator?.host, host.labelCount > 1, !host.isIPAddress else { return nil }
        let hash = ContentHash(of: work.message.source[work.message.range])
        let identifier = Array("<\(max(0, work.facts.now)).\(hash.digits)@\(host.ascii)>".utf8)
        guard let field = work.message.first(.messageID) else { return work.inserting("Message-ID", identifier).map { [$0] } }
        return [work.replacing(field, with: identifier)]
    }
}
