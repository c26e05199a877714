import MailHTML
import SpamLintCore

extension Check {
    /// Style sheets fetched by a `<link>` whose address has a match of `regex`.
    static let styleTarget = Check("style-target", needs: .html, parameters: [.init("regex", standard: .texts([]), isPattern: true)]) {
        facts, parameters in
        let patterns = parameters.patterns("regex")
        return facts.documents.flatMap { body, document in
            document.features(.stylesheet).compactMap { feature in
                guard let value = feature.value else { return nil }
                let target = document.url(value).utf8
                return patterns.contains { $0.matches(target) } ? Evidence(at: .text(part: body.part, feature.span)) : nil
            }
        }
    }
}
