import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// A `Message-ID` that repeats the first address of `field` in whole (`what: address`), or whose right side is its domain
    /// (`what: domain`).
    static let messageIDHolds = Check(
        "message-id-holds", needs: .header,
        parameters: [.init("field", standard: .text("From")), .init("what", standard: .text("address"))]
    ) { facts, parameters in
        guard let field = facts.message.first(.messageID) else { return [] }
        let name = parameters.text("field", default: "From")
        guard let address = name == "From" ? facts.originator : facts.addresses(.to).first, !address.domain.isEmpty else { return [] }
        let id = facts.message.source[field.bodyRange].map(\.asciiLowercased)
        let whole = Array((address.local + "@" + address.domain).utf8).map(\.asciiLowercased)
        let isFound: Bool
        if parameters.text("what", default: "address") == "domain" {
            guard let at = id.firstIndex(of: ASCII.at) else { return [] }
            let domain = id[(at + 1)...].prefix { $0 != 0x3E }
            isFound = domain.elementsEqual(address.domain.utf8.map(\.asciiLowercased))
        } else {
            isFound = whole.count <= id.count && (0...(id.count - whole.count)).contains { id[$0...].starts(with: whole) }
        }
        return isFound ? [Evidence(at: .source(field.bodyRange))] : []
    }
}
