/// Tells a charset by the bytes, where the label is missing or lies.
///
/// Multibyte text shows in its pairs: which lead and trail bytes meet, and how many of the pairs are among the common characters. Russian
/// shows in long runs of letters. What shows nothing is windows-1252.
///
/// **Doesn't** tell Greek, Hebrew or Thai without a label.
struct CharsetSniffer {
    struct Verdict {
        var charset: Charset
        /// So plain that it may overrule a label.
        var isStrong: Bool
        /// Strong, and of so many pairs that no other alphabet looks like it by chance: what is written down for good has to be.
        var isCertain = false
    }

    /// Bytes that are looked at: enough for certainty, and no more for a long text.
    private static let sample = 1 << 16

    private var high = 0
    private var runs = 0
    private var lowLetters = 0
    private var highLetters = 0
    private var gb = Tally()
    private var big5 = Tally()
    private var shiftJIS = Tally()
    private var eucJP = Tally()
    private var hangul = 0
    /// Pairs whose lead byte is a Chinese character's in GB 2312, and pairs whose trail byte is a small letter's in KOI8-R.
    private var hanzi = 0
    private var letterTrails = 0
    /// Lead bytes from 0xA0 on that were met, a bit each: text has many, a row of soft hyphens one.
    private var leads: (UInt64, UInt64) = (0, 0)
    /// The same for Big5.
    private var bigHanzi = 0

    private struct Tally {
        var pairs = 0
        var common = 0
        var bad = 0
        var kana = 0

        /// Of all that isn't ASCII, the share that is common.
        var share: Double { pairs + bad == 0 ? 0 : Double(common) / Double(pairs + bad) }
        var isClean: Bool { bad * 50 <= pairs }
    }

    /// Whether bytes above 127 have neighbours above 127, as they have in any text of a multibyte charset: a quick look at the first.
    static func hasPairs(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var i = range.lowerBound
        var alone = 0
        var together = 0
        while alone + together < 32, let high = ByteScan.firstHigh(bytes, i..<range.upperBound) {
            i = high + 1
            while i < range.upperBound, bytes[i] >= 0x80 { i += 1 }
            if i - high > 1 { together += 1 } else { alone += 1 }
        }
        // Big5 and Shift_JIS have trail bytes below 128 too.
        return together * 2 >= alone
    }

