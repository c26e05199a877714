import MailMessage
import SpamLintCore

extension FactDefinition {
    static let unsubscribeHTTPSURIs = FactDefinition(
        "unsubscribe-https-uris", unit: "URIs", summary: "URIs with https in List-Unsubscribe.", needs: .header
    ) { facts in count(of: "https", in: facts) }

    static let unsubscribeMailtoURIs = FactDefinition(
        "unsubscribe-mailto-uris", unit: "URIs", summary: "URIs with mailto in List-Unsubscribe.", needs: .header
    ) { facts in count(of: "mailto", in: facts) }

    private static func count(of scheme: String, in facts: Facts) -> Measurement {
        let found = facts.unsubscribeURIs.filter { $0.item.scheme == scheme }
        return Measurement(found.count, at: found.last.map { .source($0.item.span) } ?? .absent)
    }
}
