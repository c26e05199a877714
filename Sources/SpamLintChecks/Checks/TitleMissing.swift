import MailHTML
import MailText
import SpamLintCore

extension Check {
    /// HTML pages without a title, or with one that an editor put there (`names`). A fragment without `<head>` needs none.
    static let titleMissing = Check("title-missing", needs: .html, parameters: [.init("names", standard: .texts([]))]) {
        facts, parameters in
        let names = Set(parameters.folded("names"))
        return facts.documents.compactMap { body, document in
            guard let title = document.title, !document.text(title).isEmpty else {
                guard let head = document.nodes.first(where: { $0.name == .head || $0.name == .html }) else { return nil }
                return Evidence(at: .text(part: body.part, head.startTag), text: [])
            }
            guard names.contains(FoldedText(folding: document.text(title).utf8, as: .folded).bytes) else { return nil }
            return Evidence(at: .text(part: body.part, title))
        }
    }
}
