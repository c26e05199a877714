import MailHTML
import SpamLintCore

extension Check {
    /// Pages with at least `from` and less than `below` bytes of visible text, and a picture whose width and height make `edges` pixels or
    /// more together, or one of which is unknown where `edges` is 0. `linked`: it lies in a link, or in none; `embedded`: it comes with the
    /// message.
    static let shortPagePicture = Check(
        "short-page-picture", needs: [.html, .images],
        parameters: [
            .init("from", standard: .number(0)), .init("below", standard: .number(1_024)), .init("edges", standard: .number(210)),
            .init("linked", standard: .flag(true)), .init("embedded", standard: .flag(false)),
        ]
    ) { facts, parameters in
        let least = parameters.integer("from", default: 0)
        let sizes = least..<max(parameters.integer("below", default: 1_024), least)
        let edges = Double(parameters.integer("edges", default: 210))
        let isLinked = parameters.flag("linked", default: true)
        let isEmbedded = parameters.flag("embedded")
        return facts.documents.compactMap { body, document in
            guard document.visible.utf8.count >= sizes.lowerBound, document.visible.utf8.count < sizes.upperBound else { return nil }
            let found = document.images.first { image in
                guard image.kind == .image, (image.link != nil) == isLinked, image.edges(in: document) >= edges else { return false }
                return !isEmbedded || image.isEmbedded(in: document)
            }
            return found.map { Evidence(at: .text(part: body.part, $0.startTag)) }
        }
    }
}
