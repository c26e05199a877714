import MailMessage
import SpamLintCore

/// The HTML of a message and the plain text that stands for it in its multipart/alternative.
struct Alternative {
    /// The part with the HTML.
    let html: Int
    /// The multipart/alternative round both; nil where there is none.
    let multipart: Int?
    /// The plain text in it; nil where there is none.
    let plain: Int?

    /// Nil for a message without HTML that may be changed.
    init?(_ work: Workpiece) {
        guard let body = work.bodies.first(where: { $0.isHTML }) else { return nil }
        let parts = work.message.parts
        html = body.part
        var outer = parts[body.part].parent
        while let index = outer, parts[index].mediaType.name != "multipart/alternative" { outer = parts[index].parent }
        multipart = outer
        plain = outer.flatMap { multipart in
            parts.indices.first { index in
                guard parts[index].kind == .leaf, parts[index].mediaType.isPlainText, !parts[index].isAttachment else { return false }
                var parent = parts[index].parent
                while let next = parent, next != multipart, parts[next].mediaType.name != "multipart/alternative" {
                    parent = parts[next].parent
                }
                return parent == multipart
            }
        }
    }

    /// The child of the multipart/alternative that is or holds the HTML.
    func branch(in parts: [Part]) -> Int? {
        var index = html
        while let parent = parts[index].parent, parent != multipart { index = parent }
        return parts[index].parent == multipart ? index : nil
    }
}
