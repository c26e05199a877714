public import SpamLint

/// The bearer tokens that open the HTTP door (RFC 6750).
public struct TokenList: Sendable {
    private let tokens: [[UInt8]]

    /// - Throws: Why the file cannot be read, or that there is no token in it: an empty list would open the door to nobody, or to all.
    public init(path: String) throws(ConfigurationError) {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try FileBytes.read(path)
        } catch {
            throw ConfigurationError(lines: ["\(path): \(error.reason)"])
        }
        var tokens: [[UInt8]] = []
        for (index, line) in bytes.split(separator: 0x0A).enumerated() {
            let token = Array(String(decoding: line, as: UTF8.self).utf8.filter { $0 > 0x20 })
            guard let first = token.first, first != 0x23 else { continue }
            guard token.count >= 16 else {
                throw ConfigurationError(lines: ["\(path): line \(index + 1) holds a token of \(token.count) characters; 16 are the least"])
            }
            tokens.append(token)
        }
        guard !tokens.isEmpty else { throw ConfigurationError(lines: ["\(path): no token in it; write one to a line"]) }
        self.tokens = tokens
    }

    /// Takes as long for a wrong token as for a right one of its length.
    func contains(_ token: Substring) -> Bool {
        let given = Array(token.utf8)
        var isKnown = false
        for known in tokens {
            var difference = known.count ^ given.count
            for index in known.indices { difference |= Int(known[index] ^ (index < given.count ? given[index] : 0)) }
            if difference == 0 { isKnown = true }
        }
        return isKnown
    }
}
