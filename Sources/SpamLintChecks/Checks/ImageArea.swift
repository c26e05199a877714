import MailHTML
import SpamLintCore

extension Check {
    /// Pages with fewer than `per-mille` characters of text for a thousand square pixels of pictures. Only pictures of known size count.
    static let imageArea = Check("image-area", needs: [.html, .images], parameters: [.init("per-mille", standard: .number(2))]) {
        facts, parameters in
        let perMille = parameters.number("per-mille", default: 2)
        guard let page = PictureBody(facts), let largest = page.largest else { return [] }
        let area = page.images.reduce(0) { $0 + min($1.area ?? 0, 10_000_000) }
        let limit = Int(min(area * perMille / 1_000, 1e9))
        guard area > 100_000, page.text < limit else { return [] }
        return [
            Evidence(
                at: .text(part: page.body.part, largest.startTag),
                values: [
                    ("value", String(page.text)), ("limit", String(limit)), ("missing", String(limit - page.text)),
                    ("area", String(Int(area))),
                ])
        ]
    }
}
