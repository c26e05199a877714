import MailHTML
import SpamLintCore

extension Check {
    /// Pictures inside links.
    static let imageLinked = Check("image-linked", needs: [.html, .images]) { facts, _ in
        facts.documents.flatMap { body, document in
            document.images.lazy.filter { $0.kind == .image && $0.link != nil }.prefix(mostPlaces).map {
                Evidence(at: .text(part: body.part, $0.startTag))
            }
        }
    }
}
