import MailText
import SpamLintCore

extension Check {
    /// Single letters with the same separator between them, `letters` of an alphabet or `han` Chinese characters in a row.
    ///
    /// Titles of two to four spaced Chinese characters (`邀 请 函`) are ordinary, so is `U.S.A.`.
    static let gappyLetters = Check(
        "gappy-letters",
        parameters: [.init("in", standard: .text("subject")), .init("letters", standard: .number(5)), .init("han", standard: .number(5))]
    ) { facts, parameters in
        facts.searched(parameters.text("in", default: "subject")).flatMap { text in
            text.withUTF8 { bytes in
                GapFinder.find(
                    in: bytes, text.range, letters: parameters.integer("letters", default: 5), han: parameters.integer("han", default: 5))
            }.map { Evidence(at: text.place($0)) }
        }
    }
}

/// Finds runs of single letters.
private enum GapFinder {
    private struct Run {
        var range: Range<Int>
        var count: Int
        var isHan: Bool
        var gap: Unicode.Scalar?
    }

    static func find(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, letters: Int, han: Int) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var run: Run?
        func close() {
            if let run, run.count >= (run.isHan ? han : letters) { found.append(run.range) }
            run = nil
        }
        var walk = ScalarWalk(bytes, range)
        var previous: Unicode.Scalar?
        var item = walk.next()
        while let (scalar, place) = item {
            item = walk.next()
            let isSingle =
                kind(scalar) != nil && !(previous.map { kind($0) != nil } ?? false) && !(item.map { kind($0.scalar) != nil } ?? false)
            if isSingle, let isHan = kind(scalar) {
                if var open = run, open.isHan == isHan, open.gap == nil || open.gap == previous, open.range.upperBound < place.lowerBound {
                    open.gap = previous
                    open.range = open.range.lowerBound..<place.upperBound
                    open.count += 1
                    run = open
                } else {
                    close()
                    run = Run(range: place, count: 1, isHan: isHan, gap: nil)
                }
            } else if kind(scalar) != nil || !isGap(scalar) || (previous.map(isGap) ?? false) {
                close()
            }
            previous = scalar
        }
        close()
        return found
    }

    /// Whether a letter is Chinese; nil for what is no letter.
    private static func kind(_ scalar: Unicode.Scalar) -> Bool? {
        if scalar.value < 0x80 { return (scalar.value | 0x20) &- 0x61 < 26 ? false : nil }
        return switch scalar.script {
        case .han: true
        case .latin, .cyrillic, .greek: scalar.properties.isAlphabetic ? false : nil
        default: nil
        }
    }

    private static func isGap(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", ".", "-", "_", "*", "~", "|", "/", "·", "•": true
        default: false
        }
    }
}
