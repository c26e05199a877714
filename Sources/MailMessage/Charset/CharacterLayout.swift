/// How many bytes a character of a stateless multibyte charset takes, by its first bytes.
enum CharacterLayout: Hashable {
    case gb18030, big5, shiftJIS, eucJP, eucKR, eucTW, johab

    /// The length of the character at `i`; 1 where the bytes can't be one.
    @inline(__always)
    func length(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> Int {
        let lead = bytes[i]
        if lead < 0x80 { return 1 }
        let left = bytes.count - i
        switch self {
        case .gb18030:
            guard lead > 0x80, lead < 0xFF, left > 1 else { return 1 }
            if bytes[i + 1] >= 0x40 { return 2 }
            return left > 3 && bytes[i + 1] >= 0x30 && bytes[i + 1] <= 0x39 ? 4 : 1
        case .big5, .eucKR: return lead > 0x80 && lead < 0xFF && left > 1 ? 2 : 1
        case .shiftJIS: return (lead > 0x80 && lead < 0xA0 || lead >= 0xE0 && lead < 0xFD) && left > 1 ? 2 : 1
        case .eucJP:
            if lead == 0x8F { return left > 2 ? 3 : 1 }
            return (lead == 0x8E || lead > 0xA0) && left > 1 ? 2 : 1
        case .eucTW:
            if lead == 0x8E { return left > 3 ? 4 : 1 }
            return lead > 0xA0 && left > 1 ? 2 : 1
        case .johab: return lead >= 0x84 && left > 1 ? 2 : 1
        }
    }
}
