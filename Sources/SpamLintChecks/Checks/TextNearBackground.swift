import MailHTML
import SpamLintCore

extension Check {
    /// Text whose colour, by the attributes and inline styles round it, is nearer than `distance` to that of its background: the
    /// brightness-weighted distance from 0 to 191.
    static let textNearBackground = Check(
        "text-near-background", needs: .html, parameters: [.init("distance", standard: .number(12))]
    ) { facts, parameters in
        let limit = parameters.number("distance", default: 12)
        return facts.documents.compactMap { body, document in
            guard let found = InlineColors.first(in: document.utf8, below: limit) else { return nil }
            return Evidence(at: .text(part: body.part, found.text), text: [], values: [("value", NumberText.text(found.distance))])
        }
    }
}
