import MailBytes
import MailMessage
import SpamLintCore

extension Fixer {
    /// `multipart/alternative` where a `multipart/mixed` holds nothing but HTML, or HTML and the same in plain text.
    static let alternativeType = Fixer("alternative-type", .safe) { work, _ in
        guard let root = work.message.parts.first, root.kind == .multipart, let field = root.first(.contentType) else { return nil }
        let bodies = work.facts.bodies
        guard let html = bodies.first(where: \.isHTML), let document = html.document, bodies.count(where: \.isHTML) == 1 else { return nil }
        let parts = work.message.parts
        guard bodies.count <= 2, bodies.allSatisfy({ parts[$0.part].parent == 0 }), parts.count == bodies.count + 1 else { return nil }
        if let plain = bodies.first(where: { !$0.isHTML }) {
            // The plain text comes first in an alternative, and says nothing of its own: whoever is shown the HTML does not see it.
            let words = OwnWords(of: plain, beside: document)
            guard plain.part < html.part, words.own == 0 || words.isStub else { return nil }
        }
        let source = work.message.source
        guard let start = source[field.bodyRange].firstIndex(of: 0x2F) else { return nil }
        let end = source[start + 1..<field.bodyRange.upperBound].firstIndex { $0 == ASCII.semicolon || $0.isASCIIWhitespace }
        guard let end, source[start + 1..<end].equalsASCIICaseless("mixed") else { return nil }
        return [.source(Edit(start + 1..<end, Array("alternative".utf8)))]
    }
}
