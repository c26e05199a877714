import MailHTML
import SpamLintCore

extension Fixer {
    /// A preheader hidden in the way that no filter charges. It is hidden already; how its letters look plays no part.
    static let preheader = Fixer("preheader", .unsafe) { work, _ in
        work.bodies.flatMap { body -> [Change] in
            guard let document = body.document else { return [] }
            return PreheaderStyle.all(in: document).map { .text(part: body.part, $0.style, Array(PreheaderStyle.idiom.utf8)) }
        }
    }
}
