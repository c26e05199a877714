import MailMessage
import SpamLintCore

extension FactDefinition {
    /// Colleagues and families share beginnings too, so that what says something is many pairs for each recipient.
    static let alikeRecipientsPercent = FactDefinition(
        "alike-recipients-percent", unit: "percent",
        summary: "Pairs among seven recipients or more whose addresses begin with the same three letters, against their number.",
        needs: .header
    ) { facts in
        let addresses = facts.addresses(.to) + facts.addresses(.cc)
        guard addresses.count >= 7, let first = addresses.first else { return nil }
        var counts: [Substring: Int] = [:]
        for address in addresses { counts[address.local.prefix(3), default: 0] += 1 }
        let pairs = counts.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
        return Measurement(Double(pairs * 100) / Double(addresses.count - 1), at: first.place)
    }
}
