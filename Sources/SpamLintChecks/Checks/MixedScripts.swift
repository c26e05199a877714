import MailBytes
import MailText
import SpamLintCore

extension Check {
    /// Words that mix Latin letters with Cyrillic or Greek ones that look like Latin.
    ///
    /// Units and mathematics (`μm`, `kΩ`, `Δt`) have Greek letters that look like nothing Latin. A word counts when all its foreign
    /// letters are look-alikes and it has at least two Latin ones.
    static let mixedScripts = Check("mixed-scripts", parameters: [.init("in", standard: .text("subject"))]) { facts, parameters in
        facts.searched(parameters.text("in", default: "subject")).flatMap { text -> [Evidence] in
            guard text.segment.survey.greekOrCyrillic > 0 else { return [] }
            return text.withUTF8 { MixedWordFinder.find(in: $0, text.range) }.map { Evidence(at: text.place($0)) }
        }
    }
}

private enum MixedWordFinder {
    private static let limit = 50

    static func find(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var i = range.lowerBound
        while i < range.upperBound, found.count < limit {
            // Greek and Cyrillic begin with these bytes.
            guard (0xCD...0xD4).contains(bytes[i]) else {
                i += 1
                continue
            }
            var start = i
            while start > range.lowerBound, isASCIIWord(bytes[start - 1]) { start -= 1 }
            let word = read(bytes, start..<range.upperBound)
            if word.isMixed { found.append(word.range) }
            i = max(i + 1, word.range.upperBound)
        }
        return found
    }

    private static func isASCIIWord(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte.isASCIIDigit }

    private static func read(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> (range: Range<Int>, isMixed: Bool) {
        var walk = ScalarWalk(bytes, range)
        var end = range.lowerBound
        var latin = 0
        var lookalikes = 0
        var others = 0
        while let (scalar, place) = walk.next() {
            switch scalar.script {
            case .latin: latin += 1
            case .cyrillic, .greek: if isLookalike(scalar) { lookalikes += 1 } else { others += 1 }
            default:
                if scalar.value >= 0x80 || !isASCIIWord(UInt8(scalar.value)) {
                    return (range.lowerBound..<end, isMixed(latin, lookalikes, others))
                }
            }
            end = place.upperBound
        }
        return (range.lowerBound..<end, isMixed(latin, lookalikes, others))
    }

    private static func isMixed(_ latin: Int, _ lookalikes: Int, _ others: Int) -> Bool {
        others == 0 && lookalikes > 0 && latin >= 2
    }

    private static func isLookalike(_ scalar: Unicode.Scalar) -> Bool {
        "аеорсухіјѕԁһґАВЕЅІЈКМНОРСТУХԌοανιρυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ".unicodeScalars.contains(scalar)
    }
}
