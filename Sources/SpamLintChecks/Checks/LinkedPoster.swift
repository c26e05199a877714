import MailHTML
import SpamLintCore

extension Check {
    /// A picture that is a link, with edges that add up to more than `side` + `side`, and less text than `limit` beside it.
    static let linkedPoster = Check(
        "linked-poster", needs: [.html, .images],
        parameters: [.init("side", standard: .number(500)), .init("limit", standard: .number(400))]
    ) { facts, parameters in
        let side = Float(parameters.number("side", default: 500))
        let limit = parameters.integer("limit", default: 400)
        guard let page = PictureBody(facts), page.text < limit else { return [] }
        let poster = page.images.first { image in
            guard image.link != nil, let width = image.width, let height = image.height else { return false }
            return width + height >= side * 2 && min(width, height) >= side / 2
        }
        guard let poster, let width = poster.width, let height = poster.height else { return [] }
        return [
            Evidence(
                at: .text(part: page.body.part, poster.startTag),
                values: [
                    ("value", String(page.text)), ("limit", String(limit)), ("missing", String(limit - page.text)),
                    ("width", NumberText.text(Double(width.rounded()))), ("height", NumberText.text(Double(height.rounded()))),
                ])
        ]
    }
}
