import MailBytes

/// A character reference (`&amp;`, `&#8203;`, `&nbsp` …) and what it stands for.
struct CharacterReference {
    /// Bytes it takes in the source, from the `&`.
    var length: Int
    var first: UInt32
    /// The second code point of the few that stand for two, else 0.
    var second: UInt32 = 0

    /// Reads the reference whose `&` is at `offset`, by html.spec.whatwg.org section 13.2.5.72; nil where the `&` is just text.
    ///
    /// - Parameter inAttribute: a name without semicolon that a letter, digit or `=` follows is text there (`?a=1&copy=2`).
    init?(in source: UnsafeBufferPointer<UInt8>, at offset: Int, limit: Int, inAttribute: Bool) {
        guard offset + 1 < limit else { return nil }
        let next = source[offset + 1]
        if next == UInt8(ascii: "#") {
            self.init(numberIn: source, at: offset, limit: limit)
        } else if next.isASCIILetter {
            self.init(nameIn: source, at: offset, limit: limit, inAttribute: inAttribute)
        } else {
            return nil
        }
    }

    private init?(numberIn source: UnsafeBufferPointer<UInt8>, at offset: Int, limit: Int) {
        var i = offset + 2
        guard i < limit else { return nil }
        let isHex = source[i] | 0x20 == UInt8(ascii: "x")
        if isHex { i += 1 }
        let digits = i
        var value: UInt32 = 0
        while i < limit, let digit = source[i].hexDigitValue, isHex || digit < 10 {
            if value < 0x110000 { value = value * (isHex ? 16 : 10) + UInt32(digit) }
            i += 1
        }
        guard i > digits else { return nil }
        if i < limit, source[i] == ASCII.semicolon { i += 1 }
        self.init(length: i - offset, first: CharacterReference.mended(value))
    }

    /// What a number stands for: Windows-1252 for the C1 controls, U+FFFD for what is no character.
    private static func mended(_ value: UInt32) -> UInt32 {
        if value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000) { return 0xFFFD }
        guard value >= 0x80, value < 0xA0 else { return value }
        return windows1252[Int(value - 0x80)]
    }

    private static let windows1252: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]

    private init?(nameIn source: UnsafeBufferPointer<UInt8>, at offset: Int, limit: Int, inAttribute: Bool) {
        var i = offset + 1
        var key = NameKey()
        let end = min(limit, i + NamedReferences.longest)
        while i < end, source[i].isASCIILetter || source[i].isASCIIDigit {
            key.append(source[i])
            i += 1
        }
        if i < limit, source[i] == ASCII.semicolon {
            if let common = CharacterReference.common(key.low, key.high) {
                self.init(length: i + 1 - offset, first: common)
                return
            }
            if let found = NamedReferences.shared.find(UnsafeBufferPointer(rebasing: source[(offset + 1)..<i]), legacy: false) {
                self.init(length: i + 1 - offset, first: found.first, second: found.second)
                return
            }
        }
        // Without a semicolon: the longest of the old names that this begins with.
        var length = min(i - offset - 1, NamedReferences.longestLegacy)
        while length >= 2 {
            let after = offset + 1 + length
            if let found = NamedReferences.shared.find(UnsafeBufferPointer(rebasing: source[(offset + 1)..<after]), legacy: true) {
                if inAttribute, after < limit,
                    source[after] == ASCII.equals || source[after].isASCIILetter || source[after].isASCIIDigit
                {
                    return nil
                }
                self.init(length: after - offset, first: found.first, second: found.second)
                return
            }
            length -= 1
        }
        return nil
    }

    private init(length: Int, first: UInt32, second: UInt32 = 0) {
        self.length = length
        self.first = first
        self.second = second
    }

    /// The names that mail uses all the time, spelt in one machine word.
    @inline(__always)
    private static func common(_ name: UInt64, _ rest: UInt64) -> UInt32? {
        guard rest == 0 else { return nil }
        switch name {
        case 0x6E_6273_70: return 0xA0  // nbsp
        case 0x61_6D70: return 0x26  // amp
        case 0x6C74: return 0x3C  // lt
        case 0x6774: return 0x3E  // gt
        case 0x7175_6F74: return 0x22  // quot
        case 0x7A77_6E6A: return 0x200C  // zwnj
        default: return nil
        }
    }
}

extension CharacterReference {
    /// Whether it stands for white space that HTML collapses.
    var isSpace: Bool { first == 0x20 || first &- 0x09 < 5 }

    /// Calls `write` with the UTF-8 of what it stands for.
    @inline(__always)
    func forEachByte(_ write: (UInt8) -> Void) {
        CharacterReference.encode(first, write)
        if second != 0 { CharacterReference.encode(second, write) }
    }

    private static func encode(_ value: UInt32, _ write: (UInt8) -> Void) {
        if value < 0x80 {
            write(UInt8(value))
        } else if value < 0x800 {
            write(UInt8(0xC0 | value >> 6))
            write(UInt8(0x80 | value & 0x3F))
        } else if value < 0x10000 {
            write(UInt8(0xE0 | value >> 12))
            write(UInt8(0x80 | value >> 6 & 0x3F))
            write(UInt8(0x80 | value & 0x3F))
        } else {
            write(UInt8(0xF0 | value >> 18))
            write(UInt8(0x80 | value >> 12 & 0x3F))
            write(UInt8(0x80 | value >> 6 & 0x3F))
            write(UInt8(0x80 | value & 0x3F))
        }
    }
}
