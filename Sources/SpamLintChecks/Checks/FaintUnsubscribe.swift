import MailBytes
import MailHTML
import MailText
import SpamLintCore

extension Check {
    /// Links to unsubscribe that are seen, but hardly: letters below `pixels`, or a contrast below `ratio` to 1.
    static let faintUnsubscribe = Check(
        "faint-unsubscribe", needs: [.html, .links],
        parameters: [.init("words", standard: .texts([])), .init("pixels", standard: .number(8)), .init("ratio", standard: .number(1.6))]
    ) { facts, parameters in
        let words = parameters.folded("words")
        let pixels = Float(parameters.number("pixels", default: 8))
        let ratio = Float(parameters.number("ratio", default: 1.6))
        return facts.documents.flatMap { body, document in
            document.links.compactMap { link -> Evidence? in
                guard !link.text.isEmpty, link.text.count < 200, let reason = reason(document, link.text, pixels, ratio) else { return nil }
                let text = FoldedText(folding: document.visible.utf8, in: link.text, as: .folded).bytes
                guard words.contains(where: { text.holds($0) }) else { return nil }
                return Evidence(at: facts.visiblePlace(in: body, link.text), values: [("reason", reason)])
            }
        }
    }

    private static func reason(_ document: Document, _ text: Range<Int>, _ pixels: Float, _ ratio: Float) -> String? {
        for run in document.faintRuns(in: text) {
            if run.fontSize < pixels { return NumberText.text(Double(run.fontSize)) + " px" }
            if run.ratio < ratio { return NumberText.text(Double(run.ratio)) + " : 1" }
        }
        return nil
    }
}
