import MailDomain

extension Host {
    /// The longest of `suffixes` below which this host stands; the host itself is not below itself.
    func suffix(among suffixes: Set<String>) -> String? {
        var rest = ascii[...]
        while let dot = rest.firstIndex(of: ".") {
            rest = rest[rest.index(after: dot)...]
            if suffixes.contains(String(rest)) { return String(rest) }
        }
        return nil
    }
}
