import MailMessage
import SpamLintCore

extension Check {
    /// Names in address fields that are encoded though every letter is ASCII.
    static let nameEncodedNeedlessly = Check(
        "name-encoded-needlessly", needs: .header, parameters: [.init("fields", standard: .texts([]))],
        prepare: { parameters in
            let fields = parameters.texts("fields").map { FieldNames([$0]) }
            return { facts in
                let message = facts.message
                return fields.flatMap { $0.fields(of: message) }.filter {
                    $0.bodyRange.count < 20_000 && message.mayHoldEncodedWord($0)
                }.flatMap { field in
                    facts.addressList(field).mailboxes.compactMap { mailbox -> Evidence? in
                        let name = message.displayName(mailbox)
                        guard !name.encodedWords.isEmpty, name.encodedWords.allSatisfy(\.isNeedless) else { return nil }
                        return Evidence(at: .source(mailbox.nameRange), values: [("value", name.string)])
                    }
                }
            }
        })
}
