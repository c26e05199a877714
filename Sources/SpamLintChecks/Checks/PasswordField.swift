import MailHTML
import SpamLintCore

extension Check {
    /// Fields of forms that ask for a password.
    static let passwordField = Check("password-field", needs: .html) { facts, _ in facts.features([.passwordInput]) }
}
