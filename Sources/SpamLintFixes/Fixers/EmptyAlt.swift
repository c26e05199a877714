import MailBytes
import MailHTML
import SpamLintCore

extension Fixer {
    /// `alt=""` for pictures that carry nothing: those that stand in no link, or in one with words of its own. What the others say only a
    /// person knows.
    static let emptyAlt = Fixer("empty-alt", .safe) { work, evidence in
        evidence.compactMap { one in
            guard let (body, image) = work.image(at: one.place), let document = body.document else { return nil }
            if let link = image.link, document.visible[document.links[link].text].allSatisfy(\.isASCIIWhitespace) { return nil }
            guard let offset = document.endOfName(image.startTag) else { return nil }
            return .text(part: body.part, offset..<offset, Array(" alt=\"\"".utf8))
        }
    }

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
                let size = size(of: document.urlBytes(source)), let offset = document.endOfName(image.startTag)
            else { return nil }
            // Beside a height that is given the width is what keeps the proportions.
            let width = image.height.map { Int((Double(size.width) * Double($0) / Double(max(size.height, 1))).rounded()) } ?? size.width
            guard width > 0, width < 20_000 else { return nil }
            let attributes = " width=\"\(width)\"" + (image.height == nil ? " height=\"\(size.height)\"" : "")
            return .text(part: body.part, offset..<offset, Array(attributes.utf8))
        }
    }
}

extension Workpiece {
    fileprivate func image(at place: Place) -> (Body, Image)? {
        guard let (part, range) = textRange(of: place), let body = facts.body(ofPart: part), let document = body.document else {
            return nil
        }
        let images = document.images
        let index = images.indices.partitioningIndex { images[$0].startTag.lowerBound >= range.lowerBound }
        return index < images.count && images[index].startTag == range ? (body, images[index]) : nil
    }
}

extension Document {
    /// The offset behind the name of a tag; nil where a template stands in the tag outside its values, which would govern what is put there.
    func endOfName(_ tag: Range<Int>) -> Int? {
        var i = tag.lowerBound + 1
        while i < tag.upperBound, utf8[i].isASCIILetter || utf8[i].isASCIIDigit { i += 1 }
        var quote: UInt8?
        for offset in i..<max(i, tag.upperBound) {
            let byte = utf8[offset]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == ASCII.quote || byte == 0x27 {
                quote = byte
            } else if byte == 0x7B || byte == 0x25 || byte == ASCII.less {
                return nil
            }
        }
        return i
    }
}
