import MailHTML
import SpamLintCore

extension Check {
    /// HTML pages that don't say which language they are in. A fragment without `<html>` is left alone.
    static let languageMissing = Check("language-missing", needs: [.html, .text]) { facts, _ in
        facts.documents.compactMap { body, document in
            guard document.language == nil, let root = document.nodes.first(where: { $0.name == .html }) else { return nil }
            return Evidence(at: .text(part: body.part, root.startTag))
        }
    }
}
