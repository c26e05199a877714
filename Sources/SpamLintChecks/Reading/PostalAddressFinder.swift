import MailBytes
import MailText

/// Looks for what may be a postal address: the forms of some twenty countries, told by their words and numbers. One pass.
///
/// It means to find every address rather than only addresses, for the rule behind it speaks when none is found. It does not check that
/// street, town and code belong together, and knows no place names.
struct PostalAddressFinder {
    private struct Word {
        var range: Range<Int>
        var isCapital = false
        /// Digits, with one letter at most behind the first.
        var isNumber = false
        /// All of ASCII.
        var isPlain = true
        var shape = WordShape()

        private var digits = 0
        private var length = 0
        private var isFirstDigit = false

        init(range: Range<Int>) { self.range = range }

        /// Signs that have been noted; no more than forty are.
        var isLong: Bool { length >= 40 }

        @inline(__always)
        mutating func note(isDigit: Bool, isUpper: Bool) {
            if length == 0 {
                isCapital = isUpper
                isFirstDigit = isDigit
            }
            if isDigit { digits += 1 }
            shape.append(isDigit ? .digit : isUpper ? .upper : .lower)
            length += 1
        }

        mutating func finish() { isNumber = isFirstDigit && digits >= length - 1 }
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    /// The last words, in a ring; no form reaches further back.
    private var recent = [Word](repeating: Word(range: 0..<0), count: 16)
    private var count = 0
    private var romance = 0
    private var cjk = CJKAddressFinder()

