import MailDomain
import SpamLintCore

extension Check {
    /// Links to hosts that mix alphabets, or consist of letters that all look like Latin ones.
    static let lookalikeHost = Check("lookalike-host", needs: .links) { facts, _ in
        facts.links.compactMap { fact in
            guard let host = fact.url.host, let confusion = host.confusion else { return nil }
            return Evidence(at: fact.place, values: [("host", host.unicode), ("shown", confusion.looksLike)])
        }
    }
}
