import MailMessage
import SpamLintCore

extension Check {
    /// So many percent of the pairs of at least `at-least` recipients have addresses, or different hosts, that begin with the same two
    /// letters.
    static let recipientsSimilar = Check(
        "recipients-similar", needs: .header,
        parameters: [.init("percent", standard: .number(65)), .init("at-least", standard: .number(5))]
    ) { facts, parameters in
        let found = recipients(of: facts)
        guard found.count >= max(2, parameters.integer("at-least", default: 5)) else { return [] }
        let users = found.map { $0.text.prefix(2) }
        let domains = found.map { $0.domain.lowercased() }
        let hosts = domains.map { $0.prefix(2) }
        var hits = 0
        for i in found.indices {
            for j in found.indices where j > i {
                if users[i] == users[j] { hits += 1 }
                if hosts[i] == hosts[j], domains[i] != domains[j] { hits += 1 }
            }
        }
        let percent = hits * 100 / (found.count * (found.count - 1) / 2)
        guard percent >= parameters.integer("percent", default: 65) else { return [] }
        return [Evidence(at: found[0].place, values: [("value", String(percent))])]
    }

    /// At least `at-least` recipients in alphabetical order.
    static let recipientsSorted = Check("recipients-sorted", needs: .header, parameters: [.init("at-least", standard: .number(7))]) {
        facts, parameters in
        let found = recipients(of: facts)
        guard found.count >= max(2, parameters.integer("at-least", default: 7)) else { return [] }
        for (one, next) in zip(found, found.dropFirst()) where Array(one.text.utf8).lexicographicallyPrecedes(next.text.utf8) == false {
            if one.text != next.text { return [] }
        }
        return [Evidence(at: found[0].place, values: [("value", String(found.count))])]
    }

    /// Those of To and Cc, neighbours that are the same counted once; 256 are enough to tell.
    private static func recipients(of facts: Facts) -> [Address] {
        var found: [Address] = []
        for address in facts.addresses(.to) + facts.addresses(.cc) where found.last?.text != address.text {
            found.append(address)
            if found.count == 256 { break }
        }
        return found
    }
}
