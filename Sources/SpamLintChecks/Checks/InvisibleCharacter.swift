import MailText
import SpamLintCore

extension Check {
    /// Zero-width characters between two letters that have no use for them.
    ///
    /// Joiners belong into emoji and into Arabic, Persian and Indic words, soft hyphens into long words of alphabets: a soft hyphen counts
    /// in a subject only. Between Chinese characters nothing invisible has a use. `at-least` is per text.
    static let invisibleCharacter = Check(
        "invisible-character", parameters: [.init("in", standard: .text("subject")), .init("at-least", standard: .number(1))]
    ) { facts, parameters in
        facts.searched(parameters.text("in", default: "subject")).flatMap { text -> [Evidence] in
            guard text.segment.survey.general > 0 else { return [] }
            let found = text.withUTF8 {
                InvisibleFinder.find(in: $0, text.range, softHyphens: text.segment.scope == .subject, limit: facts.placeLimit)
            }
            guard found.count >= parameters.integer("at-least", default: 1) else { return [] }
            return found.map { Evidence(at: text.place($0.range), values: [("code", $0.scalar.codePoint)]) }
        }
    }
}

/// Looks for invisible characters inside words.
enum InvisibleFinder {
    static func find(
        in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, softHyphens: Bool, limit: Int
    ) -> [(scalar: Unicode.Scalar, range: Range<Int>)] {
        var found: [(scalar: Unicode.Scalar, range: Range<Int>)] = []
        var i = range.lowerBound
        while i < range.upperBound, found.count < limit {
            // All of them begin with one of these bytes; plain text has none.
            guard bytes[i] == 0xC2 || bytes[i] == 0xE2 || bytes[i] == 0xEF else {
                i += 1
                continue
            }
            var walk = ScalarWalk(bytes, i..<range.upperBound)
            guard let (scalar, place) = walk.next() else { break }
            i = place.upperBound
            guard isInvisible(scalar) || (softHyphens && scalar.value == 0xAD) else { continue }
            guard let before = letter(before: place.lowerBound, bytes, range), let after = walk.next()?.scalar else { continue }
            if joins(before), joins(after) { found.append((scalar, place)) }
        }
        return found
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200B...0x200F, 0x2060...0x2064, 0xFEFF: true
        default: false
        }
    }

    /// Letters of scripts that never have an invisible character inside a word.
    private static func joins(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.properties.isAlphabetic else { return false }
        switch scalar.script {
        case .latin, .han, .kana, .hangul, .cyrillic, .greek, .armenian: return true
        default: return false
        }
    }

    private static func letter(before end: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Unicode.Scalar? {
        guard end > range.lowerBound else { return nil }
        var start = end - 1
        while start > range.lowerBound, bytes[start] & 0xC0 == 0x80, end - start < 4 { start -= 1 }
        var walk = ScalarWalk(bytes, start..<end)
        return walk.next()?.scalar
    }
}
