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
        let sizes = parameters.integer("from", default: 0)..<max(parameters.integer("below", default: 1_024), 0)
        let edges = Float(parameters.integer("edges", default: 210))
        let isLinked = parameters.flag("linked", default: true)
        let isEmbedded = parameters.flag("embedded")
        return facts.documents.compactMap { body, document in
            guard document.visible.utf8.count >= sizes.lowerBound, document.visible.utf8.count < sizes.upperBound else { return nil }
            let found = document.images.first { image in
                guard image.kind == .image, (image.link != nil) == isLinked, (image.width ?? 0) + (image.height ?? 0) >= edges else {
                    return false
                }
                guard isEmbedded else { return true }
                guard let source = image.source else { return false }
                let scheme = document.utf8[source].prefix(5).map { $0 | 0x20 }
                return scheme.starts(with: "cid:".utf8) || scheme.starts(with: "data:".utf8)
            }
            return found.map { Evidence(at: .text(part: body.part, $0.startTag)) }
        }
    }
}
