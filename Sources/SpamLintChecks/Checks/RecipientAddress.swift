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
            return facts.searched("subject").compactMap { text in
                text.withUTF8 { AddressSearch.find(written, in: $0, text.range) }.map { Evidence(at: text.place($0)) }
            }
        }
        let escaped = Array((address.local + "%40" + address.domain.lowercased()).utf8)
        return facts.links.compactMap { link in
            guard link.url.kind == .web else { return nil }
            let holds = link.target.withUnsafeBufferPointer { bytes in
                AddressSearch.find(written, in: bytes, 0..<bytes.count) ?? AddressSearch.find(escaped, in: bytes, 0..<bytes.count)
            }
            return holds == nil ? nil : Evidence(at: link.place, values: [("address", address.text)])
        }
    }
}

private enum AddressSearch {
    /// Where `address` stands, letters compared without case, no letter or digit before or after it.
    static func find(_ address: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int>? {
        guard let first = address.first, range.count >= address.count else { return nil }
        for start in range.lowerBound...(range.upperBound - address.count) where bytes[start].asciiLowercased == first {
            let end = start + address.count
            guard zip(bytes[start..<end], address).allSatisfy({ $0.asciiLowercased == $1 }) else { continue }
            let isWhole = (start == range.lowerBound || !isPart(bytes[start - 1])) && (end == range.upperBound || !isPart(bytes[end]))
            if isWhole { return start..<end }
        }
        return nil
    }

    private static func isPart(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit }
}
