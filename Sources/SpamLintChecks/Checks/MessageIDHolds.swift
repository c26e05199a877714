import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// A `Message-ID` that repeats the first address of `field` in whole (`what: address`), or whose right side is its domain
    /// (`what: domain`).
    static let messageIDHolds = Check(
        "message-id-holds", needs: .header,
        parameters: [.init("field", standard: .text("From")), .init("what", standard: .text("address"))],
        prepare: { parameters in
            let isOfSender = parameters.text("field", default: "From") == "From"
            let isDomain = parameters.text("what", default: "address") == "domain"
            return { facts in
                guard let field = facts.message.first(.messageID),
                    let address = isOfSender ? facts.originator : facts.addresses(.to).first, !address.domain.isEmpty
                else { return [] }
                let domain = address.domain.utf8.map(\.asciiLowercased)
                let isFound = facts.message.source.withUnsafeBufferPointer { source in
                    let id = source[field.bodyRange.clamped(to: 0..<source.count)]
                    guard let at = id.firstIndex(of: ASCII.at) else { return false }
                    if isDomain {
                        return id[(at + 1)...].prefix { $0 != 0x3E }.elementsEqual(domain) { $0.asciiLowercased == $1 }
                    }
                    return holds(id, from: at, Array(address.local.utf8), domain)
                }
                return isFound ? [Evidence(at: .source(field.bodyRange))] : []
            }
        })

    /// Whether an address, in small letters, stands round one of the `@` of an identifier, of which `first` is the first.
    private static func holds(_ id: Slice<UnsafeBufferPointer<UInt8>>, from first: Int, _ local: [UInt8], _ domain: [UInt8]) -> Bool {
        var next: Int? = first
        while let at = next {
            if at - id.startIndex >= local.count, id.endIndex - at > domain.count,
                id[(at - local.count)..<at].elementsEqual(local, by: { $0.asciiLowercased == $1 }),
                id[(at + 1)..<(at + 1 + domain.count)].elementsEqual(domain, by: { $0.asciiLowercased == $1 })
            {
                return true
            }
            next = id[(at + 1)...].firstIndex(of: ASCII.at)
        }
        return false
    }
}
