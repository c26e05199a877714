import MailMessage
import SpamLintCore

extension FactDefinition {
    /// The weights are those that Rspamd gives to each field.
    static let mailingListWeight = FactDefinition(
        "mailing-list-weight", unit: "thousandths",
        summary: "How plainly fields mark a mailing list: List-Id 750, Precedence 250, others 125 each.", needs: .header
    ) { facts in
        let message = facts.message
        var weight = 0
        if message.first(.listID) != nil { weight += 750 }
        for name in [FieldName.listArchive, .listOwner, .listHelp, .listPost, .listSubscribe, .listUnsubscribe]
        where message.first(name) != nil { weight += 125 }
        if !message.all(named: "X-Loop").isEmpty { weight += 125 }
        if let field = message.first(.precedence) {
            let value = message.bytes(field.bodyRange)
            if value.elementsEqual("list".utf8) || value.elementsEqual("bulk".utf8) { weight += 250 }
        }
        if message.first(.listSubscribe) != nil, message.first(.listUnsubscribe) != nil { weight += 250 }
        return Measurement(weight, at: message.first(.listID).map { .source($0.bodyRange) } ?? .absent)
    }
}
