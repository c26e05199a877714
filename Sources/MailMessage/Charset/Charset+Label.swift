import MailBytes

extension Charset {
    /// What a label found in mail means; nil for one that means nothing, such as `unknown-8bit`, and for one that nobody knows.
    ///
    /// Case, punctuation, quotes, and what RFC 2231 or a careless program hangs behind the name don't count.
    public init?(label: some Collection<UInt8>) {
        if let common = Self.common(label) {
            self = common
            return
        }
        let key = Self.key(label)
        guard let known = Self.labels[key] ?? GlibcCharsets.charsets[key] ?? Self.codePage(key) ?? Self.guess(key) else { return nil }
        self = known
    }

    /// The labels of nearly all mail, found without making a string.
    private static func common(_ label: some Collection<UInt8>) -> Charset? {
        switch label.count {
        case 5: label.equalsASCIICaseless("utf-8") ? .utf8 : nil
        case 6: label.equalsASCIICaseless("gb2312") ? .gb18030 : nil
        case 8: label.equalsASCIICaseless("us-ascii") ? .ascii : nil
        case 10: label.equalsASCIICaseless("iso-8859-1") ? .windows1252 : nil
        case 12: label.equalsASCIICaseless("windows-1252") ? .windows1252 : nil
        default: nil
        }
    }

    /// Letters and digits of the label, in lower case, up to what is no part of it.
    static func key(_ label: some Collection<UInt8>) -> String {
        var key: [UInt8] = []
        for byte in label {
            if byte.isASCIILetter || byte.isASCIIDigit {
                key.append(byte.asciiLowercased)
            } else if !key.isEmpty, byte == 0x2A || byte == 0x2F || byte == ASCII.semicolon || byte == ASCII.comma || byte == ASCII.less {
                break
            }
            if key.count > 40 { break }
        }
        return String(decoding: key, as: UTF8.self)
    }

    /// `windows-1250`, `dos-850`, `x-cp866` and their like.
    private static func codePage(_ key: String) -> Charset? {
        let digits = key.utf8.reversed().prefix { $0.isASCIIDigit }.count
        guard digits >= 3, digits <= 5, digits < key.utf8.count else { return nil }
        let prefix = String(key.dropLast(digits))
        guard prefixes.contains(prefix) else { return nil }
        let number = String(key.suffix(digits))
        return pages[number] ?? labels["windows" + number] ?? GlibcCharsets.charsets["cp" + number]
            ?? GlibcCharsets.charsets["ibm" + number]
    }

    private static let prefixes: Set<String> = [
        "cp", "windows", "win", "xcp", "ibm", "dos", "ms", "xwindows", "xibm", "oem", "codepage", "ansi",
    ]

    /// The charset whose usual label is a part of this one.
    private static func guess(_ key: String) -> Charset? {
        let key = Array(key.utf8)
        return parts.first { part, _ in
            key.indices.contains { start in
                key.count - start >= part.utf8CodeUnitCount
                    && (0..<part.utf8CodeUnitCount).allSatisfy { key[start + $0] == part.utf8Start[$0] }
            }
        }?.1
    }
}
