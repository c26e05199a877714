import MailDomain
import MailMessage
import SpamLintCore

extension Check {
    /// A `Return-Path`, which names the envelope's sender, of another site than `From`.
    static let returnPathDiffers = Check("return-path-differs", needs: .originator) { facts, _ in
        guard let host = facts.originator?.host, let field = facts.message.first(.returnPath), field.bodyRange.count < 1_000 else {
            return []
        }
        let mailboxes = facts.message.addresses(field).mailboxes.filter(\.hasAddress)
        guard let envelope = mailboxes.first, let other = Host(facts.message.domain(envelope)),
            (other.registrableDomain ?? other.ascii) != (host.registrableDomain ?? host.ascii)
        else { return [] }
        return [Evidence(at: .source(envelope.addressRange), values: [("value", other.unicode), ("domain", host.unicode)])]
    }
}
