import MailBytes
import MailDomain
import MailMessage
import SpamLintCore

extension Check {
    /// The address of the one recipient in the subject (`in: subject`) or in a link (`in: link`, `@` or `%40`). In a message to several
    /// people an address is more likely talked about.
    static let recipientAddress = Check(
        "recipient-address", needs: .header, parameters: [.init("in", standard: .text("subject"))]
    ) { facts, parameters in
        let recipients = facts.addresses(.to)
        guard recipients.count == 1, let address = recipients.first, address.text.utf8.count >= 6 else { return [] }
        let written = Array((address.local + "@" + address.domain.lowercased()).utf8)
        if parameters.text("in", default: "subject") == "subject" {
            return facts.segments(.subject).compactMap { text in
                text.withUTF8 { WholeWord.find(written, in: $0, text.range, besides: isPart) }.map { Evidence(at: text.place($0)) }
            }
        }
        let escaped = Array((address.local + "%40" + address.domain.lowercased()).utf8)
        return facts.links.compactMap { link in
            guard link.url.kind == .web else { return nil }
            let holds = link.target.withUnsafeBufferPointer { bytes in
                [written, escaped].contains { WholeWord.find($0, in: bytes, 0..<bytes.count, besides: isPart) != nil }
            }
            return holds ? Evidence(at: link.place, values: [("address", address.text)]) : nil
        }
    }

    private static func isPart(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit }
}
