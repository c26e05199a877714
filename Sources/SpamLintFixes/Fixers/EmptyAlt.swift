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
            guard let offset = document.attributePlace(inTag: image.startTag) else { return nil }
            return .text(part: body.part, offset..<offset, Array(" alt=\"\"".utf8))
        }
    }
}
