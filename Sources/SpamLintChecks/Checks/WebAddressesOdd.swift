import SpamLintCore

extension Check {
    /// The web addresses of links, pictures and plain text are odd in number, so that text and HTML cannot have the same ones.
    static let webAddressesOdd = Check("web-addresses-odd") { facts, _ in
        guard let count = FactDefinition.webAddressCount.measure(facts)?.value, Int(count) % 2 == 1 else { return [] }
        return [Evidence(at: facts.links.last?.place ?? .absent, values: [("value", String(Int(count)))])]
    }
}
