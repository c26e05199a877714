internal import MailBytes

/// Reading and writing IP addresses.
enum IPAddress {
    /// As browsers read it: one to four numbers, decimal, octal (`0177`) or hexadecimal (`0x7f`), the last filling what is left.
    static func ipv4(_ text: String) -> UInt32? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...4).contains(parts.count) else { return nil }
        var numbers: [UInt64] = []
        for part in parts {
            guard let number = number(part) else { return nil }
            numbers.append(number)
        }
        guard let last = numbers.popLast(), last < 1 << UInt64(8 * (4 - numbers.count)) else { return nil }
        var address = last
        for (i, number) in numbers.enumerated() {
            guard number < 256 else { return nil }
            address |= number << UInt64(24 - 8 * i)
        }
        return UInt32(address)
    }

    private static func number(_ part: Substring) -> UInt64? {
        guard !part.isEmpty, part.utf8.count <= 32 else { return nil }
        if part.hasPrefix("0x") { return part.utf8.count == 2 ? 0 : UInt64(part.dropFirst(2), radix: 16) }
        guard part.utf8.allSatisfy(\.isASCIIDigit) else { return nil }
        return part.utf8.count > 1 && part.hasPrefix("0") ? UInt64(part.dropFirst(), radix: 8) : UInt64(part)
    }

    static func text(_ address: UInt32) -> String {
        [24, 16, 8, 0].map { String(address >> UInt32($0) & 255) }.joined(separator: ".")
    }

    /// RFC 4291, 2.2: eight groups, one run of zeros left out, the last 32 bits maybe as IPv4. A zone (`%eth0`) is left away.
    static func ipv6(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        let bytes = bytes.prefix { $0 != 0x25 }
        var groups: [UInt16] = []
        var gap: Int?
        var i = bytes.startIndex
        if bytes.starts(with: [0x3A, 0x3A]) {
            gap = 0
            i += 2
        }
        while i < bytes.endIndex {
            guard groups.count < 8 else { return nil }
            let group = bytes[i...].prefix { $0 != ASCII.colon }
            if group.contains(ASCII.dot) {
                guard group.endIndex == bytes.endIndex, groups.count <= 6, let last = dottedQuad(group) else { return nil }
                groups.append(UInt16(last >> 16))
                groups.append(UInt16(last & 0xFFFF))
                i = bytes.endIndex
                break
            }
            guard !group.isEmpty, group.count <= 4, let value = UInt16(String(decoding: group, as: UTF8.self), radix: 16) else {
                return nil
            }
            groups.append(value)
            i = group.endIndex
            guard i < bytes.endIndex else { break }
            i += 1
            if i < bytes.endIndex, bytes[i] == ASCII.colon {
                guard gap == nil else { return nil }
                gap = groups.count
                i += 1
            } else if i == bytes.endIndex {
                return nil
            }
        }
        if let gap {
            guard groups.count < 8 else { return nil }
            groups.insert(contentsOf: repeatElement(0, count: 8 - groups.count), at: gap)
        }
        guard groups.count == 8 else { return nil }
        return groups.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    }

    private static func dottedQuad(_ bytes: ArraySlice<UInt8>) -> UInt32? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.split(separator: ".", omittingEmptySubsequences: false).count == 4 else { return nil }
        return ipv4(text)
    }

    /// RFC 5952: small letters, no leading zeros, the longest run of zeros left out, mapped IPv4 in dots.
    static func text(_ address: [UInt8]) -> String {
        let groups = stride(from: 0, to: 16, by: 2).map { UInt16(address[$0]) << 8 | UInt16(address[$0 + 1]) }
        if groups[0..<5].allSatisfy({ $0 == 0 }), groups[5] == 0xFFFF {
            return "::ffff:" + text(UInt32(groups[6]) << 16 | UInt32(groups[7]))
        }
        var best = 0..<0
        var i = 0
        while i < 8 {
            var end = i
            while end < 8, groups[end] == 0 { end += 1 }
            if end - i > best.count { best = i..<end }
            i = max(end, i + 1)
        }
        let words = groups.map { String($0, radix: 16) }
        guard best.count > 1 else { return words.joined(separator: ":") }
        return words[..<best.lowerBound].joined(separator: ":") + "::" + words[best.upperBound...].joined(separator: ":")
    }
}
