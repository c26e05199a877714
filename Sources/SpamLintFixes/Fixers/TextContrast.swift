import MailHTML
import SpamLintCore

extension Fixer {
    /// Text in a colour that is seen on its background, and the background's colour as a style where only an attribute has it.
    static let textContrast = Fixer("text-contrast", .unsafe) { work, _ in
        work.bodies.flatMap { body -> [Change] in
            guard let document = body.document else { return [] }
            return ColorRepair.edits(in: document, below: 12).map { .text(part: body.part, $0.range, $0.replacement) }
        }
    }
}
