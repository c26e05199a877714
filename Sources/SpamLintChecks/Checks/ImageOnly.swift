import MailHTML
import SpamLintCore

extension Check {
    /// Pages with pictures and less text than `limit`, but not less than `from`.
    ///
    /// Text counts as in `PictureBody`: a Chinese character as two. A page with a single small picture (a logo, an icon of a signature) is
    /// no picture page, nor is one with pasted pictures in a message from person to person.
    static let imageOnly = Check(
        "image-only", needs: [.html, .images], parameters: [.init("from", standard: .number(0)), .init("limit", standard: .number(200))]
    ) { facts, parameters in
        let from = parameters.integer("from", default: 0)
        let limit = parameters.integer("limit", default: 200)
        guard let page = PictureBody(facts), page.text >= from, page.text < limit, let largest = page.largest else { return [] }
        guard facts.messageClass == .marketing || !page.isPasted else { return [] }
        if page.images.count == 1, let width = largest.width, let height = largest.height, width * height < 40_000 { return [] }
        return [
            Evidence(
                at: .text(part: page.body.part, largest.startTag),
                values: [
                    ("value", String(page.text)), ("limit", String(limit)), ("missing", String(limit - page.text)),
                    ("images", String(page.images.count)),
                ])
        ]
    }
}
