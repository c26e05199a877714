import MailMessage
import SpamLintCore

extension Fixer {
    /// `MIME-Version: 1.0`, added or written as RFC 2045, section 4, has it.
    static let mimeVersion = Fixer("mime-version", .safe) { work, _ in
        guard let field = work.message.first(.mimeVersion) else {
            return work.inserting("MIME-Version", Array("1.0".utf8)).map { [$0] }
        }
        return [.source(Edit(field.nameRange, Array("MIME-Version".utf8))), work.replacing(field, with: Array("1.0".utf8))]
    }
}
