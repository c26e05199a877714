import MailMessage
import SpamLintCore

extension FactDefinition {
    static let dateHoursAhead = FactDefinition(
        "date-hours-ahead", unit: "hours", summary: "How far Date lies in the future; 0 if it does not.", needs: .header
    ) { facts in offset(facts, sign: 1, unit: 3_600) }

    static let dateDaysBehind = FactDefinition(
        "date-days-behind", unit: "days", summary: "How far Date lies in the past; 0 if it does not.", needs: .header
    ) { facts in offset(facts, sign: -1, unit: 86_400) }

    /// Units of so many seconds between Date and the clock, a part of one counted as a whole. A date without a known zone may be half a day off and counts less by that much.
    private static func offset(_ facts: Facts, sign: Int, unit: Int) -> Measurement? {
        guard let field = facts.dateField, let date = facts.date else { return nil }
        let doubt = date.zone == nil ? 12 * 3600 : 0
        let seconds = sign * (date.epochSeconds - Int(facts.now)) - doubt
        return Measurement(seconds > 0 ? (seconds + unit - 1) / unit : 0, at: .source(field.bodyRange))
    }

    static let fromAddresses = FactDefinition(
        "from-addresses", unit: "addresses", summary: "Addresses in the first From field.", needs: .originator
    ) { facts in
        guard let list = facts.originators, let field = facts.originatorField else { return nil }
        return Measurement(list.mailboxes.count(where: \.hasAddress), at: .source(field.bodyRange))
    }

    static let recipientAddresses = FactDefinition(
        "recipient-addresses", unit: "addresses", summary: "Addresses in To and Cc, which every recipient sees.", needs: .header
    ) { facts in
        let fields = facts.message.fields.filter { $0.name == .to || $0.name == .cc }
        let count = fields.reduce(0) { $0 + facts.addressList($1).mailboxes.count(where: \.hasAddress) }
        return Measurement(count, at: fields.first.map { .source($0.bodyRange) } ?? .absent)
    }
}
