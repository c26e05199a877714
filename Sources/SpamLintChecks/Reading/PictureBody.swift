import MailHTML
import SpamLintCore

/// How a page divides between text and pictures.
struct PictureBody {
    let body: Body
    let document: Document
    /// Pictures that a reader sees as such: no tracking pixels, no backgrounds, no lines and spacers.
    let images: [Image]
    /// Text that a reader sees, without white space; Chinese, Japanese and Korean characters count twice.
    let text: Int

    /// The page that a message shows; nil for one without pictures, and where a person wrote (an attachment or a plain text alone).
    init?(_ facts: Facts) {
        guard let (body, document) = facts.documents.first else { return nil }
        let images = document.images.filter { image in
            image.kind == .image && !image.isHidden && !image.isTrackingPixel && image.source != nil && !Self.isSpacer(image)
        }
        guard !images.isEmpty else { return nil }
        self.body = body
        self.document = document
        self.images = images
        text = document.visibleText.cells
    }

    private static func isSpacer(_ image: Image) -> Bool {
        (image.width.map { $0 < 8 } ?? false) || (image.height.map { $0 < 8 } ?? false)
    }

    /// The picture that takes the most room; the first where no size is known.
    var largest: Image? {
        images.max { ($0.area ?? -1) < ($1.area ?? -1) }
    }

    /// Whether all pictures come with the message, as those that people paste do.
    var isPasted: Bool {
        images.allSatisfy { image in
            image.source.map { document.utf8[$0].prefix(4).map { $0 | 0x20 } == Array("cid:".utf8) } ?? false
        }
    }
}
