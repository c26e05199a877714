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
        let names = Set(facts.message.fields.map(\.name))
        // A list on which people write to each other says where to post; a newsletter does not.
        let precedence = facts.fieldText(.precedence)
        if names.contains(.listPost) || names.contains(.mailingList) || names.contains(.xMailingList) || precedence == "list" {
            return .list
        }
        let isAnswer = names.contains(.inReplyTo) || names.contains(.references)
        if isAnswer, !names.contains(.listUnsubscribe) { return .reply }
        if transactional > 0, transactional >= marketing { return .transactional }
        if names.contains(.listUnsubscribe) || names.contains(.feedbackID) || names.contains(.xCampaignID) { return .marketing }
        if names.contains(.listID) { return .list }
        // Lists, feeds and cron jobs say `bulk` too: it needs a word that sells beside it.
        if marketing > 1 || (marketing > 0 && (facts.present.contains(.html) || precedence == "bulk")) { return .marketing }
        if let automatic = facts.fieldText(.autoSubmitted), automatic != "no" { return .transactional }
        return .unknown
    }
}
