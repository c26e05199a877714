import MailMessage
import SpamLintCore

extension Check {
    /// Recipients of several domains whose local parts begin with the same three letters, so many in a row.
    ///
    /// Harvested lists are sent in alphabetical order. Colleagues share a domain, so a run needs at least two of them.
    static let recipientsAlike = Check("recipients-alike", needs: .header, parameters: [.init("at-least", standard: .number(6))]) {
        facts, parameters in
        let needed = parameters.integer("at-least", default: 6)
        let addresses = facts.addresses(.to) + facts.addresses(.cc)
        var start = 0
        for end in addresses.indices.dropFirst() + [addresses.count] {
            let goesOn = end < addresses.count && addresses[end].local.prefix(3) == addresses[start].local.prefix(3)
            if goesOn { continue }
            let run = addresses[start..<end]
            start = end
            guard run.count >= needed, let first = run.first, let last = run.last, Set(run.map(\.host)).count > 1 else { continue }
            guard Set(run.map(\.local)).count > needed / 2 else { continue }
            let place =
                first.mailbox.addressRange.lowerBound..<max(first.mailbox.addressRange.upperBound, last.mailbox.addressRange.upperBound)
            return [Evidence(at: .source(place), values: [("value", String(run.count))])]
        }
        return []
    }
}
