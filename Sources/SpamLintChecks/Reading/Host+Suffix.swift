import MailBytes
import MailDomain

extension Host {
    /// The longest of `suffixes` below which this host stands; the host itself is not below itself.
    func suffix(among suffixes: Set<String>) -> String? {
        let name = ascii.utf8
        var start = name.startIndex
        while let dot = name[start...].firstIndex(of: ASCII.dot) {
            start = name.index(after: dot)
            let rest = String(ascii[start...])
            if suffixes.contains(rest) { return rest }
        }
        return nil
    }
}
