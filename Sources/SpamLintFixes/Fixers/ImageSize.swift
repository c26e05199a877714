import MailHTML
import MailMessage
import SpamLintCore

extension Fixer {
    /// The width and height of pictures that the message itself holds.
    static let imageSize = Fixer("image-size", .safe) { work, evidence in
        // Of each part, read once, however many pictures show it.
        var known: [Int: PictureSize?] = [:]
        func size(of url: [UInt8]) -> PictureSize? {
            guard let part = ContentIDs.identifier(ofURL: url).flatMap({ work.facts.contentIDs.part($0) }) else {
                return PictureSize(ofData: url)
            }
            if let size = known[part] { return size }
            let size = PictureSize(ofPart: part, in: work.message)
            known[part] = .some(size)
            return size
        }
        return evidence.compactMap { one in
            guard let (body, image) = work.image(at: one.place), let document = body.document, let source = image.source,
                let size = size(of: document.urlBytes(source)), let offset = document.attributePlace(inTag: image.startTag)
            else { return nil }
            // Beside a height that is given the width is what keeps the proportions.
            let width = image.height.map { Int((Double(size.width) * Double($0) / Double(max(size.height, 1))).rounded()) } ?? size.width
            guard width > 0, width < 20_000 else { return nil }
            let attributes = " width=\"\(width)\"" + (image.height == nil ? " height=\"\(size.height)\"" : "")
            return .text(part: body.part, offset..<offset, Array(attributes.utf8))
        }
    }
}
