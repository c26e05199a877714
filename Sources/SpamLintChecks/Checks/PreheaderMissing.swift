import MailBytes
import MailHTML
import MailText
import SpamLintCore

extension Check {
    /// Mail without a preheader whose text begins with one of `phrases`, such as “View in browser”.
    static let preheaderMissing = Check(
        "preheader-missing", needs: [.html, .text], parameters: [.init("phrases", standard: .texts([]))]
    ) { facts, parameters in
        guard let (body, document) = facts.documents.first(where: { !$0.document.visible.isEmpty }), document.preheader == nil else {
            return []
        }
        let end = document.visible.utf8.firstIndex(of: ASCII.lf) ?? document.visible.utf8.count
        let start = 0..<min(end, 200)
        let text = FoldedText(folding: document.visible.utf8, in: start, as: .folded).bytes
        guard parameters.folded("phrases").contains(where: { text.starts(with: $0) }) else { return [] }
        return [Evidence(at: facts.visiblePlace(in: body, start))]
    }
}
