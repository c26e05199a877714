import MailDomain
import MailMessage
import SpamLintCore

extension Check {
    /// Signatures none of which is of the organisation of `From` (RFC 9989, relaxed alignment). Points at the `d=` of the first.
    ///
    /// Without DNS the organisation's domain is the registrable one of the public suffix list.
    static let dkimUnaligned = Check("dkim-unaligned", needs: [.signature, .originator]) { facts, _ in
        guard let host = facts.originator?.host, let own = host.registrableDomain else { return [] }
        var first: Evidence?
        for field in facts.message.all(.dkimSignature).prefix(20) {
            guard let tag = facts.message.tags(field)["d"] else { continue }
            let domain = facts.message.bytes(tag.valueRange)
            guard let signer = Host(domain) else { continue }
            if signer.registrableDomain == own { return [] }
            first = first ?? Evidence(at: .source(tag.valueRange), values: [("value", signer.unicode), ("domain", host.unicode)])
        }
        return first.map { [$0] } ?? []
    }
}
