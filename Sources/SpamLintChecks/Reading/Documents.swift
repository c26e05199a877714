import MailHTML
import SpamLintCore

extension Facts {
    /// The HTML that a reader is shown, with what was read in it.
    var documents: [(body: Body, document: Document)] {
        bodies.compactMap { body in body.document.map { (body, $0) } }
    }

    /// One evidence for each feature of these kinds, at its tag.
    func features(_ kinds: Set<Feature.Kind>) -> [Evidence] {
        documents.flatMap { body, document in
            document.features.filter { kinds.contains($0.kind) }.map { feature in
                Evidence(at: .text(part: body.part, feature.span), values: [("value", feature.value.map { document.url($0).text } ?? "")])
            }
        }
    }
}

extension Flow {
    var text: String { String(decoding: utf8, as: UTF8.self) }
}
