import MailMessage
import SpamLintCore

extension Check {
    /// A freemail address to reply to (`of`: `reply-to`, or also the sender's, `any`) while another freemail address is the sender's or stands
    /// in the text.
    ///
    /// Texts with many addresses are directories, and say nothing.
    static let freemailMismatch = Check(
        "freemail-mismatch", needs: .originator, parameters: [.init("of", standard: .text("reply-to"))] + FreemailList.parameters,
        prepare: { parameters in
            let list = FreemailList(parameters)
            let isAny = parameters.text("of", default: "reply-to") == "any"
            return { facts in
                let senders = facts.originator.map { [$0] } ?? []
                let replies = facts.addresses(.replyTo)
                let free = replies.first(where: list.contains(_:))
                if let reply = free, let from = senders.first(where: list.contains(_:)), !replies.contains(where: { $0.text == from.text })
                {
                    return [Evidence(at: reply.place, values: [("value", reply.text), ("address", from.text)])]
                }
                let answered: [Address]
                if free != nil {
                    answered = replies
                } else {
                    guard isAny, replies.isEmpty, senders.contains(where: list.contains(_:)) else { return [] }
                    answered = senders
                }
                for text in TextAddresses.freemail(in: facts, list) {
                    guard let other = answered.first(where: { $0.text != text }) else { continue }
                    return [Evidence(at: other.place, values: [("value", other.text), ("address", text)])]
                }
                return []
            }
        })

    /// An address of `field` (From, or Reply-To) at a freemail provider.
    static let freemailAddress = Check(
        "freemail-address", needs: .header, parameters: [.init("field", standard: .text("From"))] + FreemailList.parameters,
        prepare: { parameters in
            let list = FreemailList(parameters)
            let name = FieldName(Array(parameters.text("field", default: "From").utf8))
            return { facts in
                let addresses = name == .from ? facts.originator.map { [$0] } ?? [] : facts.addresses(name)
                return addresses.filter(list.contains(_:)).map { Evidence(at: $0.place, values: [("value", $0.text)]) }
            }
        })
}
