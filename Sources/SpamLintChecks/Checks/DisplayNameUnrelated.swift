import MailBytes
import MailDomain
import MailMessage
import SpamLintCore

extension Check {
    /// A display name of `From` of which no word is found in the address.
    ///
    /// Words are runs of at least `letters` Latin letters; a name without one, in Chinese say, leaves the question open. Initials of the
    /// words count as the name too (`British Broadcasting` at `bb.example`).
    static let displayNameUnrelated = Check(
        "display-name-unrelated", needs: .originator, parameters: [.init("letters", standard: .number(4))]
    ) { facts, parameters in
        guard let sender = facts.originator, let name = facts.originatorName else { return [] }
        let least = parameters.integer("letters", default: 4)
        let address = Array(sender.text.utf8)
        let all = name.utf8.split { !($0.isASCIILetter || $0 >= 0x80) }.map { $0.map(\.asciiLowercased) }
        let words = all.filter { $0.count >= least && $0.allSatisfy(\.isASCIILetter) }
        guard !words.isEmpty, words.count <= 20 else { return [] }
        let initials = all.compactMap(\.first)
        let domain = Array((sender.host?.ascii ?? sender.domain).utf8)
        let isKnown =
            words.contains { address.holds($0) } || initials.count >= 2 && domain.starts(with: initials)
            || domain.split(separator: ASCII.dot).contains { label in label.count >= 3 && words.contains { $0.starts(with: label) } }
        guard !isKnown else { return [] }
        let values = [("value", String(decoding: name.utf8, as: UTF8.self)), ("domain", sender.host?.unicode ?? sender.domain)]
        return [Evidence(at: .source(sender.mailbox.nameRange), text: name.utf8, values: values)]
    }
}
