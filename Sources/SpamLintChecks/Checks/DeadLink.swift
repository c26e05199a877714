import MailBytes
import MailDomain
import MailHTML
import MailText
import SpamLintCore

extension Check {
    /// Links with one of `words` in their text that lead nowhere: empty, `#`, or a script that no mail program runs.
    static let deadLink = Check("dead-link", needs: [.html, .links], parameters: [.init("words", standard: .texts([]))]) {
        facts, parameters in
        let words = parameters.folded("words")
        return facts.links.compactMap { fact in
            guard let link = fact.link, let document = facts.bodies[fact.body].document else { return nil }
            switch fact.url.kind {
            case .empty, .javascript: break
            case .fragment where fact.target.count <= 1: break
            default: return nil
            }
            // Links can be inside one another, and all of them hold the text of the innermost: what is long is not even folded.
            guard link.text.count < 1_000 else { return nil }
            let text = FoldedText(folding: document.visible.utf8, in: link.text, as: .folded).bytes
            guard text.count < 200, words.contains(where: { text.holds($0) }) else { return nil }
            let target = String(decoding: fact.target, as: UTF8.self)
            return Evidence(
                at: .text(part: facts.bodies[fact.body].part, link.span), text: Array(document.visible[link.text]),
                values: [("value", target.isEmpty ? "\"\"" : target)])
        }
    }
}
