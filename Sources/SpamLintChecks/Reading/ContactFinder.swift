import MailBytes

/// Looks for e-mail addresses and telephone numbers in a text. One pass each.
///
/// It means to find every one rather than only them, for the rules behind it speak when none is found.
enum ContactFinder {
    /// Whether something like `name@shop.example` stands in `range`.
    static func showsAddress(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var i = range.lowerBound
        while i < range.upperBound {
            let at = bytes.find(ASCII.at, from: i, to: range.upperBound)
            guard at < range.upperBound else { return false }
            if at > range.lowerBound, isWord(bytes[at - 1]) {
                var end = at + 1
                var dots = 0
                while end < range.upperBound, isWord(bytes[end]) || bytes[end] == ASCII.dash || bytes[end] == ASCII.dot {
                    if bytes[end] == ASCII.dot, end + 1 < range.upperBound, isWord(bytes[end + 1]) { dots += 1 }
                    end += 1
                }
                if dots > 0 { return true }
            }
            i = at + 1
        }
        return false
    }

    /// Whether something like `+86 10 6554 0000` or `(800) 555-0100` stands in `range`: seven to fifteen digits, in groups that begin
    /// as numbers for dialling do, or that are parted as they are. Prices, dates and plain order numbers are none.
    static func showsPhone(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var i = range.lowerBound
        while i < range.upperBound {
            guard bytes[i].isASCIIDigit || bytes[i] == plus || bytes[i] == open else {
                i += 1
                continue
            }
            var number = Number()
            let start = i
            while i < range.upperBound, number.take(bytes[i]) { i += 1 }
            if i == start { i += 1 }
            let isInWord = start > range.lowerBound && bytes[start - 1] < 0x80 && isWord(bytes[start - 1])
            if !isInWord, number.isPhone { return true }
        }
        return false
    }

    private static let plus: UInt8 = 0x2B
    private static let open: UInt8 = 0x28
    private static let close: UInt8 = 0x29

    private static func isWord(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit || byte == 0x5F || byte >= 0x80 }

    /// Digits and what parts them.
    private struct Number {
        private var digits = 0
        private var lead: UInt64 = 0
        private var groups: [Int] = []
        private var isInternational = false
        private var isBracketed = false
        private var signs = 0
        private var isClosed = false

        /// Takes a byte, or refuses it because the number has ended.
        mutating func take(_ byte: UInt8) -> Bool {
            if byte.isASCIIDigit {
                guard digits < 20 else { return false }
                if signs > 0 || groups.isEmpty { groups.append(0) }
                groups[groups.count - 1] += 1
                digits += 1
                if digits <= 11 { lead = lead * 10 + UInt64(byte - 0x30) }
                signs = 0
                return true
            }
            guard signs < 2 else { return false }
            switch byte {
            case plus where digits == 0 && !isInternational: isInternational = true
            case open where !isBracketed: isBracketed = true
            case close where isBracketed && !isClosed: isClosed = true
            case ASCII.space, ASCII.dash, ASCII.dot, 0x2F: if digits == 0 { return false }
            default: return false
            }
            signs += 1
            return true
        }

        var isPhone: Bool {
            guard (7...15).contains(digits) else { return false }
            if isInternational || isClosed { return true }
            if groups.count == 1 {
                return digits == 11 && (13_000_000_000..<20_000_000_000).contains(lead) || beginsWithZero && digits >= 9
            }
            if beginsWithZero || groups[0] == 1 && digits == 11 { return true }
            // 400-820-0000, 555-010-0100, 8008-1010: but neither 2026-11-23 nor 1000 - 2000.
            return groups.count == 3 && groups[0] == 3 && groups[1] >= 3 && groups[2] >= 3
        }

        private var beginsWithZero: Bool { digits < 12 ? lead < power(digits - 1) : lead < 10_000_000_000 }

        private func power(_ exponent: Int) -> UInt64 { (0..<max(0, exponent)).reduce(1) { power, _ in power * 10 } }
    }
}
