import MailBytes
import MailHTML
import MailMessage
import SpamLintCore

extension Check {
    /// Pictures that HTML takes from a part of the message (`cid:`, RFC 2392) which is not there.
    static let cidPartMissing = Check("cid-part-missing", needs: [.html, .images, .header]) { facts, _ in
        let message = facts.message
        let known = Set(message.parts.compactMap { part in part.first(.contentID).map { identifier(message.source[$0.bodyRange]) } })
        return facts.bodies.flatMap { body -> [Evidence] in
            guard let document = body.document else { return [] }
            return document.images.compactMap { image in
                guard let source = image.source, document.mayBegin(source, with: [0x63]) else { return nil }
                let url = document.urlBytes(source)
                guard url.count > 4, url.prefix(4).equalsASCIICaseless("cid:") else { return nil }
                let wanted = identifier(unescaped(url.dropFirst(4)))
                guard !wanted.isEmpty, !known.contains(wanted) else { return nil }
                let name = String(decoding: wanted, as: UTF8.self)
                return Evidence(at: .text(part: body.part, source), text: url, values: [("value", name)])
            }
        }
    }

    /// The identifier without brackets and white space, in lower case: programs are not strict here.
    private static func identifier(_ bytes: some Collection<UInt8>) -> [UInt8] {
        bytes.filter { $0 > 0x20 && $0 != ASCII.less && $0 != ASCII.greater }.map(\.asciiLowercased)
    }

    private static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == 0x25, let high = rest.first?.hexDigitValue, let low = rest.dropFirst().first?.hexDigitValue {
                result.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return result
    }
}
