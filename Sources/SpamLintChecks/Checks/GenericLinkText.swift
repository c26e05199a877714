import MailHTML
import MailText
import SpamLintCore

extension Check {
    /// Links whose whole text is one of `texts`.
    static let genericLinkText = Check("generic-link-text", needs: [.html, .links], parameters: [.init("texts", standard: .texts([]))]) {
        facts, parameters in
        let texts = parameters.folded("texts")
        return facts.documents.flatMap { body, document in
            document.links.compactMap { link -> Evidence? in
                guard !link.text.isEmpty, link.text.count <= 40, link.images.isEmpty else { return nil }
                var text = FoldedText(folding: document.visible.utf8, in: link.text, as: .folded).bytes[...]
                while let last = text.last, [0x20, 0x21, 0x2E, 0x3A, 0x3E].contains(last) { text = text.dropLast() }
                guard texts.contains(Array(text)) else { return nil }
                return Evidence(at: facts.visiblePlace(in: body, link.text))
            }
        }
    }
}
