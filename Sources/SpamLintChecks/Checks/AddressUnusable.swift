import MailBytes
import MailDomain
import MailMessage
import SpamLintCore

extension Check {
    /// An address field in which no address can be read: none with a host and a local part without blanks.
    static let addressUnusable = Check(
        "address-unusable", needs: .header, parameters: [.init("field", standard: .text("From"))]
    ) { facts, parameters in
        let message = facts.message
        guard let field = message.all(named: parameters.text("field", default: "From")).first, !field.isEmpty else { return [] }
        guard field.bodyRange.count < 20_000 else { return [] }
        let isUsable = facts.addressList(field).mailboxes.contains { mailbox in
            guard mailbox.hasAddress, !mailbox.localPartRange.isEmpty, Host(message.domain(mailbox)) != nil else { return false }
            let local = message.source[mailbox.localPartRange]
            return local.first == ASCII.quote || !local.contains { $0.isASCIIWhitespace }
        }
        return isUsable ? [] : [Evidence(at: .source(field.bodyRange))]
    }
}
