import MailBytes
import MailText

/// Looks for what may be a postal address: the forms of some twenty countries, told by their words and numbers. One pass.
///
/// It means to find every address rather than only addresses, for the rule behind it speaks when none is found. It does not check that
/// street, town and code belong together, and knows no place names.
struct PostalAddressFinder {
    private struct Word {
        let text: String
        let isCapital: Bool
        let isNumber: Bool
        /// One letter or digit for each: `A9A`.
        let shape: String
    }

    /// The last words, oldest first; no form reaches further back.
    private var recent: [Word] = []
    private var romance = 0
    private var cjk = CJKAddressFinder()

    static func isAddress(in text: [UInt8], _ range: Range<Int>) -> Bool {
        var finder = PostalAddressFinder()
        var scalars = UTF8Scalars(text, in: range)
        var word: [Unicode.Scalar] = []
        while let (scalar, _) = scalars.next() {
            if finder.cjk.take(scalar) { return true }
            if scalar.value < 0x2E80, Self.isWordScalar(scalar) {
                if word.count < 40 { word.append(scalar) }
            } else if !word.isEmpty {
                if finder.take(word) { return true }
                word.removeAll(keepingCapacity: true)
            }
        }
        return !word.isEmpty && finder.take(word)
    }

    /// Whether the address is complete with this word.
    private mutating func take(_ scalars: [Unicode.Scalar]) -> Bool {
        let word = Self.word(scalars)
        defer {
            recent.append(word)
            if recent.count > 16 { recent.removeFirst() }
        }
        return endsStreet(word) || endsCode(word) || endsBox(word) || endsContinentalStreet(word) || endsRomanceAddress(word)
    }

    /// Unicode's tables are slow to ask; most mail is ASCII.
    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return (scalar.value | 0x20) &- 0x61 < 26 || scalar.value &- 0x30 < 10 }
        return scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
    }

    /// A word of ASCII, by its bytes.
    private static func plainWord(_ scalars: [Unicode.Scalar]) -> Word? {
        var text: [UInt8] = []
        var shape: [UInt8] = []
        text.reserveCapacity(scalars.count)
        shape.reserveCapacity(scalars.count)
        var digits = 0
        for scalar in scalars {
            guard scalar.value < 0x80 else { return nil }
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            text.append(byte.asciiLowercased)
            if byte.isASCIIDigit { digits += 1 }
            shape.append(byte.isASCIIDigit ? 0x39 : byte.isASCIIUppercase ? 0x41 : 0x61)
        }
        return Word(
            text: String(decoding: text, as: UTF8.self), isCapital: shape.first == 0x41,
            isNumber: shape.first == 0x39 && digits >= shape.count - 1, shape: String(decoding: shape, as: UTF8.self))
    }

    private static func word(_ scalars: [Unicode.Scalar]) -> Word {
        if let plain = plainWord(scalars) { return plain }
        var text = ""
        var shape = ""
        for scalar in scalars {
            text.unicodeScalars.append(scalar)
            shape += scalar.properties.numericType == .decimal ? "9" : scalar.properties.isUppercase ? "A" : "a"
        }
        let digits = shape.count { $0 == "9" }
        return Word(
            text: text.lowercased(), isCapital: shape.first == "A", isNumber: shape.first == "9" && digits >= shape.count - 1, shape: shape)
    }

    /// `1600 Amphitheatre Parkway`: a number, capitalised words, a word for a street.
    private func endsStreet(_ word: Word) -> Bool {
        guard word.isCapital, PostalWords.streets.contains(word.text) else { return false }
        for (distance, before) in recent.reversed().prefix(6).enumerated() {
            if before.isNumber { return distance > 0 }
            guard before.isCapital || before.shape.first == "9" else { return false }
        }
        return false
    }

    /// Codes that stand behind a state or have a form of their own: US, Australia, India, Singapore, Canada, Britain, the Netherlands.
    private func endsCode(_ word: Word) -> Bool {
        guard let last = recent.last else { return false }
        switch word.shape {
        case "99999": return last.shape == "AA" && PostalWords.usStates.contains(last.text) || PostalWords.usStateNames.contains(last.text)
        case "9999": return PostalWords.australianStates.contains(last.text) && last.isCapital
        case "999999": return last.text == "singapore" || recent.suffix(4).contains { $0.text == "india" }
        case "9A9": return last.shape == "A9A"
        case "9AA": return ["A9", "A99", "AA9", "AA99", "A9A", "AA9A"].contains(last.shape)
        case "A9A9A9": return true
        default: return word.isCapital && last.shape == "AA" && recent.dropLast().last?.shape == "9999" && word.shape.count > 3
        }
    }

    /// `PO Box 12`, `P.O. Box 12`, `Postfach 12`.
    private func endsBox(_ word: Word) -> Bool {
        guard word.isNumber, let last = recent.last else { return false }
        if ["postfach", "pobox", "postbus", "apartado"].contains(last.text) { return true }
        guard last.text == "box", let before = recent.dropLast().last else { return false }
        return before.text == "po" || before.text == "o" || before.text == "office"
    }

    /// `Hauptstraße 5`, `Storgatan 12`: one word that ends like a street, and a number.
    private func endsContinentalStreet(_ word: Word) -> Bool {
        guard word.isNumber, let last = recent.last, last.isCapital else { return false }
        return PostalWords.streetEndings.contains { last.text.hasSuffix($0) && (last.text.count > $0.count + 1 || $0.count > 5) }
    }

    /// `12 rue de la Paix, 75002 Paris`, `Calle Mayor 5, 28013 Madrid`: a word for a street, a number near it, a code before a town.
    private mutating func endsRomanceAddress(_ word: Word) -> Bool {
        if PostalWords.romanceStreets.contains(word.text) { romance = 16 } else { romance -= 1 }
        guard romance > 0, word.isCapital, let code = recent.last, code.isNumber, (4...6).contains(code.shape.count) else { return false }
        return recent.dropLast().contains { $0.isNumber }
    }
}
