import MailHTML
import SpamLintCore

extension Check {
    /// Visible pictures without a width in attribute or style.
    static let imageSizeMissing = Check("image-size-missing", needs: [.html, .images]) { facts, _ in
        facts.documents.flatMap { body, document in
            document.images.compactMap { image -> Evidence? in
                guard image.kind == .image, image.width == nil, !image.isHidden, let source = image.source else { return nil }
                return Evidence(at: .text(part: body.part, image.startTag), values: [("name", ImageName.last(document.urlBytes(source)))])
            }
        }
    }
}