    /// Judges text that isn't valid UTF-8.
    static func sniff(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Verdict {
        guard let first = ByteScan.firstHigh(bytes, range) else { return Verdict(charset: .windows1252, isStrong: false) }
        let sample = first..<min(range.upperBound, first + sample)
        var sniffer = CharsetSniffer()
        sniffer.countRuns(bytes, sample)
        sniffer.countPairs(bytes, sample)
        sniffer.countShiftJIS(bytes, sample)
        var verdict = sniffer.verdict
        let pairs = verdict.charset == .shiftJIS ? sniffer.shiftJIS.pairs : sniffer.gb.pairs
        verdict.isCertain = verdict.isStrong && pairs >= leastForCertainty
        return verdict
    }

    private static let leastForCertainty = 8

    private var verdict: Verdict {
        let variety = leads.0.nonzeroBitCount + leads.1.nonzeroBitCount
        let isEnough = gb.pairs >= 4 && variety >= 3
        if eucJP.isClean, eucJP.kana * 4 >= eucJP.pairs, eucJP.pairs >= 2, eucJP.share > 0.8 {
            return Verdict(charset: .eucJP, isStrong: isEnough)
        }
        let isWhole = gb.bad * 10 <= gb.pairs
        if gb.pairs >= 8, isEnough, gb.bad * 4 <= gb.pairs, hangul * 100 >= gb.pairs * 93 {
            return Verdict(charset: .eucKR, isStrong: true)
        }
        // Big5 of which every trail byte is high by chance would have to be short.
        if isChinese, isWhole, variety > 1 || gb.pairs < 4 { return Verdict(charset: .gb18030, isStrong: isEnough && gb.share > 0.85) }
        if shiftJIS.isClean, shiftJIS.pairs >= 2, shiftJIS.kana * 4 >= shiftJIS.pairs, shiftJIS.share > 0.8 {
            return Verdict(charset: .shiftJIS, isStrong: shiftJIS.pairs >= 4)
        }
        if big5.isClean, big5.pairs >= 2, big5.share > 0.75, bigHanzi * 4 >= big5.pairs, variety > 1 || big5.pairs > gb.pairs * 5 / 4 {
            return Verdict(charset: .big5, isStrong: big5.pairs >= 4 && big5.share > 0.85)
        }
        if isChinese, isEnough { return Verdict(charset: .gb18030, isStrong: false) }
        // Runs of three letters and more, nearly all of them in the two halves of a Cyrillic alphabet.
        if high >= runs * 3, (lowLetters + highLetters) * 10 >= high * 9, runs >= 2 {
            return Verdict(charset: highLetters > lowLetters ? .windows1251 : .koi8r, isStrong: false)
        }
        return Verdict(charset: .windows1252, isStrong: false)
    }

    /// GB 2312, at times with characters cut in half at the end of a line: as many as there are whole ones, but not more.
    private var isChinese: Bool {
        guard gb.pairs >= 2, gb.bad <= gb.pairs, hanzi * 8 >= gb.pairs, gb.common * 4 > gb.pairs * 3 else { return false }
        // Russian in KOI8-R has letters in both places; in Chinese the second place is a third of them.
        return gb.pairs < 8 || letterTrails * 10 <= gb.pairs * 7
    }

    private mutating func countRuns(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var inRun = false
        for i in range {
            let byte = bytes[i]
            guard byte >= 0x80 else {
                inRun = false
                continue
            }
            if !inRun { runs += 1 }
            inRun = true
            high += 1
            if byte >= 0xE0 { highLetters += 1 } else if byte >= 0xC0 { lowLetters += 1 }
        }
    }

    /// GB 2312, Big5, EUC-JP and EUC-KR: pairs that begin with a byte of 0xA1 and more.
    private mutating func countPairs(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var i = range.lowerBound
        while i < range.upperBound {
            let lead = bytes[i]
            guard lead >= 0x80 else {
                i += 1
                continue
            }
            guard i + 1 < range.upperBound else { break }
            let trail = bytes[i + 1]
            countStrict(lead, trail)
            countBig5(lead, trail)
            i += trail >= 0x40 ? 2 : 1
        }
    }

    private mutating func countStrict(_ lead: UInt8, _ trail: UInt8) {
        guard lead > 0xA0, trail > 0xA0, lead < 0xFF, trail < 0xFF else {
            // GBK has rarer characters there, and blocks to draw with; the others have nothing.
            if lead > 0x80, lead < 0xFF, trail >= 0x80, trail < 0xFF {
                gb.pairs += 1
                if lead == 0xA8 || lead == 0xA9 { gb.common += 1 }
            } else {
                gb.bad += 1
            }
            eucJP.bad += 1
            return
        }
        gb.pairs += 1
        eucJP.pairs += 1
        if lead < 0xC0 { leads.0 |= 1 << UInt64(lead & 0x1F) } else { leads.1 |= 1 << UInt64(lead & 0x3F) }
        // The first nine rows are punctuation, lines and other alphabets.
        if lead >= 0xB0 && lead <= 0xD7 || lead <= 0xA9 { gb.common += 1 }
        if lead >= 0xB0 && lead <= 0xF7 { hanzi += 1 }
        if trail >= 0xC0 && trail <= 0xDF { letterTrails += 1 }
        if lead >= 0xB0 && lead <= 0xCF || lead <= 0xA5 { eucJP.common += 1 }
        if lead == 0xA4 || lead == 0xA5 { eucJP.kana += 1 }
        if lead >= 0xB0 && lead <= 0xC8 || lead <= 0xA3 { hangul += 1 }
    }

    private mutating func countBig5(_ lead: UInt8, _ trail: UInt8) {
        guard lead > 0xA0, lead < 0xFA, trail >= 0x40 && trail < 0x7F || trail > 0xA0 && trail < 0xFF else {
            big5.bad += 1
            return
        }
        big5.pairs += 1
        if lead <= 0xC6 { big5.common += 1 }
        if lead >= 0xA4 { bigHanzi += 1 }
    }

    private mutating func countShiftJIS(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var i = range.lowerBound
        while i < range.upperBound {
            let lead = bytes[i]
            if lead < 0x80 || lead > 0xA0 && lead < 0xE0 {
                if lead >= 0x80 { shiftJIS.pairs += 1 }
                i += 1
                continue
            }
            guard i + 1 < range.upperBound else { break }
            let trail = bytes[i + 1]
            guard lead > 0x80, lead < 0xFD, lead != 0xA0, trail >= 0x40, trail != 0x7F, trail < 0xFD else {
                shiftJIS.bad += 1
                i += 1
                continue
            }
            shiftJIS.pairs += 1
            if lead == 0x82 || lead == 0x83 { shiftJIS.kana += 1 }
            if lead >= 0x81 && lead <= 0x83 || lead >= 0x88 && lead <= 0x97 { shiftJIS.common += 1 }
            i += 2
        }
    }
}