    static func isAddress(in text: [UInt8], _ range: Range<Int>) -> Bool {
        text.withUnsafeBufferPointer { bytes in
            var finder = PostalAddressFinder(bytes: bytes)
            return finder.find(in: range)
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func find(in range: Range<Int>) -> Bool {
        // Signs of Chinese, Japanese and Korean addresses need one another: nothing before the first of them counts.
        var isEastern = false
        var start = range.lowerBound
        var i = start
        while i < range.upperBound {
            let byte = bytes[i]
            var length = 1
            var isPart = byte.isASCIILetter || byte.isASCIIDigit
            if byte >= 0x80 {
                let (scalar, width) = UTF8Scalars.scalar(in: bytes, at: i, end: range.upperBound)
                length = width
                isEastern = isEastern || scalar.value >= 0x2E80
                if isEastern, cjk.take(scalar) { return true }
                // Unicode's tables are slow to ask.
                isPart = scalar.value < 0x2E80 && (scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal)
            } else if isEastern, cjk.take(Unicode.Scalar(byte)) {
                return true
            }
            if !isPart {
                if start < i, take(start..<i) { return true }
                start = i + length
            }
            i += length
        }
        return start < range.upperBound && take(start..<range.upperBound)
    }

    /// Whether the address is complete with this word.
    private mutating func take(_ range: Range<Int>) -> Bool {
        let word = word(range)
        defer {
            recent[count & 15] = word
            count += 1
        }
        return endsStreet(word) || endsCode(word) || endsBox(word) || endsContinentalStreet(word) || endsCounty(word)
            || endsRomanceAddress(word)
    }

    private func word(_ range: Range<Int>) -> Word {
        var word = Word(range: range)
        // Most words begin small; of them no more counts than how they begin, and whether they are plain.
        if bytes[range.lowerBound] &- 0x61 < 26 {
            word.note(isDigit: false, isUpper: false)
            for byte in bytes[range] where byte >= 0x80 {
                word.isPlain = false
                break
            }
            return word
        }
        var i = range.lowerBound
        while i < range.upperBound, !word.isLong {
            let byte = bytes[i]
            if byte < 0x80 {
                word.note(isDigit: byte.isASCIIDigit, isUpper: byte.isASCIIUppercase)
                i += 1
            } else {
                let (scalar, width) = UTF8Scalars.scalar(in: bytes, at: i, end: range.upperBound)
                word.note(isDigit: scalar.properties.numericType == .decimal, isUpper: scalar.properties.isUppercase)
                word.isPlain = false
                i += width
            }
        }
        word.finish()
        return word
    }

    /// The word so many words back: 0 is the last one.
    private func back(_ distance: Int) -> Word? {
        distance < min(count, 16) ? recent[(count - 1 - distance) & 15] : nil
    }

    /// A word in lower case.
    private func text(_ word: Word) -> String {
        let word = UnsafeBufferPointer(rebasing: bytes[word.range.prefix(80)])
        if word.contains(where: { $0 >= 0x80 }) { return String(decoding: word, as: UTF8.self).lowercased() }
        return String(unsafeUninitializedCapacity: word.count) { text in
            for (i, byte) in word.enumerated() { text[i] = byte.asciiLowercased }
            return word.count
        }
    }

    /// Whether a list may hold a word. A quick look, for nearly all words are in none.
    private func mayBe(_ word: Word, _ forms: WordForms) -> Bool {
        !word.isPlain || forms.hold(first: bytes[word.range.lowerBound], count: word.range.count)
    }

    private func text(back distance: Int) -> String { back(distance).map(text) ?? "" }

    /// `1600 Amphitheatre Parkway`: a number, capitalised words, a word for a street.
    private func endsStreet(_ word: Word) -> Bool {
        guard word.isCapital, word.range.count <= 10, mayBe(word, PostalWords.streetForms), PostalWords.streets.contains(text(word)) else {
            return false
        }
        for distance in 0..<6 {
            guard let before = back(distance) else { return false }
            if before.isNumber { return distance > 0 }
            guard before.isCapital || before.shape.beginsWithDigit else { return false }
        }
        return false
    }

    /// Codes that stand behind a state or have a form of their own: US, Australia, India, Singapore, Canada, Britain, the Netherlands.
    private func endsCode(_ word: Word) -> Bool {
        guard word.isCapital || word.shape.beginsWithDigit, let last = back(0) else { return false }
        switch word.shape {
        case .zip:
            return last.shape == .twoCapitals && PostalWords.usStates.contains(text(last)) || PostalWords.usStateNames.contains(text(last))
        case .fourDigits: return last.isCapital && PostalWords.australianStates.contains(text(last))
        case .sixDigits: return text(last) == "singapore" || (0..<4).contains { text(back: $0) == "india" }
        case .canadianEnd: return last.shape == .canadianStart
        case .britishEnd: return WordShape.britishStarts.contains(last.shape)
        case .canadian: return true
        default: return word.isCapital && last.shape == .twoCapitals && back(1)?.shape == .fourDigits && word.shape.count > 3 && hasHouse
        }
    }

    /// Whether a number stands before a Dutch code, or the code is no year: `the 2026 AI Summit`.
    private var hasHouse: Bool {
        let code = text(back: 1)
        return !(code.hasPrefix("19") || code.hasPrefix("20")) || (2..<6).contains { back($0)?.isNumber ?? false }
    }

    /// `PO Box 12`, `P.O. Box 12`, `Postfach 12`.
    private func endsBox(_ word: Word) -> Bool {
        guard word.isNumber else { return false }
        let last = text(back: 0)
        if ["postfach", "pobox", "postbus", "apartado"].contains(last) { return true }
        return last == "box" && ["po", "o", "office"].contains(text(back: 1))
    }

    /// `Hauptstraße 5`, `Storgatan 12`: one word that ends like a street, and a number.
    private func endsContinentalStreet(_ word: Word) -> Bool {
        guard word.isNumber, let last = back(0), last.isCapital else { return false }
        let text = text(last)
        return PostalWords.streetEndings.contains { text.hasSuffix($0) && (text.count > $0.count + 1 || $0.count > 5) }
    }

    /// `Naas, Co. Kildare`, `Adare, County Limerick`: Irish addresses need no number.
    private func endsCounty(_ word: Word) -> Bool {
        guard word.isCapital, mayBe(word, PostalWords.irishCountyForms), PostalWords.irishCounties.contains(text(word)) else {
            return false
        }
        guard back(0)?.isCapital == true, ["co", "county"].contains(text(back: 0)) else { return false }
        return back(1)?.isCapital ?? false
    }

    /// `12 rue de la Paix, 75002 Paris`, `Calle Mayor 5, 28013 Madrid`: a word for a street, a number near it, a code before a town.
    private mutating func endsRomanceAddress(_ word: Word) -> Bool {
        romance -= 1
        if word.range.count <= 16, mayBe(word, PostalWords.romanceStreetForms),
            PostalWords.romanceStreets.contains(text(word))
        {
            romance = 16
        }
        guard romance > 0, word.isCapital, let code = back(0), code.isNumber, (4...6).contains(code.shape.count) else { return false }
        return (1..<16).contains { back($0)?.isNumber ?? false }
    }
}

/// The form of a word, a sign for each character: `9` a digit, `A` an upper-case letter, `a` any other. Told apart up to 24 characters.
private struct WordShape: Equatable, ExpressibleByStringLiteral {
    enum Sign: UInt64 {
        case digit = 1
        case upper = 2
        case lower = 3
    }

    static let zip: WordShape = "99999"
    static let fourDigits: WordShape = "9999"
    static let sixDigits: WordShape = "999999"
    static let twoCapitals: WordShape = "AA"
    static let canadianStart: WordShape = "A9A"
    static let canadianEnd: WordShape = "9A9"
    static let canadian: WordShape = "A9A9A9"
    static let britishStarts: [WordShape] = ["A9", "A99", "AA9", "AA99", "A9A", "AA9A"]
    static let britishEnd: WordShape = "9AA"

    private var signs: UInt64 = 0
    private(set) var count = 0
    private(set) var beginsWithDigit = false

    init() {}

    init(stringLiteral text: StaticString) {
        for byte in UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount) {
            append(byte == 0x39 ? .digit : byte == 0x41 ? .upper : .lower)
        }
    }

    mutating func append(_ sign: Sign) {
        if count == 0 { beginsWithDigit = sign == .digit }
        if count < 24 { signs = signs << 2 | sign.rawValue }
        count += 1
    }
}
