import MailMessage

/// Tells what a message is for, from its header first and from its wording where the header is silent.
enum MessageClassifier {
    /// - Parameter wording: How many phrases of each class's wording the message holds.
    static func messageClass(of facts: Facts, wording: [MessageClass: Int]) -> MessageClass {
        let marketing = wording[.marketing] ?? 0
        let transactional = wording[.transactional] ?? 0
        guard facts.message.form == .message else {
            return marketing > transactional ? .marketing : transactional > 0 ? .transactional : .unknown
        }
        let message = facts.message
        let precedence = facts.fieldText(.precedence)
        if isDiscussion(message) || precedence == "list" { return .list }
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
}

extension Message {
    fileprivate func has(_ name: FieldName) -> Bool { first(name) != nil }
}
