import SpamLintCore

extension Check {
    /// Attachments of any kind; pictures that belong to the HTML are none.
    static let attachmentAny = Check("attachment-any", needs: .attachments) { facts, _ in
        facts.files.map { facts.evidence(of: $0) }
    }
}
