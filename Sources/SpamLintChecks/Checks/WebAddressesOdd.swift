import SpamLintCore

extension Check {
    /// Web addresses that are odd in number, as Rspamd counts them, so that text and HTML do not have the same ones.
    static let webAddressesOdd = Check("web-addresses-odd") { facts, _ in
        let count = WebAddressTally(facts).total
        return count % 2 == 1 ? [Evidence(at: facts.links.last?.place ?? .absent, values: [("value", String(count))])] : []
    }
}
