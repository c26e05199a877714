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
        if let known = Self.labels[key] {
            self = known
        } else if let page = Self.codePage(key) {
            self = page
        } else if let near = Self.guess(key) {
            self = near
        } else if let name = Self.converterName(label), ConverterPool.shared.has(name) {
            self.init(name: name.lowercased(), method: .other(name))
        } else {
            return nil
        }
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
    private static func key(_ label: some Collection<UInt8>) -> String {
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

    /// `cp1250`, `windows-1250`, `ibm850` and their like.
    private static func codePage(_ key: String) -> Charset? {
        let digits = key.utf8.reversed().prefix { $0.isASCIIDigit }.count
        guard digits >= 3, digits <= 5, digits < key.utf8.count else { return nil }
        let number = String(key.suffix(digits))
        let prefix = String(key.dropLast(digits))
        guard ["cp", "windows", "win", "xcp", "ibm", "dos", "ms", "xwindows", "xibm", "oem", "codepage", "ansi"].contains(prefix) else {
            return nil
        }
        if let known = pages[number] { return known }
        for name in ["CP" + number, "IBM" + number, "WINDOWS-" + number] where ConverterPool.shared.has(name) {
            return Charset(name: prefix == "ibm" ? "ibm" + number : "cp" + number, method: .single(name))
        }
        return nil
    }

    private static func guess(_ key: String) -> Charset? {
        for (part, charset) in parts where key.contains(part) { return charset }
        return nil
    }

    /// A label that may be given to the C library.
    private static func converterName(_ label: some Collection<UInt8>) -> String? {
        let name = label.filter { $0 != ASCII.quote && !$0.isASCIIWhitespace && $0 != 0x27 }
        guard name.count >= 2, name.count <= 30, let first = name.first, first.isASCIILetter || first.isASCIIDigit else { return nil }
        let isSafe = name.allSatisfy {
            $0.isASCIILetter || $0.isASCIIDigit || $0 == ASCII.dash || $0 == 0x5F || $0 == ASCII.dot || $0 == ASCII.colon
        }
        return isSafe ? String(decoding: name.map { $0.isASCIILowercase ? $0 & 0xDF : $0 }, as: UTF8.self) : nil
    }
}
