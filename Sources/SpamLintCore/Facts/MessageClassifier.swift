import MailDomain
import MailMessage
import MailTemplate

/// Tells what a message is for, from its header first and from its wording where the header is silent.
enum MessageClassifier {
    /// - Parameter wording: How many phrases of a class's wording the message holds.
    static func messageClass(of facts: Facts, wording: [(messageClass: MessageClass, count: Int)]) -> MessageClass {
        func count(_ messageClass: MessageClass) -> Int { wording.reduce(0) { $1.messageClass == messageClass ? $0 + $1.count : $0 } }
        // A placeholder for the way out says what the word for it would.
        let hasWayOut = facts.template?.holds([.unsubscribe, .preferences, .footer]) ?? false
        let marketing = count(.marketing) + (hasWayOut ? 1 : 0)
        let transactional = count(.transactional)
        guard facts.message.form == .message else {
            return marketing > transactional ? .marketing : transactional > 0 ? .transactional : .unknown
        }
        let message = facts.message
        let precedence = facts.fieldText(.precedence)
        if isDiscussion(message) || precedence == "list" || isOwned(facts) { return .list }
        if precedence == "bulk", isDigest(facts) { return .list }
        let hasUnsubscribe = message.has(.listUnsubscribe)
        // Newsletters name an earlier issue in References at times; an answer has In-Reply-To or sells nothing.
        let isAnswer = message.has(.inReplyTo) || message.has(.references) && marketing < 2
        if isAnswer, !hasUnsubscribe { return .reply }
        // "Your order" alone is how offers begin, too: beside a way to unsubscribe it takes a second sign.
        if transactional > 0, transactional >= marketing, !hasUnsubscribe || transactional > 1 { return .transactional }
        if hasUnsubscribe || message.has(.xCampaignID) { return .marketing }
        if message.has(.listID) { return .list }
        // Lists, feeds and cron jobs say `bulk` too: it needs a word that sells beside it.
        if marketing > 1 || (marketing > 0 && (facts.present.contains(.html) || precedence == "bulk")) { return .marketing }
        if let automatic = facts.fieldText(.autoSubmitted), automatic != "no" { return .transactional }
        return .unknown
    }

    /// A list on which people write to each other says where to post, and its program signs what it passes on; a newsletter does not.
    private static func isDiscussion(_ message: Message) -> Bool {
        if [.listPost, .mailingList, .xMailingList, .xBeenThere, .xMailmanVersion].contains(where: { message.has($0) }) { return true }
        return message.has(.listSubscribe) && message.has(.inReplyTo)
    }

    /// Majordomo, which adds no `List-` field, sends as `owner-NAME` what others wrote to `NAME`. A newsletter sent by it is of its own site.
    private static func isOwned(_ facts: Facts) -> Bool {
        guard let sender = facts.message.first(.sender), let owner = facts.addressList(sender).mailboxes.first else { return false }
        let address = Address(owner, in: facts.message)
        guard address.local.hasPrefix("owner-"), let host = address.host, facts.originator?.host?.isSameSite(as: host) == false else {
            return false
        }
        let list = address.local.dropFirst(6)
        return [.to, .cc, .replyTo].contains { facts.addresses($0).contains { $0.local == list && $0.host?.isSameSite(as: host) == true } }
    }

    /// Letters of a list under one cover: by type, or by a subject that counts them (`Digest #180`, `Digest, Vol 9`, `Digest V1`).
    private static func isDigest(_ facts: Facts) -> Bool {
        if facts.message.parts.contains(where: { $0.mediaType.name == "multipart/digest" }) { return true }
        guard let subject = facts.fieldText(.subject), let word = subject.firstRange(of: "digest") else { return false }
        let rest = subject[word.upperBound...].drop { $0 == " " || $0 == "," }
        return rest.hasPrefix("#") || rest.hasPrefix("vol") || rest.hasPrefix("v") && rest.dropFirst().first?.isNumber == true
    }
}

extension Message {
    fileprivate func has(_ name: FieldName) -> Bool { first(name) != nil }
}
