import MailBytes
import MailDomain
import SpamLintCore

extension Check {
    /// Web links of HTML whose host no name server can know: unreadable, without a dot, or under a top-level name that is a word of the
    /// scheme (`https://shop.http/`).
    static let malformedHost = Check("malformed-host", needs: [.html, .links]) { facts, _ in
        facts.links.compactMap { fact in
            guard fact.link != nil, fact.url.kind == .web, let written = fact.url.hostRange, !written.isEmpty else { return nil }
            // Most hosts are in order, which is told soonest.
            if let host = fact.url.host, host.labelCount > 1, !host.isWithin("http"), !host.isWithin("https") { return nil }
            guard fact.url.scheme == "http" || fact.url.scheme == "https" else { return nil }
            if let host = fact.url.host {
                let isScheme = host.top == "http" || host.top == "https"
                guard !host.isIPAddress, host.labelCount < 2 || isScheme, host.ascii != "localhost" else { return nil }
            } else if fact.target[written].contains(where: { $0 >= 0x80 || $0 == ASCII.space || $0 == 0x7B }) {
                // Invisible characters and placeholders have rules of their own.
                return nil
            }
            return Evidence(at: fact.place, values: [("host", String(decoding: fact.target[written], as: UTF8.self))])
        }
    }
}
