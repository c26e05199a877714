import MailHTML
import MailMessage
import SpamLintCore

extension FactDefinition {
    static let alternativeDistancePercent = FactDefinition(
        "alternative-distance-percent", unit: "percent",
        summary: "Words that only one of HTML and the plain text beside it has, of the words of both.", needs: [.html, .plain]
    ) { facts in
        bags(facts).map { Measurement($0.0.distancePercent(to: $0.1)) }
    }

    private static func bags(_ facts: Facts) -> (WordBag, WordBag)? {
        let parts = facts.message.parts
        guard let html = facts.bodies.first(where: \.isHTML), let document = html.document, let home = parts.alternative(round: html.part),
            let plain = facts.bodies.first(where: { !$0.isHTML && parts.alternative(round: $0.part) == home })
        else { return nil }
        return (document.visible.utf8.withUnsafeBufferPointer { WordBag($0) }, plain.text.withUTF8 { WordBag($0) })
    }
}
