/// Whether separators inside a Chinese phrase hide it.
///
/// Chinese with spaces between its words is honest (`会员 权益`), and so are titles with dots and slashes (`限时·免费`); characters
/// that stand alone are not (`免 费`, `免★费`). A phrase that is put together from the end of one word and the beginning of the next
/// (`避免 费用`) is none.
enum IdeographSpacing {
    enum Verdict: Equatable {
        case honest
        case disguised
        /// No hit at all.
        case straddles
    }

    /// What stands between two groups of characters: the most telling of what is there.
    private enum Gap: Int {
        /// Nothing that is seen.
        case none
        case space
        /// Dots, dashes, slashes and bars, which honest titles have too.
        case plainSymbol
        case ornament
        /// Letters, digits or punctuation: not a gap in a word.
        case text
    }

    /// Judges the phrase at `range` of the original text, of which `segment` may be read.
    static func judge(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, in segment: Range<Int>) -> Verdict {
        guard let base = text.baseAddress else { return .honest }
        var groups: [Int] = [0]
        var gaps: [Gap] = []
        var i = range.lowerBound
        var gap: Gap?
        while i < range.upperBound {
            let (scalar, length) = UTF8Scalars.decode(base, at: i, end: range.upperBound)
            i += length
            let characterClass = CharacterTable.characterClass(scalar)
            if characterClass == .ideograph {
                if let found = gap {
                    gaps.append(found)
                    groups.append(0)
                    gap = nil
                }
                groups[groups.count - 1] += 1
            } else {
                let found = kind(scalar, characterClass)
                if (gap ?? .none).rawValue <= found.rawValue { gap = found }
            }
        }
        let cutsFirst = isIdeograph(before: range.lowerBound, base, segment)
        let cutsLast = range.upperBound < segment.upperBound && isIdeograph(at: range.upperBound, base, segment)
        return judge(groups, gaps, cutsFirst, cutsLast)
    }

    private static func judge(_ groups: [Int], _ gaps: [Gap], _ cutsFirst: Bool, _ cutsLast: Bool) -> Verdict {
        var verdict = Verdict.honest
        for (k, gap) in gaps.enumerated() {
            let cutsLeft = k == 0 && cutsFirst
            let cutsRight = k == gaps.count - 1 && cutsLast
            let (left, right) = (groups[k], groups[k + 1])
            switch gap {
            case .none, .text: break
            case .space:
                if left == 1, right == 1, !cutsLeft, !cutsRight {
                    verdict = .disguised
                } else if cutsLeft || cutsRight {
                    return .straddles
                }
            case .plainSymbol:
                if cutsLeft, cutsRight { return .straddles }
                if left == 1 || right == 1 { verdict = .disguised }
            case .ornament:
                if left == 1 || right == 1 { verdict = .disguised }
            }
        }
        return verdict
    }

    private static func kind(_ scalar: UInt32, _ characterClass: CharacterClass) -> Gap {
        switch characterClass {
        case .space: return .space
        case .ignorable, .mark, .lineBreak: return .none
        case .symbol, .separator, .leet:
            let plain: [UInt32] = [0x2D, 0x2F, 0x2B, 0x7C, 0xB7, 0x2022, 0x30FB, 0xFF5C, 0xFF0D, 0xFF0F, 0x2013, 0x2014]
            return plain.contains(scalar) ? .plainSymbol : .ornament
        default: return .text
        }
    }

    private static func isIdeograph(at i: Int, _ base: UnsafePointer<UInt8>, _ segment: Range<Int>) -> Bool {
        CharacterTable.characterClass(UTF8Scalars.decode(base, at: i, end: segment.upperBound).0) == .ideograph
    }

    private static func isIdeograph(before i: Int, _ base: UnsafePointer<UInt8>, _ segment: Range<Int>) -> Bool {
        guard i > segment.lowerBound else { return false }
        var start = i - 1
        while start > segment.lowerBound, base[start] & 0xC0 == 0x80, i - start < 4 { start -= 1 }
        return isIdeograph(at: start, base, segment)
    }
}
