import MailBytes
import MailHTML
import MailMessage
import SpamLintCore

extension Fixer {
    /// `multipart/alternative` where a `multipart/mixed` holds nothing but HTML, or HTML and the same in plain text.
    static let alternativeType = Fixer("alternative-type", .safe) { work, _ in
        guard let root = work.message.parts.first, root.kind == .multipart, let field = root.first(.contentType) else { return nil }
        let bodies = work.facts.bodies
        guard let html = bodies.first(where: \.isHTML), let document = html.document, bodies.count(where: \.isHTML) == 1 else { return nil }
        let parts = work.message.parts
        guard bodies.allSatisfy({ parts[$0.part].parent == 0 }) else { return nil }
        if let plain = bodies.first(where: { !$0.isHTML }) {
            // The plain text comes first in an alternative, and says nothing of its own.
            guard plain.part < html.part, isHeld(plain.text.utf8, by: document.visible.utf8) else { return nil }
        }
        let source = work.message.source
        guard let start = source[field.bodyRange].firstIndex(of: 0x2F) else { return nil }
        let end = source[start + 1..<field.bodyRange.upperBound].firstIndex { $0 == ASCII.semicolon || $0.isASCIIWhitespace }
        guard let end, source[start + 1..<end].equalsASCIICaseless("mixed") else { return nil }
        return [.source(Edit(start + 1..<end, Array("alternative".utf8)))]
    }

    /// Whether nearly all words of a text stand in another one.
    private static func isHeld(_ text: ArraySlice<UInt8>, by other: [UInt8]) -> Bool {
        let words = Set(text.split { $0.isASCIIWhitespace }.map(Array.init))
        let held = Set(other.split { $0.isASCIIWhitespace }.map(Array.init))
        return words.count { !held.contains($0) } * 5 <= words.count
    }
}
