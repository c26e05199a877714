import MailDomain
import SpamLintCore

extension Check {
    /// A visible text that shows no contact of `kinds`: `email` an address, `phone` a telephone number; links to either count.
    ///
    /// Points at the end of the text, where a footer would stand.
    static let contactMissing = Check("contact-missing", needs: .text, parameters: [.init("kinds", standard: .texts(["email", "phone"]))]) {
        facts, parameters in
        let kinds = parameters.texts("kinds")
        let schemes = kinds.map { $0 == "email" ? "mailto" : "tel" }
        if facts.links.contains(where: { schemes.contains($0.url.scheme) }) { return [] }
        let texts = facts.segments(.text) + facts.segments(.alt)
        for text in texts {
            let isFound = text.withUTF8 { bytes in
                kinds.contains { kind in
                    kind == "email" ? ContactFinder.showsAddress(bytes, text.range) : ContactFinder.showsPhone(bytes, text.range)
                }
            }
            if isFound { return [] }
        }
        guard let last = facts.segments(.text).last else { return [] }
        let end = last.range.upperBound
        return [Evidence(at: last.place(end..<end), text: [])]
    }
}
