import MailHTML
import SpamLintCore

extension Check {
    /// A hidden preheader, or its padding, in letters of one pixel or less.
    static let preheaderTiny = Check("preheader-tiny", needs: .html) { facts, _ in
        facts.documents.flatMap { body, document in
            PreheaderStyle.all(in: document).map { Evidence(at: .text(part: body.part, $0.size)) }
        }
    }
}
