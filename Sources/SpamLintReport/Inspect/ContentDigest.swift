import MailMessage

/// A digest of a part's content that does not depend on how lines end: CR LF counts as LF, line ends at the end not at all.
enum ContentDigest {
    static func of(_ content: Content) -> String {
        var hash = SHA256()
        content.withBytes { bytes in
            var line: [UInt8] = []
            line.reserveCapacity(bytes.count)
            for (i, byte) in bytes.enumerated() {
                if byte == 0x0D, i + 1 < bytes.count, bytes[i + 1] == 0x0A { continue }
                line.append(byte)
            }
            while line.last == 0x0A { line.removeLast() }
            hash.update(line)
        }
        return hash.finalize()
    }
}
