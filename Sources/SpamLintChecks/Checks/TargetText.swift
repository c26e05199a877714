import MailDomain
import MailHTML
import SpamLintCore

extension Check {
    /// Links `of` HTML, of plain text or of any, and with `images` pictures, whose target has a match of `regex`.
    static let targetText = Check(
        "target-text",
        parameters: [
            .init("of", standard: .text("any")), .init("regex", standard: .texts([]), isPattern: true),
            .init("images", standard: .flag(false)),
        ]
    ) { facts, parameters in
        let patterns = parameters.patterns("regex")
        let kind = parameters.text("of", default: "any")
        var found = facts.links.compactMap { link -> Evidence? in
            guard kind == "any" || (kind == "html") == (link.link != nil) else { return nil }
            return patterns.contains { $0.matches(link.target) } ? Evidence(at: link.place) : nil
        }
        guard parameters.flag("images") else { return found }
        for (body, document) in facts.documents {
            for image in document.images {
                guard let source = image.source else { continue }
                let target = document.url(source.lowerBound..<min(source.upperBound, source.lowerBound + 2_048)).utf8
                if patterns.contains(where: { $0.matches(target) }) { found.append(Evidence(at: .text(part: body.part, source))) }
            }
        }
        return found
    }
}
