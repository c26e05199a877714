import MailHTML
import MailMessage
import SpamLintCore

extension Check {
    /// A message with nothing to read, to see or to open.
    ///
    /// What is not text is something to open: calendars, signed or encrypted parts, reports, AMP. Only text that is shown can be empty.
    static let bodyEmpty = Check("body-empty", needs: .header) { facts, _ in
        guard !facts.present.contains(.images), facts.attachments.isEmpty else { return [] }
        let parts = facts.message.parts
        let shown = Set(facts.bodies.map(\.part))
        for (index, part) in parts.enumerated() where part.kind == .leaf && !shown.contains(index) && !part.body.isEmpty { return [] }
        for body in facts.bodies where hasContent(body) { return [] }
        return [.absent()]
    }

    private static func hasContent(_ body: Body) -> Bool {
        guard let document = body.document else { return !BlankText.isBlank(body.text.utf8) }
        return document.visibleText.characters > 0 || !document.images.isEmpty
    }
}
