import MailMessage
import SpamLintCore

extension Check {
    /// Names in address fields that are encoded though every letter is ASCII.
    static let nameEncodedNeedlessly = Check(
        "name-encoded-needlessly", needs: .header, parameters: [.init("fields", standard: .texts([]))]
    ) { facts, parameters in
        let message = facts.message
        return parameters.texts("fields").flatMap { message.all(named: $0) }.filter {
            $0.bodyRange.count < 20_000 && message.mayHoldEncodedWord($0)
        }.flatMap { field in
            facts.addressList(field).mailboxes.compactMap { mailbox -> Evidence? in
                let name = message.displayName(mailbox)
                guard !name.encodedWords.isEmpty, name.encodedWords.allSatisfy(\.isNeedless) else { return nil }
                return Evidence(at: .source(mailbox.nameRange), values: [("value", name.string)])
            }
        }
    }
}
